//! Workflow commands of GitHub Actions, which become annotations of the changed lines.

use super::entry::{Entry, Report, Section};
use crate::diagnostics::Severity;

/// The report, one command a finding.
pub fn github(report: &Report) -> String {
    report.entries_in_sections().map(|(section, entry)| command(section, entry)).collect()
}

fn command(section: &Section, entry: &Entry) -> String {
    let level = match entry.diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(place) = &entry.place {
        let region = place.region;
        properties.push(format!("file={}", property(&place.path)));
        properties.push(format!("line={},endLine={}", region.line, region.end_line));
        // GitHub refuses columns of an annotation of several lines.
        if region.line == region.end_line {
            properties.push(format!("col={},endColumn={}", region.column, region.end_column));
        }
    }
    if let (None, Some(path)) = (&entry.place, section.path()) {
        properties.push(format!("file={}", property(path)));
    }
    properties.push(format!("title={}", property(&entry.id())));
    let text = match (&entry.place, &entry.variable) {
        (None, Some(variable)) => format!("{variable}: {}", entry.message_and_help()),
        _ => entry.message_and_help(),
    };
    format!("::{level} {}::{}\n", properties.join(","), data(&text))
}

/// `escapeData` of the toolkit of Actions.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `escapeProperty` of the toolkit of Actions.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
