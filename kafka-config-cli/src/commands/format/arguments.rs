//! Options of our own between those of the tool.

use std::ffi::OsString;
use std::path::PathBuf;

use kafka_config_core::model::KafkaVersion;

use crate::exit::Stop;
use crate::options::parsed;

/// What is asked for.
#[derive(Default)]
pub(super) struct Arguments {
    /// Whose tool it is.
    pub(super) version: Option<KafkaVersion>,
    /// Whether the real tool does the work.
    pub(super) by_jvm: bool,
    /// The folder of Kafka's jars.
    pub(super) libs: Option<PathBuf>,
    /// What stands for `/`, where directories are concerned.
    pub(super) root: Option<PathBuf>,
    /// The tool's own words.
    pub(super) words: Vec<OsString>,
}

const OWN: [&str; 4] = ["--kafka-version", "--engine", "--libs", "--root"];

/// Parts the words. No value of the tool's options can be one of our options: there it would be an option, too.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Arguments, Stop> {
    let mut arguments = Arguments::default();
    let mut words = parser.raw_args()?;
    while let Some(word) = words.next() {
        let text = word.to_string_lossy().into_owned();
        let (name, attached) =
            text.split_once('=').map_or((text.as_str(), None), |(name, value)| (name, Some(value)));
        if !OWN.contains(&name) {
            arguments.words.push(word);
            continue;
        }
        let value = match attached {
            Some(value) => OsString::from(value),
            None => words.next().ok_or_else(|| Stop::Usage(format!("{name} needs a value")))?,
        };
        arguments.set(name, value)?;
    }
    Ok(arguments)
}

impl Arguments {
    fn set(&mut self, name: &str, value: OsString) -> Result<(), Stop> {
        match name {
            "--kafka-version" => self.version = Some(parsed(&value)?),
            "--libs" => self.libs = Some(value.into()),
            "--root" => self.root = Some(value.into()),
            _ => self.by_jvm = is_jvm(&value.to_string_lossy())?,
        }
        Ok(())
    }
}

fn is_jvm(engine: &str) -> Result<bool, Stop> {
    match engine {
        "jvm" => Ok(true),
        "native" => Ok(false),
        other => Err(Stop::Usage(format!("no engine '{other}'; engines are native and jvm"))),
    }
}
