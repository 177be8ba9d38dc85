//! What `env` is asked.

use std::path::PathBuf;

use kafka_config_core::input::{Host, InputFormat};
use lexopt::Arg::{Long, Short, Value};

use crate::exit::Stop;
use crate::help;
use crate::options::{is_json, parsed};
use crate::print::Color;

/// The arguments.
#[derive(Default)]
pub(in crate::commands) struct Arguments {
    pub(in crate::commands) files: Vec<PathBuf>,
    /// The format of all files, where it is not left to them.
    pub(in crate::commands) dialect: Option<InputFormat>,
    /// The variables of the machine on which the containers are started.
    pub(in crate::commands) host: Host,
    pub(in crate::commands) json: bool,
    pub(in crate::commands) batch: bool,
    pub(in crate::commands) color: Color,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let (mut arguments, mut given, mut options) = (Arguments::default(), Host::new(), false);
    while let Some(argument) = parser.next()? {
        options |= !matches!(argument, Value(_) | Long("batch"));
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("dialect") => arguments.dialect = Some(parsed(&parser.value()?)?),
            Long("var") => {
                let (name, value) = variable(&parser.value()?.to_string_lossy())?;
                given.insert(name, value);
            }
            Long("host-env") => arguments.host = of_process(),
            Long("format") => arguments.json = is_json(&parser.value()?.to_string_lossy())?,
            Long("color") => arguments.color = parsed(&parser.value()?)?,
            Long("batch") => arguments.batch = true,
            Value(file) => arguments.files.push(file.into()),
            other => return Err(help::unknown(&other, help::ENV)),
        }
    }
    if arguments.batch && (options || arguments.files.len() > 1) {
        return Err(Stop::Usage("--batch takes one file and no other option".to_owned()));
    }
    if !arguments.batch && arguments.files.is_empty() {
        return Err(Stop::Usage("no file given".to_owned()));
    }
    arguments.host.append(&mut given);
    Ok(Some(arguments))
}

impl Arguments {
    /// Takes a variable of the machine.
    pub(in crate::commands) fn add_variable(&mut self, text: &str) -> Result<(), Stop> {
        let (name, value) = variable(text)?;
        self.host.insert(name, value);
        Ok(())
    }
}

fn variable(text: &str) -> Result<(String, String), Stop> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => {
            let name = text.split('=').next().unwrap_or_default();
            Err(Stop::Usage(format!("--var takes NAME=VALUE, not '{name}'")))
        }
    }
}

/// The variables of this process; what is not UTF-8 is left out.
fn of_process() -> Host {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect()
}
