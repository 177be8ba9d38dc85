//! The command line of `run`: its own options, then the arguments of the image's script.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::str::FromStr;

use kafka_config_core::dialect::Image;
use kafka_config_core::launch::Tuning;
use kafka_config_core::model::KafkaVersion;

use crate::exit::Stop;
use crate::help;
use crate::options::{is_json, parsed};

/// How findings are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Checking {
    /// An error keeps the broker from being started.
    Strict,
    /// Findings are shown; only what would end Kafka's own tool ends the start.
    #[default]
    Warn,
    /// Nothing is shown, and where Kafka seems to refuse the configuration its own tool is asked.
    Off,
}

/// The variable that chooses; it is ours and becomes no property.
pub(super) const CHECKING: &str = "KAFKA_CONFIG_CHECK";

impl FromStr for Checking {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "strict" => Ok(Self::Strict),
            "" | "warn" => Ok(Self::Warn),
            "off" => Ok(Self::Off),
            _ => Err(format!("{CHECKING} is strict, warn or off, not '{text}'")),
        }
    }
}

/// What is asked for.
#[derive(Default)]
pub(super) struct Arguments {
    /// Whether the plan is all that is wanted.
    pub(super) dry_run: bool,
    /// Whether it is told as JSON.
    pub(super) json: bool,
    /// What stands for `/`, where the image's own folders are concerned.
    pub(super) root: Option<PathBuf>,
    /// What stands for the answer of `hostname -i`.
    pub(super) addresses: Option<String>,
    /// The Kafka inside.
    pub(super) version: Option<KafkaVersion>,
    /// The folder for files, where the image's own cannot be written.
    pub(super) fallback: Option<PathBuf>,
    /// The broker's archive of classes, where it is not the image's own.
    pub(super) archive: Option<String>,
    /// What the broker's JVM is tuned with.
    pub(super) tuning: Tuning,
    /// How findings are taken.
    pub(super) checking: Checking,
    /// The arguments of the script: `NAME=VALUE`.
    pub(super) words: Vec<String>,
}

/// Options with a value.
const VALUED: [&str; 7] =
    ["--root", "--host-ip", "--image", "--kafka-version", "--fallback-dir", "--archive", "--format"];

/// Reads the words; `None` where help is asked for. Options come before the script's arguments.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let mut arguments = Arguments::default();
    let mut format = None;
    let mut words = parser.raw_args()?;
    while let Some(word) = words.next() {
        let text = word.to_string_lossy().into_owned();
        let (name, attached) =
            text.split_once('=').map_or((text.as_str(), None), |(name, value)| (name, Some(value)));
        match name {
            "-h" | "--help" => return Ok(None),
            "--dry-run" => arguments.dry_run = true,
            "--default-tuning" => arguments.tune(Tuning::Kafka)?,
            "--quick-start" => arguments.tune(Tuning::QuickStart)?,
            name if VALUED.contains(&name) => {
                let value = match attached {
                    Some(value) => OsString::from(value),
                    None => words.next().ok_or_else(|| Stop::Usage(format!("{name} needs a value")))?,
                };
                if name == "--format" {
                    format = Some(is_json(&value.to_string_lossy())?);
                } else {
                    arguments.set(name, value)?;
                }
            }
            "--" => break,
            name if name.starts_with("--") => {
                let name = name.trim_start_matches('-');
                return Err(help::unknown(&lexopt::Arg::Long(name), help::RUN));
            }
            _ => {
                arguments.words.push(text);
                break;
            }
        }
    }
    arguments.words.extend(words.map(|word| word.to_string_lossy().into_owned()));
    if format.is_some() && !arguments.dry_run {
        return Err(Stop::Usage("--format is how --dry-run tells its plan".to_owned()));
    }
    arguments.json = format == Some(true);
    arguments.choose_checking()?;
    Ok(Some(arguments))
}

impl Arguments {
    fn tune(&mut self, tuning: Tuning) -> Result<(), Stop> {
        if self.tuning != Tuning::Image && self.tuning != tuning {
            return Err(Stop::Usage(
                "--default-tuning and --quick-start tune the same JVM: choose one".to_owned(),
            ));
        }
        self.tuning = tuning;
        Ok(())
    }

    fn set(&mut self, name: &str, value: OsString) -> Result<(), Stop> {
        match name {
            "--root" => self.root = Some(value.into()),
            "--fallback-dir" => self.fallback = Some(value.into()),
            "--archive" => self.archive = Some(value.to_string_lossy().into_owned()),
            "--image" => self.version = Some(apache(&value)?),
            "--kafka-version" => self.version = Some(parsed(&value)?),
            _ => self.addresses = Some(value.to_string_lossy().into_owned()),
        }
        Ok(())
    }

    /// From the process, else from the script's arguments, which override; the script does not see it.
    fn choose_checking(&mut self) -> Result<(), Stop> {
        let ours = |word: &String| word.strip_prefix(CHECKING)?.strip_prefix('=').map(OsString::from);
        let chosen = self.words.iter().rev().find_map(ours).or_else(|| std::env::var_os(CHECKING));
        self.words.retain(|word| ours(word).is_none());
        if let Some(value) = chosen {
            self.checking = parsed(&value)?;
        }
        Ok(())
    }
}

/// The Kafka inside an image of Apache's; the entrypoints of others are not known here.
fn apache(reference: &OsStr) -> Result<KafkaVersion, Stop> {
    let image: Image = parsed(reference)?;
    if image.dialect().is_apache() {
        return Ok(image.version);
    }
    Err(Stop::Usage(format!("run starts the broker of apache/kafka, not of {}", reference.to_string_lossy())))
}
