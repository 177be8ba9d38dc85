//! SARIF 2.1.0 (OASIS), which code scanning services read. Section numbers are the standard's.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::container_ends::rules;
use super::entry::{Entry, Report, ReportedFix, Section};
use super::place::Region;
use crate::diagnostics::Severity;
use crate::validate::Rule;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report as a log of one run. `failed` tells whether the command ends with a status other than 0; its
/// arguments are left out, as they may hold secrets.
pub fn sarif(report: &Report, failed: bool) -> String {
    let used: Vec<&Rule> = used(report);
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "kafka-config",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": used.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                // Findings are no failure of the tool (3.20.14).
                "executionSuccessful": true,
                "exitCode": i32::from(failed),
            }],
            "columnKind": "unicodeCodePoints",
            "properties": {
                "kafkaVersion": report.kafka_version.to_string(),
                "verdict": report.verdict().as_str(),
            },
            "results": results(report, &used),
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

/// The rules that found something, by code.
fn used(report: &Report) -> Vec<&'static Rule> {
    rules().filter(|rule| report.entries().any(|entry| entry.diagnostic.code == rule.code)).collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let page = rule.page.trim();
    let first_sentence = page.split_once(". ").map_or(page, |(first, _)| first);
    let first_paragraph = first_sentence.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    let short = first_paragraph.trim_end_matches(['.', ':']).replace('`', "");
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": format!("{short}.") },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn results(report: &Report, used: &[&Rule]) -> Vec<Value> {
    report.entries_in_sections().map(|(section, entry)| result(section, entry, used)).collect()
}

fn result(section: &Section, entry: &Entry, used: &[&Rule]) -> Value {
    let code = entry.diagnostic.code;
    let mut result = json!({
        "ruleId": code,
        "ruleIndex": used.iter().position(|rule| rule.code == code),
        "level": level(entry.diagnostic.severity),
        "message": { "text": entry.message_and_help() },
        "locations": locations(section, entry),
    });
    // The standard wants the property left out rather than empty (3.27.30).
    let fixes: Vec<Value> = entry.fixes.iter().filter_map(fix).collect();
    if let (false, Some(object)) = (fixes.is_empty(), result.as_object_mut()) {
        object.insert("fixes".to_owned(), Value::Array(fixes));
    }
    result
}

/// The place in the file and the name of the variable, as far as there are any. What is missing in a file has no
/// place but the whole of it.
fn locations(section: &Section, entry: &Entry) -> Vec<Value> {
    let mut location = serde_json::Map::new();
    if let Some(place) = &entry.place {
        let physical = json!({ "artifactLocation": artifact(&place.path), "region": region(place.region) });
        location.insert("physicalLocation".to_owned(), physical);
    } else if let Some(path) = section.path() {
        location.insert("physicalLocation".to_owned(), json!({ "artifactLocation": artifact(path) }));
    }
    let name = entry.variable.as_ref().map(ToString::to_string);
    if let Some(name) = name.or_else(|| entry.key.as_ref().map(ToString::to_string)) {
        location.insert("logicalLocations".to_owned(), json!([{ "name": name, "kind": "variable" }]));
    }
    if location.is_empty() { Vec::new() } else { vec![Value::Object(location)] }
}

fn artifact(path: &str) -> Value {
    json!({ "uri": uri(path) })
}

fn region(region: Region) -> Value {
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    })
}

/// A fix whose every edit changes a file; one that would show a secret is left out.
fn fix(fix: &ReportedFix) -> Option<Value> {
    let changes = fix.edits.iter().map(|edit| edit.change.as_ref().filter(|_| !edit.is_secret));
    let changes: Vec<Value> = changes
        .map(|change| {
            let change = change?;
            Some(json!({
                "artifactLocation": artifact(&change.place.path),
                "replacements": [{
                    "deletedRegion": region(change.place.region),
                    "insertedContent": { "text": change.new },
                }],
            }))
        })
        .collect::<Option<_>>()?;
    let (title, applicability) = (&fix.title, fix.applicability.as_str());
    (!changes.is_empty()).then(|| {
        json!({
            "description": { "text": title },
            "artifactChanges": changes,
            "properties": { "applicability": applicability },
        })
    })
}

/// A path as a URI reference (RFC 3986), relative where the path is.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for byte in path.strip_prefix("./").unwrap_or(path).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                // Writing into a String cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}
