//! From the arguments to the answer.

use std::path::Path;

use super::arguments::{Arguments, read};
use super::{batch, json, text};
use crate::deployment::{self, expand};
use crate::exit::{Status, Stop};
use crate::files::Overlay;
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
    let files = expand(&arguments.files)?;
    let deployment = deployment::read(&files, &arguments.input, &Overlay::default())?;
    if arguments.json {
        print::out(json::document(&deployment))?;
    } else {
        text::diagnostics(&deployment, arguments.color);
        print::out(text::services(&deployment))?;
    }
    Ok(if deployment.is_refused() { Status::Findings } else { Status::Clean })
}
