//! `kafka-config.toml`: what a project ignores, selects and denies, and how much rules weigh there. `families` of the crate
//! reads image families of its own.

use std::ops::Range;
use std::path::{Path, PathBuf};

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::model::line_and_column;
use kafka_config_core::report::Codes;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::arguments::Threshold;
use super::settings::codes;
use crate::exit::Stop;
use crate::families::{self, CONFIG, Fault};
use crate::{files, help};

const KEYS: [&str; 5] = ["select", "ignore", "deny", "severity", "families"];

/// What a project wants.
#[derive(Default)]
pub(super) struct Config {
    /// The rules wanted, where not all are.
    pub(super) select: Option<Codes>,
    /// The rules not wanted.
    pub(super) ignore: Codes,
    /// The weight from which on findings make the status 1.
    pub(super) deny: Option<Threshold>,
    /// Other weights than the rules' own.
    pub(super) severities: Vec<(Codes, Severity)>,
}

/// Reads the file that is named, else that of the current folder, where there is one.
pub(super) fn read(named: Option<&Path>) -> Result<Config, Stop> {
    let path = match named {
        Some(path) => path.to_owned(),
        None if Path::new(CONFIG).is_file() => PathBuf::from(CONFIG),
        None => return Ok(Config::default()),
    };
    let bytes = files::required(&path)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Stop::file(&path, "is not UTF-8"))?;
    parse(text).map_err(|fault| {
        let (line, _) = line_and_column(text.as_bytes(), fault.at.start);
        Stop::file(&path, format!("line {line}: {}", fault.message))
    })
}

fn parse(text: &str) -> Result<Config, Fault> {
    let table = DeTable::parse(text).map_err(|error| Fault {
        message: error.message().to_owned(),
        at: error.span().unwrap_or_default(),
    })?;
    let mut config = Config::default();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "select" => config.select = Some(list(value)?),
            "ignore" => config.ignore = list(value)?,
            "deny" => config.deny = Some(at(value, text_of(value)?.parse())?),
            "severity" => config.severities = severities(value)?,
            // Who reads `--image` takes them.
            "families" => drop(families::parse(value)?),
            other => return Err(unknown_key(other, key.span())),
        }
    }
    Ok(config)
}

fn unknown_key(key: &str, at: Range<usize>) -> Fault {
    let hint = help::closest(key, KEYS).map_or(String::new(), |meant| format!("; did you mean {meant}?"));
    Fault { message: format!("no key '{key}'{hint}"), at }
}

fn at<T>(value: &Spanned<DeValue<'_>>, result: Result<T, String>) -> Result<T, Fault> {
    result.map_err(|message| Fault { message, at: value.span() })
}

fn text_of<'a>(value: &'a Spanned<DeValue<'_>>) -> Result<&'a str, Fault> {
    at(value, value.get_ref().as_str().ok_or_else(|| "a text in quotes is wanted here".to_owned()))
}

fn list(value: &Spanned<DeValue<'_>>) -> Result<Codes, Fault> {
    let items = value.get_ref().as_array();
    let items = at(value, items.ok_or_else(|| "a list such as [\"KC103\"] is wanted here".to_owned()))?;
    let mut all = Codes::default();
    for item in items {
        all.extend(at(item, codes(text_of(item)?))?);
    }
    Ok(all)
}

fn severities(value: &Spanned<DeValue<'_>>) -> Result<Vec<(Codes, Severity)>, Fault> {
    let table = value.get_ref().as_table();
    let table = at(value, table.ok_or_else(|| "a table such as [severity] is wanted here".to_owned()))?;
    let entries = table.iter().map(|(key, value)| {
        let codes = codes(key.get_ref()).map_err(|message| Fault { message, at: key.span() })?;
        Ok((codes, at(value, severity(text_of(value)?))?))
    });
    entries.collect()
}

fn severity(text: &str) -> Result<Severity, String> {
    let known = [Severity::Error, Severity::Warning, Severity::Info];
    let named = known.into_iter().find(|severity| severity.as_str() == text);
    named.ok_or_else(|| format!("a severity is error, warning or info, not '{text}'"))
}
