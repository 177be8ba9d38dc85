//! One line a finding, as editors and `grep` read them: `file:line:column: error KC103 name: message`.

use super::entry::{Entry, Report, Section};

/// The report, one line a finding.
pub fn concise(report: &Report) -> String {
    let lines = report.sections.iter().flat_map(|section| {
        section.entries.iter().map(|entry| {
            let severity = entry.diagnostic.severity.as_str();
            let message = one_line(&entry.diagnostic.finding.message);
            format!("{}: {severity} {}: {message}\n", place(entry, section), entry.id())
        })
    });
    lines.collect()
}

/// File, line and column; the variable where there is no file, and the container where there is neither.
fn place(entry: &Entry, section: &Section) -> String {
    match (&entry.place, &entry.variable) {
        (Some(place), _) => format!("{}:{}:{}", place.path, place.region.line, place.region.column),
        (None, Some(variable)) => variable.to_string(),
        (None, None) => section.name.clone(),
    }
}

/// A text whose line breaks are visible but break no line.
fn one_line(text: &str) -> String {
    text.replace('\r', "").replace('\n', "\\n")
}
