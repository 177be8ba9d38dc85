//! Help texts, one file a command, frozen by the tests in `tests/cmd`.

use kafka_config_core::catalog::closest;
use lexopt::Arg;

use crate::exit::Stop;

pub(crate) const MAIN: &str = include_str!("main.txt");
pub(crate) const CHECK: &str = include_str!("check.txt");
pub(crate) const RENDER: &str = include_str!("render.txt");
pub(crate) const ENV: &str = include_str!("env.txt");
pub(crate) const CONVERT: &str = include_str!("convert.txt");
pub(crate) const EXPLAIN: &str = include_str!("explain.txt");
pub(crate) const SCHEMA: &str = include_str!("schema.txt");
pub(crate) const FORMAT: &str = include_str!("format.txt");
pub(crate) const RUN: &str = include_str!("run.txt");
pub(crate) const READY: &str = include_str!("ready.txt");
pub(crate) const SETUP: &str = include_str!("setup.txt");

/// The help text of a command.
pub(crate) fn of(command: &str) -> Option<&'static str> {
    match command {
        "check" => Some(CHECK),
        "render" => Some(RENDER),
        "env" => Some(ENV),
        "convert" => Some(CONVERT),
        "explain" => Some(EXPLAIN),
        "schema" => Some(SCHEMA),
        "format" => Some(FORMAT),
        "run" => Some(RUN),
        "ready" => Some(READY),
        "setup" => Some(SETUP),
        _ => None,
    }
}

/// The refusal of an argument, with the option that was probably meant.
pub(crate) fn unknown(argument: &Arg<'_>, help: &str) -> Stop {
    let given = match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Value(value) => {
            return Stop::Usage(format!("unexpected argument '{}'", value.to_string_lossy()));
        }
    };
    let close = closest(&given, help.split_whitespace().filter(|word| word.starts_with("--")));
    let hint = close.map_or(String::new(), |option| format!("; did you mean {option}?"));
    Stop::Usage(format!("no option '{given}'{hint}"))
}
