//! `log4j2.yaml` in the safe form: the user's tree with its levels replaced, appenders and all other settings kept.

use minijinja::{Value, context};

use super::levels::{Levels, base};
use crate::log4j2::WrapperError;
use crate::model::{Artifact, ConfigFile, Environment, FileSet};
use crate::template;
use crate::yaml::{self, Content, Entry, Node};

const TEMPLATE: &str = include_str!("../../../templates/log4j2.yaml.j2");

pub(super) fn artifact(
    file: ConfigFile,
    environment: &Environment,
    set: &FileSet,
) -> Result<Artifact, WrapperError> {
    let levels = Levels::read(file, environment)?;
    let text =
        std::str::from_utf8(base(set)).map_err(|_| WrapperError::new("the log4j2 file is not UTF-8"))?;
    let document = yaml::load(text).map_err(|error| WrapperError::new(error.to_string()))?;
    let configuration = document.root.as_ref().and_then(|root| root.get("Configuration"));
    let context = configuration_context(configuration, &levels);
    let text = template::render(TEMPLATE, &context).map_err(|error| WrapperError::new(error.message))?;
    Ok(Artifact { file, bytes: text.into_bytes(), segments: Vec::new() })
}

fn configuration_context(configuration: Option<&Node>, levels: &Levels<'_>) -> Value {
    let loggers = configuration.and_then(|node| node.get("Loggers"));
    let root = loggers.and_then(|node| node.get("Root"));
    let level = levels.root.or_else(|| root.and_then(|root| text_of(root, "level"))).unwrap_or("ERROR");
    context! {
        sections => settings(configuration, &["Loggers"], 2),
        others => settings(loggers, &["Root", "Logger"], 4),
        root => context! { level => yaml::quote(level), settings => settings(root, &["level"], 6) },
        loggers => logger_contexts(loggers.and_then(|node| node.get("Logger")), levels),
    }
}

/// The loggers of the file in their order with new levels, then those that only the environment names.
fn logger_contexts(list: Option<&Node>, levels: &Levels<'_>) -> Vec<Value> {
    let existing: Vec<&Node> = match list.map(|list| &list.content) {
        Some(Content::Sequence(items)) => items.iter().map(|item| &**item).collect(),
        Some(Content::Mapping(_)) => list.into_iter().collect(),
        _ => Vec::new(),
    };
    let wanted =
        |name: &str| levels.loggers.iter().rev().find(|(logger, _)| *logger == name).map(|(_, level)| *level);
    let mut contexts: Vec<Value> = existing
        .iter()
        .map(|logger| {
            let name = text_of(logger, "name").unwrap_or_default();
            let level = wanted(name).or_else(|| text_of(logger, "level"));
            logger_context(name, level, settings(Some(logger), &["name", "level"], 6))
        })
        .collect();
    let mut added: Vec<&str> = existing.iter().filter_map(|logger| text_of(logger, "name")).collect();
    for (name, _) in &levels.loggers {
        if !added.contains(name) {
            added.push(name);
            contexts.push(logger_context(name, wanted(name), Vec::new()));
        }
    }
    contexts
}

fn logger_context(name: &str, level: Option<&str>, settings: Vec<Value>) -> Value {
    context! { name => yaml::quote(name), level => level.map(yaml::quote), settings }
}

fn text_of<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.get(key)?.text()
}

/// The entries of a mapping but for some, each value as text that follows the colon.
fn settings(mapping: Option<&Node>, without: &[&str], indent: usize) -> Vec<Value> {
    let Some(Content::Mapping(entries)) = mapping.map(|node| &node.content) else { return Vec::new() };
    let left = entries.iter().filter(|entry| !entry.key.text().is_some_and(|key| without.contains(&key)));
    left.map(|entry| setting(entry, indent)).collect()
}

fn setting(entry: &Entry, indent: usize) -> Value {
    let key = yaml::dump(&entry.key).trim_end().to_owned();
    let value = yaml::dump(&entry.value);
    let value = value.trim_end();
    let is_block = match &entry.value.content {
        Content::Mapping(entries) => !entries.is_empty(),
        Content::Sequence(items) => !items.is_empty(),
        Content::Scalar { .. } | Content::Alias { .. } => false,
    };
    let margin = " ".repeat(indent + 2);
    let indented =
        value.split('\n').map(|line| if line.is_empty() { String::new() } else { format!("{margin}{line}") });
    let lines = indented.collect::<Vec<_>>().join("\n");
    let value = if is_block { format!("\n{lines}") } else { format!(" {}", lines.trim_start()) };
    context! { key, value }
}
