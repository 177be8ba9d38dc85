//! `JUnit`'s XML: a suite for each container or file, a case for the verdict and one for each rule that found
//! something. Consumers show one failure a case, so that one holds all findings of its rule.

use super::entry::{Entry, Report, Section};
use crate::diagnostics::Severity;
use crate::validate::Verdict;

/// The report; findings of at least the weight `threshold` are failures.
pub fn junit(report: &Report, threshold: Severity) -> String {
    let suites: Vec<Suite> = report.sections.iter().map(|section| suite(section, threshold)).collect();
    let tests: usize = suites.iter().map(|suite| suite.tests).sum();
    let failures: usize = suites.iter().map(|suite| suite.failures).sum();
    let body: String = suites.into_iter().map(|suite| suite.xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"kafka-config\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n\
         {body}</testsuites>\n"
    )
}

struct Suite {
    tests: usize,
    failures: usize,
    xml: String,
}

struct Case {
    failed: bool,
    xml: String,
}

fn suite(section: &Section, threshold: Severity) -> Suite {
    let mut cases = vec![verdict(section)];
    // Findings come in the order of their rules.
    let by_rule = section.entries.chunk_by(|one, other| one.diagnostic.code == other.diagnostic.code);
    cases.extend(by_rule.filter_map(|entries| case(entries, section, threshold)));
    let (tests, failures) = (cases.len(), cases.iter().filter(|case| case.failed).count());
    let body: String = cases.into_iter().map(|case| case.xml).collect();
    let name = escape(&section.name);
    let xml = format!(
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">\n\
         {body}  </testsuite>\n"
    );
    Suite { tests, failures, xml }
}

fn verdict(section: &Section) -> Case {
    let failed = section.verdict == Verdict::Reject;
    let class = escape(&section.name);
    let name = match section.kafka_version {
        Some(version) => format!("Kafka {version} accepts the configuration"),
        None => "the file can be read".to_owned(),
    };
    let inner = if failed { "      <failure message=\"it does not\" type=\"reject\"/>\n" } else { "" };
    let xml = format!("    <testcase classname=\"{class}\" name=\"{name}\">\n{inner}    </testcase>\n");
    Case { failed, xml }
}

fn case(entries: &[Entry], section: &Section, threshold: Severity) -> Option<Case> {
    let first = entries.first()?;
    let severity = entries.iter().map(|entry| entry.diagnostic.severity).max()?;
    let text = escape(&entries.iter().map(told).collect::<String>());
    let failed = severity >= threshold;
    let inner = if failed {
        let message = escape(&first.diagnostic.finding.message);
        format!("<failure message=\"{message}\" type=\"{}\">{text}</failure>", severity.as_str())
    } else {
        format!("<system-out>{text}</system-out>")
    };
    let (class, name) = (escape(&section.name), escape(&first.id()));
    let xml =
        format!("    <testcase classname=\"{class}\" name=\"{name}\">\n      {inner}\n    </testcase>\n");
    Some(Case { failed, xml })
}

fn told(entry: &Entry) -> String {
    let place = match (&entry.place, &entry.variable) {
        (Some(place), _) => format!("{}:{}:{}: ", place.path, place.region.line, place.region.column),
        (None, Some(variable)) => format!("{variable}: "),
        (None, None) => String::new(),
    };
    format!("{place}{}: {}\n", entry.diagnostic.severity.as_str(), entry.message_and_help())
}

/// Text for XML 1.0, which has no form for most control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
    out
}
