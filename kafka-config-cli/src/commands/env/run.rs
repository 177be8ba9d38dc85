//! From the arguments to the answer.

use std::path::Path;

use super::arguments::{Arguments, read};
use super::{batch, json, readings, text};
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = read(parser)? else { return print::out(help::ENV) };
    if arguments.batch {
        return batch::run(arguments.files.first().map_or(Path::new("-"), |file| file));
    }
    show(&arguments)
}

fn show(arguments: &Arguments) -> Result<Status, Stop> {
    let answer = readings::read(arguments)?;
    if arguments.json {
        print::out(json::document(&answer))?;
    } else {
        text::diagnostics(&answer, arguments.color);
        print::out(text::services(&answer))?;
    }
    Ok(if answer.is_refused() { Status::Findings } else { Status::Clean })
}
