//! Looks again and again until the node serves or time is up.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::arguments::{self, Arguments};
use super::attempt::{Seen, look};
use super::target::Target;
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = arguments::read(parser)? else { return print::out(help::READY) };
    let end = Instant::now() + arguments.timeout;
    let mut target = arguments.address.clone().map(Target::at);
    let mut earlier = None;
    loop {
        let (text, is_hopeless) = match seen(&arguments, &mut target, end) {
            Seen::Ready(text) => return print::out(format!("ready: {text}\n")),
            // A look that ran out of time says less than one before it.
            Seen::NotReady(text) => (earlier.take().filter(|_| Instant::now() >= end).unwrap_or(text), false),
            Seen::Never(text) => (text, true),
        };
        if is_hopeless || Instant::now() + PAUSE >= end {
            print::note(&format!("not ready: {text}\n"));
            return Ok(Status::Findings);
        }
        earlier = Some(text);
        sleep(PAUSE);
    }
}

/// One look. The configuration may not be there yet; once it is, it stays.
fn seen(arguments: &Arguments, target: &mut Option<Target>, end: Instant) -> Seen {
    let known = match target.take().map_or_else(|| Target::of_file(&arguments.config), Ok) {
        Ok(known) => target.insert(known),
        Err(text) => return Seen::NotReady(text),
    };
    let address = &known.address;
    match look(known, arguments.brokers, end) {
        Seen::Ready(text) => Seen::Ready(format!("{address} {text}")),
        Seen::NotReady(text) => Seen::NotReady(format!("{address} {text}")),
        Seen::Never(text) => Seen::Never(format!("{address} {text}")),
    }
}
