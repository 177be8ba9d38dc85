//! Look-ups that need no directory: what a release brings, and what a level needs.

use super::features;
use super::refusal::Refusal;
use super::tables::{METADATA, Tables};
use super::tool::{ReleaseRefusal, Tool};
use crate::schema::int;

/// The levels of all features that a release brings; without one, the newest for production.
///
/// # Errors
/// The tool knows no such release.
pub fn version_mapping(tool: &Tool, release: Option<&str>) -> Result<String, Refusal> {
    let tables = tool.tables();
    let version = match release {
        None => tables.production,
        Some(text) if tool.refusal == ReleaseRefusal::List => features::named(text, tool, &tables, true)?,
        Some(text) => tables.named(text).ok_or_else(|| unknown_release(text, &tables))?,
    };
    let named = release.unwrap_or(version.name);
    let others =
        tables.features.iter().map(|feature| format!("{}={}\n", feature.name, feature.default(version)));
    Ok(format!("{METADATA}={} ({named})\n", version.level) + &others.collect::<String>())
}

fn unknown_release(text: &str, tables: &Tables) -> Refusal {
    let oldest = tables.versions().first().map_or("", |version| version.name);
    let newest = tables.production.name;
    Refusal::new(format!("Unknown release version '{text}'. Supported versions are: {oldest} to {newest}"))
}

/// What each of these levels needs, as far as all before it are known, and why the list ends there.
pub fn feature_dependencies(tool: &Tool, arguments: &[String]) -> (String, Option<Refusal>) {
    let tables = tool.tables();
    let mut text = String::new();
    for argument in arguments {
        match needs(&tables, argument) {
            Ok(lines) => text += &lines,
            Err(message) => return (text, Some(Refusal::new(message))),
        }
    }
    (text, None)
}

fn needs(tables: &Tables, argument: &str) -> Result<String, String> {
    let level = argument.split_once('=').and_then(|(name, level)| Some((name, int(level)?)));
    let Some((name, number)) = level else {
        return Err(format!(
            "Invalid feature format: {argument}. Expected format: 'feature=version' (e.g. 'group.version=1')"
        ));
    };
    if name == METADATA {
        let version = tables.of_level(number).ok_or_else(|| format!("Unknown {METADATA} {number}"))?;
        return Ok(format!("{METADATA}={number} ({}) has no dependencies.\n", version.name));
    }
    let feature = tables.feature(name).ok_or_else(|| format!("Unknown feature: {name}"))?;
    let level = feature.levels.iter().find(|level| level.number == number);
    let level = level.ok_or_else(|| format!("Feature level {number} is not supported for feature {name}"))?;
    if level.needs.is_empty() {
        return Ok(format!("{name}={number} has no dependencies.\n"));
    }
    let lines = level.needs.iter().map(|(needed, least)| {
        let version = tables.of_level(*least).filter(|_| *needed == METADATA);
        let release = version.map_or(String::new(), |version| format!(" ({})", version.name));
        format!("    {needed}={least}{release}\n")
    });
    Ok(format!("{name}={number} requires:\n") + &lines.collect::<String>())
}
