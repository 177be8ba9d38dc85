//! JSON for tools, of the shape that `data/report.schema.json` tells.

use serde::Serialize;
use serde_json::value::RawValue;

use super::entry::{Entry, Report, ReportedEdit, ReportedFix};
use super::place::Place;
use super::summary::count;
use crate::diagnostics::{Edit, Kind, Severity};
use crate::model::{EnvName, Origin, PropertyKey};

/// The JSON schema of the reports.
pub const SCHEMA: &str = include_str!("../../data/report.schema.json");

/// Grows when a consumer would have to change.
const VERSION: u32 = 1;

/// The report as indented JSON.
pub fn json(report: &Report) -> String {
    let inputs = report.sections.iter().map(|section| Input {
        name: &section.name,
        kafka_version: section.kafka_version.map(|version| version.to_string()),
        verdict: section.verdict.as_str(),
        reason: section.undecided.as_deref(),
    });
    let of_section = |section| move |entry| Item { input: Some(section), ..item(entry) };
    let items = report.sections.iter().flat_map(|one| one.entries.iter().map(of_section(one.name.as_str())));
    let diagnostics = items.collect();
    let document = Document { inputs: Some(inputs.collect()), diagnostics, ..document(report, None) };
    // Only a map with keys that are no text could fail.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The report as one line of a batch.
pub(super) fn line(report: &Report, id: Option<&RawValue>) -> String {
    serde_json::to_string(&document(report, Some(id.unwrap_or(RawValue::NULL)))).unwrap_or_default()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    /// Only in a batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a RawValue>,
    version: u32,
    kafka_version: String,
    component: &'static str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    inputs: Option<Vec<Input<'a>>>,
    summary: Summary,
    diagnostics: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Input<'a> {
    name: &'a str,
    /// Its own; absent for files that are read before any container starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    kafka_version: Option<String>,
    verdict: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    /// Not in a batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<&'a str>,
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    parity: bool,
    key: Option<&'a str>,
    env_name: Option<&'a str>,
    location: Option<Location<'a>>,
    message: &'a str,
    help: Option<&'a str>,
    fixes: Vec<FixItem<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct FixItem<'a> {
    title: &'a str,
    applicability: &'static str,
    edits: Vec<EditItem<'a>>,
}

/// `value` and `replacement` are absent where they would show a secret.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EditItem<'a> {
    action: &'static str,
    env_name: Option<&'a str>,
    value: Option<&'a str>,
    location: Option<Location<'a>>,
    replacement: Option<&'a str>,
}

fn document<'a>(report: &'a Report, id: Option<&'a RawValue>) -> Document<'a> {
    let of = |severity| count(report.entries(), severity);
    Document {
        id,
        version: VERSION,
        kafka_version: report.kafka_version.to_string(),
        component: report.component.name(),
        verdict: report.verdict().as_str(),
        inputs: None,
        summary: Summary {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            infos: of(Severity::Info),
        },
        diagnostics: report.entries().map(item).collect(),
    }
}

fn item(entry: &Entry) -> Item<'_> {
    let diagnostic = &entry.diagnostic;
    Item {
        input: None,
        code: diagnostic.code,
        name: diagnostic.name,
        severity: diagnostic.severity.as_str(),
        parity: matches!(diagnostic.kind, Kind::Parity(_)),
        key: entry.key.as_ref().map(PropertyKey::as_str),
        env_name: entry.variable.as_ref().map(EnvName::as_str),
        location: entry.place.as_ref().map(location),
        message: &diagnostic.finding.message,
        help: diagnostic.finding.help.as_deref(),
        fixes: entry.fixes.iter().map(fix).collect(),
    }
}

fn location(place: &Place) -> Location<'_> {
    let region = place.region;
    Location {
        file: &place.path,
        line: region.line,
        column: region.column,
        end_line: region.end_line,
        end_column: region.end_column,
    }
}

fn fix(fix: &ReportedFix) -> FixItem<'_> {
    FixItem {
        title: &fix.title,
        applicability: fix.applicability.as_str(),
        edits: fix.edits.iter().map(edit).collect(),
    }
}

fn edit(edit: &ReportedEdit) -> EditItem<'_> {
    let (action, value) = match &edit.edit {
        Edit::SetValue { value, .. } => ("set", Some(value)),
        Edit::Rename { name, .. } => ("rename", Some(name)),
        Edit::Remove { .. } => ("remove", None),
    };
    let change = edit.change.as_ref();
    let shown = !edit.is_secret;
    EditItem {
        action,
        env_name: Origin::variable(edit.at()).map(EnvName::as_str),
        value: value.filter(|_| shown).map(String::as_str),
        location: change.map(|change| location(&change.place)),
        replacement: change.filter(|_| shown).map(|change| change.new.as_str()),
    }
}
