//! Signals that arrive before the broker is there. The first process of a container gets only those that it asks for.

use std::thread;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::exit::{Stop, reason};
use crate::print;

/// From now on a signal ends the process at once, whatever it waits for. Every file is whole or not there at any
/// moment, so that the next start goes on from here. What takes the place of this process has its own handlers.
pub(super) fn heed() -> Result<(), Stop> {
    let signals = Signals::new([SIGINT, SIGTERM]);
    let mut signals = signals.map_err(|error| Stop::Failed(format!("signals: {}", reason(&error))))?;
    let waiting = move || {
        if let Some(signal) = signals.forever().next() {
            let name = if signal == SIGTERM { "SIGTERM" } else { "SIGINT" };
            print::note(&format!("error: ended by {name} before the broker was started\n"));
            std::process::exit(128 + signal);
        }
    };
    let thread = thread::Builder::new().stack_size(64 * 1024).spawn(waiting);
    thread.map(drop).map_err(|error| Stop::Failed(format!("signals: {}", reason(&error))))
}
