//! One file per command, and the choice between them.

mod check;
mod convert;
mod env;
mod explain;
mod format;
mod ready;
mod render;
mod run;
mod schema;
mod setup;

use kafka_config_core::catalog::closest;
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
            Some("check") => check::run(arguments).map_err(|stop| stop.within("check")),
            Some("env") => env::run(arguments).map_err(|stop| stop.within("env")),
            Some("convert") => convert::run(arguments).map_err(|stop| stop.within("convert")),
            Some("explain") => explain::run(arguments).map_err(|stop| stop.within("explain")),
            Some("schema") => schema::run(arguments).map_err(|stop| stop.within("schema")),
            Some("format") => format::run(arguments).map_err(|stop| stop.within("format")),
            Some("ready") => ready::run(arguments).map_err(|stop| stop.within("ready")),
            Some("run") => run::run(arguments).map_err(|stop| stop.within("run")),
            Some("setup") => setup::run(arguments).map_err(|stop| stop.within("setup")),
            Some("help") => help(&mut arguments),
            _ => Err(unknown(&command.to_string_lossy())),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}

const COMMANDS: [&str; 10] =
    ["check", "render", "env", "convert", "explain", "schema", "format", "run", "ready", "setup"];

fn unknown(command: &str) -> Stop {
    let hint = closest(command, COMMANDS).map_or_else(
        || format!("commands are {}", COMMANDS.join(", ")),
        |meant| format!("did you mean {meant}?"),
    );
    Stop::Usage(format!("no command '{command}'; {hint}"))
}

/// `help COMMAND` is `COMMAND --help`.
fn help(arguments: &mut lexopt::Parser) -> Result<Status, Stop> {
    let text = match arguments.next()? {
        Some(Value(command)) => help::of(&command.to_string_lossy()),
        _ => Some(help::MAIN),
    };
    text.map_or_else(
        || Err(Stop::Usage(format!("help is about a command: one of {}", COMMANDS.join(", ")))),
        print::out,
    )
}
