//! The last line for people: how many findings, and what Kafka does.

use super::container_ends::rule;
use super::entry::{Entry, Report, Section};
use crate::diagnostics::{Kind, Severity};
use crate::validate::Verdict;

/// One line a section: `2 errors, 1 warning; Kafka 4.1.1 refuses this configuration`.
pub fn summary(report: &Report) -> String {
    let several = report.sections.len() > 1;
    let line = |section: &Section| {
        let name = if several { format!("{}: ", section.name) } else { String::new() };
        let own = if section.told_elsewhere > 0 { " of its own" } else { "" };
        let elsewhere = match section.told_elsewhere {
            0 => String::new(),
            count => format!(", {count} told above"),
        };
        format!("{name}{}{own}{elsewhere}{}\n", count_words(&section.entries), outcome(section))
    };
    report.sections.iter().map(line).collect()
}

/// What Kafka does, after a semicolon.
fn outcome(section: &Section) -> String {
    let Some(version) = section.kafka_version else {
        return if section.verdict == Verdict::Reject {
            "; no container starts".to_owned()
        } else {
            String::new()
        };
    };
    let kafka = format!("Kafka {version}");
    match section.verdict {
        _ if section.ends_early => format!("; the container ends before {kafka} starts"),
        // Advice of that weight is about what ends it, or keeps all clients away, once it runs.
        Verdict::Accept if section.fatal_elsewhere || section.entries.iter().any(is_fatal_advice) => {
            format!("; {kafka} accepts this configuration, and does not work with it")
        }
        Verdict::Accept => match &section.undecided {
            None => format!("; {kafka} accepts this configuration"),
            Some(why) => {
                format!("; {kafka} accepts this configuration; cannot tell whether it then starts: {why}")
            }
        },
        Verdict::Reject => format!("; {kafka} refuses this configuration"),
        Verdict::Unknown => format!("; cannot tell: {}", section.undecided.as_deref().unwrap_or_default()),
    }
}

/// Whether a rule speaks that is an error by itself, not by somebody's wish.
pub(super) fn is_fatal_advice(entry: &Entry) -> bool {
    let rule = rule(entry.diagnostic.code);
    rule.is_some_and(|rule| rule.severity == Severity::Error && rule.kind == Kind::Advice)
}

/// `2 errors, 1 warning`, or `no findings`.
pub fn count_words(entries: &[Entry]) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        let count = count(entries.iter(), severity);
        // Pieces of information have no plural.
        let plural = if count == 1 || severity == Severity::Info { "" } else { "s" };
        (count, format!("{count} {}{plural}", severity.as_str()))
    });
    let words: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if words.is_empty() { "no findings".to_owned() } else { words.join(", ") }
}

/// How many findings have this weight.
pub(super) fn count<'a>(entries: impl Iterator<Item = &'a Entry>, severity: Severity) -> usize {
    entries.filter(|entry| entry.diagnostic.severity == severity).count()
}
