//! The report in the format that is asked for, and into a file.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::Path;

use kafka_config_core::diagnostics::{Applicability, Severity};
use kafka_config_core::report::{self, Report};

use super::arguments::{Arguments, Format};
use super::inputs::Round;
use crate::exit::{Status, Stop, reason};
use crate::{print, write};

/// The report as text of any format.
pub(super) fn text(
    mut report: Report,
    round: &Round<'_>,
    arguments: &Arguments,
    threshold: Severity,
    status: Status,
) -> String {
    let summary = report::summary(&report);
    if arguments.quiet {
        report.keep(Severity::Error);
    }
    match arguments.format {
        Format::Text => {
            let to_terminal = arguments.output_file.is_none() && std::io::stdout().is_terminal();
            let findings = findings(&report, round, arguments.color.on(to_terminal));
            if arguments.quiet { findings } else { findings + &fixable(&report) + &summary }
        }
        Format::Concise if arguments.quiet => report::concise(&report),
        Format::Concise => report::concise(&report) + &summary,
        Format::Json => report::json(&report),
        Format::Sarif => report::sarif(&report, status == Status::Findings),
        Format::Github => report::github(&report),
        Format::Junit => report::junit(&report, threshold),
    }
}

/// How many findings of one section are shown with excerpts; nobody reads more.
const MOST: usize = 1_000;

/// Each finding with its excerpt.
fn findings(report: &Report, round: &Round<'_>, colored: bool) -> String {
    let mut text = String::new();
    for (section, sources) in report.sections.iter().zip(round.sources()) {
        for entry in section.entries.iter().take(MOST) {
            // Writing into a String cannot fail.
            let _ = write!(text, "{}\n\n", print::finding(entry, &sources, colored));
        }
        let more = section.entries.len().saturating_sub(MOST);
        if more > 0 {
            let _ = write!(text, "{more} more findings in {}; --format concise shows all\n\n", section.name);
        }
    }
    text
}

/// How many findings `--fix` would mend.
fn fixable(report: &Report) -> String {
    let has = |wanted: Applicability| {
        let is_usable = |fix: &report::ReportedFix| {
            fix.applicability == wanted && fix.edits.iter().all(|edit| edit.change.is_some())
        };
        report.entries().filter(|entry| entry.fixes.iter().any(is_usable)).count()
    };
    match has(Applicability::Safe) {
        0 => String::new(),
        1 => "1 finding can be mended with --fix; --diff shows how\n".to_owned(),
        count => format!("{count} findings can be mended with --fix; --diff shows how\n"),
    }
}

/// Writes the report; a device or a pipe is written as it is.
pub(super) fn to_file(path: &Path, text: &str) -> Result<(), Stop> {
    let is_special = std::fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    let written = if is_special { std::fs::write(path, text) } else { write::replace(path, text.as_bytes()) };
    written.map_err(|error| Stop::file(path, reason(&error)))
}
