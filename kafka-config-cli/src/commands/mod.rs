//! One file per command, and the choice between them.

mod explain;
mod render;
mod setup;

use lexopt::Arg::{Long, Short, Value};

use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command that the arguments name.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<Status, Stop> {
    match arguments.next()? {
        None => Err(Stop::Usage("no command given".to_owned())),
        Some(Short('h') | Long("help")) => print::out(help::MAIN),
        Some(Short('V') | Long("version")) => {
            print::out(concat!("kafka-config ", env!("CARGO_PKG_VERSION"), "\n"))
        }
        Some(Value(command)) => match command.to_str() {
            Some("render") => render::run(arguments).map_err(|stop| stop.within("render")),
            Some("explain") => explain::run(arguments).map_err(|stop| stop.within("explain")),
            Some("setup") => setup::run(arguments).map_err(|stop| stop.within("setup")),
            Some("help") => print::out(help::MAIN),
            _ => Err(Stop::Usage(format!(
                "no command '{}'; commands are render, explain and setup",
                command.to_string_lossy()
            ))),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}
