//! What `convert` is asked.

use std::path::PathBuf;

use kafka_config_core::input::InputFormat;
use lexopt::Arg::{Long, Short, Value};

use crate::deployment::InputOptions;
use crate::exit::Stop;
use crate::help;
use crate::options::{is_json, parsed};
use crate::print::Color;

/// The arguments.
pub(super) struct Arguments {
    /// What is read, and how.
    pub(super) files: Vec<PathBuf>,
    pub(super) reading: InputOptions,
    pub(super) color: Color,
    /// The format wanted.
    pub(super) to: InputFormat,
    /// The image wanted, where it is another one.
    pub(super) image: Option<String>,
    /// The image that the variables are for, where the files do not tell.
    pub(super) from_image: Option<String>,
    /// The services wanted; all where none is named.
    pub(super) services: Vec<String>,
    pub(super) output: Option<PathBuf>,
    pub(super) output_dir: Option<PathBuf>,
    pub(super) json: bool,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let (mut files, mut reading, mut color) = (Vec::new(), InputOptions::default(), Color::default());
    let (mut to, mut image, mut from_image) = (None, None, None);
    let (mut services, mut output, mut output_dir, mut json) = (Vec::new(), None, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("to") => to = Some(format(&parser.value()?.to_string_lossy())?),
            Long("image") => image = Some(parser.value()?.to_string_lossy().into_owned()),
            Long("from-image") => from_image = Some(parser.value()?.to_string_lossy().into_owned()),
            Long("service") => services.push(parser.value()?.to_string_lossy().into_owned()),
            Short('o') | Long("output") => output = Some(parser.value()?.into()),
            Long("output-dir") => output_dir = Some(parser.value()?.into()),
            Long("format") => json = is_json(&parser.value()?.to_string_lossy())?,
            Long("color") => color = parsed(&parser.value()?)?,
            Long(name) => {
                let name = name.to_owned();
                if !reading.set(&name, &mut parser)? {
                    return Err(help::unknown(&Long(&name), help::CONVERT));
                }
            }
            Value(file) => files.push(file.into()),
            other @ Short(_) => return Err(help::unknown(&other, help::CONVERT)),
        }
    }
    if files.is_empty() {
        return Err(Stop::Usage("no file given".to_owned()));
    }
    let to =
        to.ok_or_else(|| Stop::Usage("--to tells the format wanted, such as --to compose".to_owned()))?;
    if output.is_some() && output_dir.is_some() {
        return Err(Stop::Usage("--output and --output-dir exclude each other".to_owned()));
    }
    Ok(Some(Arguments { files, reading, color, to, image, from_image, services, output, output_dir, json }))
}

/// `env` is the dialect of `docker run`.
fn format(name: &str) -> Result<InputFormat, Stop> {
    let name = if name == "env" { "docker-env" } else { name };
    name.parse().map_err(|_| {
        let all = InputFormat::ALL.map(InputFormat::name).join(", ");
        Stop::Usage(format!("--to is env, {all}; not '{name}'"))
    })
}
