//! `setup`: the drop-in for the wrapper's own command. Kept lean, because every start of a container runs it.

use std::ffi::OsString;
use std::io::Write as _;
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;

use kafka_config_core::dialect::{Dialect, Image};
use kafka_config_core::layers::holds_secret;
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState, KafkaVersion};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare};
use kafka_config_core::render::Folders;
use lexopt::Arg::{Long, Short, Value};

use crate::exit::{Status, Stop};
use crate::options::{guess_version, parsed};
use crate::write::{self, Durability, NewFile};
use crate::{files, help, print};

struct Arguments {
    default: OsString,
    mounted: OsString,
    r#final: OsString,
    version: Option<KafkaVersion>,
}

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = arguments(parser)? else { return print::out(help::SETUP) };
    let version = arguments.version.unwrap_or_else(|| guess_version(Path::new(&arguments.default)));
    let image = Image::apache(version).map_err(|error| Stop::Usage(error.to_string()))?;
    let final_folder = Path::new(&arguments.r#final);
    let folder = |path: &OsString| path.to_string_lossy().into_owned();
    let request = Request {
        image,
        environment: process_environment(),
        files: read(
            Path::new(&arguments.default),
            Path::new(&arguments.mounted),
            final_folder,
            image.dialect(),
        )?,
        folders: Folders {
            default: folder(&arguments.default),
            mounted: folder(&arguments.mounted),
            r#final: folder(&arguments.r#final),
        },
        entrypoint: None,
        mode: Mode::Compat,
    };
    let prepared = prepare(&request);
    // What was ready before the failure is there in the image, too.
    let written = put_in_place(final_folder, image.dialect(), &prepared);
    let message = written.err().or_else(|| prepared.failure.as_ref().map(|failure| failure.message.clone()));
    // The process ends here, and the kernel frees faster than we could.
    std::mem::forget((request, prepared));
    let Some(message) = message else { return Ok(Status::Clean) };
    // The status tells, should stderr be closed.
    let _ = writeln!(std::io::stderr(), "{message}");
    Ok(Status::Findings)
}

/// The options, or `None` where help is asked for. 3.7 took the three folders as plain arguments.
fn arguments(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let [mut default, mut mounted, mut r#final] = [None, None, None];
    let mut version = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('D') | Long("default-configs-dir") => default = Some(parser.value()?),
            Short('M') | Long("mounted-configs-dir") => mounted = Some(parser.value()?),
            Short('F') | Long("final-configs-dir") => r#final = Some(parser.value()?),
            Long("kafka-version") => version = Some(parsed(&parser.value()?)?),
            Short('h') | Long("help") => return Ok(None),
            Value(folder) => {
                let free = [&mut default, &mut mounted, &mut r#final].into_iter().find(|slot| slot.is_none());
                match free {
                    Some(slot) => *slot = Some(folder),
                    None => return Err(help::unknown(&Value(folder), help::SETUP)),
                }
            }
            other => return Err(help::unknown(&other, help::SETUP)),
        }
    }
    let given = |value: Option<OsString>, name: &str| {
        value.ok_or_else(|| Stop::Usage(format!("setup needs {name} DIR")))
    };
    Ok(Some(Arguments {
        default: given(default, "--default-configs-dir")?,
        mounted: given(mounted, "--mounted-configs-dir")?,
        r#final: given(r#final, "--final-configs-dir")?,
        version,
    }))
}

pub(super) fn process_environment() -> Environment {
    std::env::vars_os().map(|(name, value)| (name.into_vec(), value.into_vec())).collect()
}

/// Reads what the wrapper will look at: leftovers only where neither other folder holds the file.
pub(super) fn read(
    default: &Path,
    mounted: &Path,
    r#final: &Path,
    dialect: &Dialect,
) -> Result<ConfigFiles, Stop> {
    let mut found = ConfigFiles::default();
    for file in ConfigFile::ALL {
        let name = dialect.file_name(file);
        let set = found.get_mut(file);
        set.default = files::state(&default.join(name))?;
        set.mounted = files::state(&mounted.join(name))?;
        if file != ConfigFile::Server && set.default == FileState::Absent && set.mounted == FileState::Absent
        {
            set.existing = files::state(&r#final.join(name))?;
        }
    }
    Ok(found)
}

/// Writes the files one by one, as far as that goes; an error is worded as the JVM would.
pub(super) fn put_in_place(folder: &Path, dialect: &Dialect, prepared: &Prepared) -> Result<(), String> {
    for artifact in &prepared.files {
        let name = dialect.file_name(artifact.file);
        let file = NewFile { name, bytes: &artifact.bytes, secret: holds_secret(artifact) };
        write::all(folder, &[file], Durability::Cached).map_err(|failed| {
            format!("error while preparing configs: {}", files::java_reason(&failed.path, &failed.error))
        })?;
    }
    Ok(())
}
