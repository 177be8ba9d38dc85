//! From the arguments to the answer.

use std::path::Path;

use super::arguments::read;
use super::batch;
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = read(parser)? else { return print::out(help::ENV) };
    match &arguments.files[..] {
        _ if !arguments.batch => Err(Stop::Usage("only --batch is there yet".to_owned())),
        [] => batch::run(Path::new("-")),
        [file] => batch::run(file),
        [_, ..] => Err(Stop::Usage("--batch reads one file".to_owned())),
    }
}
