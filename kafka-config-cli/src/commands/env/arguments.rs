//! What `env` is asked.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use crate::exit::Stop;
use crate::help;

/// The arguments.
pub(super) struct Arguments {
    pub(super) files: Vec<PathBuf>,
    pub(super) batch: bool,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let mut arguments = Arguments { files: Vec::new(), batch: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("batch") => arguments.batch = true,
            Value(file) => arguments.files.push(file.into()),
            other => return Err(help::unknown(&other, help::ENV)),
        }
    }
    Ok(Some(arguments))
}
