//! What `env` is asked.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use crate::deployment::InputOptions;
use crate::exit::Stop;
use crate::help;
use crate::options::{is_json, parsed};
use crate::print::Color;

/// The arguments.
#[derive(Default)]
pub(super) struct Arguments {
    pub(super) files: Vec<PathBuf>,
    pub(super) input: InputOptions,
    pub(super) json: bool,
    pub(super) batch: bool,
    pub(super) color: Color,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let (mut arguments, mut options) = (Arguments::default(), false);
    while let Some(argument) = parser.next()? {
        options |= !matches!(argument, Value(_) | Long("batch"));
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("format") => arguments.json = is_json(&parser.value()?.to_string_lossy())?,
            Long("color") => arguments.color = parsed(&parser.value()?)?,
            Long("batch") => arguments.batch = true,
            Value(file) => arguments.files.push(file.into()),
            Long(name) => {
                let name = name.to_owned();
                if !arguments.input.set(&name, &mut parser)? {
                    return Err(help::unknown(&Long(&name), help::ENV));
                }
            }
            other @ Short(_) => return Err(help::unknown(&other, help::ENV)),
        }
    }
    if arguments.batch && (options || arguments.files.len() > 1) {
        return Err(Stop::Usage("--batch takes one file and no other option".to_owned()));
    }
    if !arguments.batch && arguments.files.is_empty() {
        return Err(Stop::Usage("no file given".to_owned()));
    }
    Ok(Some(arguments))
}
