//! The command line of `render`.

use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};

use super::nodes;
use crate::deployment::InputOptions;
use crate::exit::Stop;
use crate::help;
use crate::options::{ContainerOptions, parsed};
use crate::print::Color;

/// What the command line asks for.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one switch of the command line")]
pub(super) struct Arguments {
    pub(super) container: ContainerOptions,
    /// Files that describe containers, and how they are read.
    pub(super) files: Vec<PathBuf>,
    pub(super) reading: InputOptions,
    pub(super) service: Option<String>,
    pub(super) strict: bool,
    pub(super) merge_defaults: bool,
    pub(super) output_dir: Option<PathBuf>,
    pub(super) file: Option<String>,
    pub(super) dry_run: bool,
    pub(super) diff: bool,
    pub(super) provenance: bool,
    pub(super) verbose: bool,
    pub(super) quiet: bool,
    pub(super) color: Color,
}

/// Refuses options that would take each other's place without a word.
pub(super) fn check_combination(arguments: &Arguments) -> Result<(), Stop> {
    let outputs = [
        (arguments.diff, "--diff"),
        (arguments.dry_run, "--dry-run"),
        (arguments.file.is_some(), "--file"),
        (arguments.provenance, "--provenance"),
    ];
    let mut given = outputs.iter().filter(|(given, _)| *given).map(|(_, name)| *name);
    match (given.next(), given.next()) {
        (Some(first), Some(second)) => Err(Stop::Usage(format!("{first} and {second} exclude each other"))),
        (Some("--file"), None) if arguments.output_dir.is_some() => {
            Err(Stop::Usage("--file is for standard output; --output-dir gets all files".to_owned()))
        }
        _ => Ok(()),
    }
}

/// Reads the command line; `None` asks for help.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let mut arguments = Arguments::default();
    while let Some(argument) = parser.next()? {
        let name = match argument {
            Short('h') => return Ok(None),
            Short('o') => "output-dir".to_owned(),
            Short('e') => "env".to_owned(),
            Short('v') => "verbose".to_owned(),
            Short('q') => "quiet".to_owned(),
            Long(name) => name.to_owned(),
            Value(value) => {
                let text = value.into_string().map_err(|value| {
                    Stop::Failed(format!("the argument '{}' is not UTF-8", value.to_string_lossy()))
                })?;
                if nodes::names_file(&text) {
                    arguments.files.push(text.into());
                } else {
                    arguments.container.arguments.push(text);
                }
                continue;
            }
            other @ Short(_) => return Err(help::unknown(&other, help::RENDER)),
        };
        match name.as_str() {
            "help" => return Ok(None),
            "mode" => arguments.strict = is_strict(&parser.value()?.to_string_lossy())?,
            "merge-defaults" => arguments.merge_defaults = true,
            "output-dir" => arguments.output_dir = Some(parser.value()?.into()),
            "file" => arguments.file = Some(parser.value()?.to_string_lossy().into_owned()),
            "dry-run" => arguments.dry_run = true,
            "diff" => arguments.diff = true,
            "provenance" => arguments.provenance = true,
            "verbose" => arguments.verbose = true,
            "quiet" => arguments.quiet = true,
            "color" => arguments.color = parsed(&parser.value()?)?,
            "service" => arguments.service = Some(parser.value()?.to_string_lossy().into_owned()),
            name if arguments.container.set(name, &mut parser)? => {}
            name if arguments.reading.set(name, &mut parser)? => {}
            name => return Err(help::unknown(&Long(name), help::RENDER)),
        }
    }
    Ok(Some(arguments))
}

fn is_strict(mode: &str) -> Result<bool, Stop> {
    match mode {
        "compat" => Ok(false),
        "strict" => Ok(true),
        other => Err(Stop::Usage(format!("--mode is compat or strict, not '{other}'"))),
    }
}
