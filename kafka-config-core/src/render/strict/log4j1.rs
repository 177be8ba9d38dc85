//! `log4j.properties` in the safe form: each key once, levels replaced, appenders kept.

use minijinja::context;

use super::levels::{Levels, base};
use crate::log4j2::WrapperError;
use crate::model::{Artifact, ConfigFile, Environment, FileSet};
use crate::properties::{self, Charset};
use crate::template;

const TEMPLATE: &str = include_str!("../../../templates/log4j.properties.j2");

pub(super) fn artifact(
    file: ConfigFile,
    environment: &Environment,
    set: &FileSet,
) -> Result<Artifact, WrapperError> {
    let levels = Levels::read(file, environment)?;
    let mut lines = Lines::read(base(set))?;
    if let Some(level) = levels.root {
        let appender = if file == ConfigFile::ToolsLog4j { "stderr" } else { "stdout" };
        lines.set_level("log4j.rootLogger", level, Some(appender));
    }
    for (name, level) in levels.loggers {
        lines.set_level(&format!("log4j.logger.{name}"), level, None);
    }
    let lines: Vec<_> = lines.0.into_iter().map(|(key, value)| context! { key, value }).collect();
    let text =
        template::render(TEMPLATE, &context! { lines }).map_err(|error| WrapperError::new(error.message))?;
    Ok(Artifact { file, bytes: text.into_bytes(), segments: Vec::new() })
}

/// Keys in the order of their first line, each with its last value.
struct Lines(Vec<(String, String)>);

impl Lines {
    fn read(text: &[u8]) -> Result<Self, WrapperError> {
        let mut lines = Self(Vec::new());
        let read = properties::read(text, Charset::Latin1);
        for property in read.map_err(|error| WrapperError::new(error.to_string()))? {
            lines.set(&property.key, property.value.into_owned());
        }
        Ok(lines)
    }

    fn set(&mut self, key: &str, value: String) {
        match self.0.iter_mut().find(|(known, _)| known == key) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.to_owned(), value)),
        }
    }

    /// Puts a level in front of the appenders that stand there already; a value that names appenders itself
    /// is taken whole.
    fn set_level(&mut self, key: &str, level: &str, usual_appender: Option<&str>) {
        let old = self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
        let appenders = match old.map(|value| value.split_once(',')) {
            Some(appenders) => appenders.map(|(_, appenders)| appenders.trim().to_owned()),
            None => usual_appender.map(str::to_owned),
        };
        let value = match appenders {
            Some(appenders) if !level.contains(',') => format!("{level}, {appenders}"),
            _ => level.to_owned(),
        };
        self.set(key, value);
    }
}
