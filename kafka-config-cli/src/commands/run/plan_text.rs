//! The plan for people. Holds no secret.

use std::fmt::Write as _;

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::model::may_hold_secret;
use kafka_config_core::report::failure_message;

use super::arguments::Arguments;
use super::plan::{Outlook, Plan};

pub(super) fn text(plan: &Plan<'_>, arguments: &Arguments) -> String {
    let mut text = String::new();
    // Writing into a String cannot fail.
    let mut line = |words: String| {
        let _ = writeln!(text, "{words}");
    };
    let image = plan.container.request.image;
    line(format!(
        "{image}: the broker {}",
        if plan.starts { "would be started" } else { "would not be started" }
    ));
    let said = failure_message(&format!("{}{}", plan.stdout, plan.stderr), &arguments.words);
    said.lines().for_each(|said| line(format!("  | {said}")));
    for file in &plan.start.prepared.files {
        let (folder, name) = (&plan.container.request.folders.r#final, image.dialect().file_name(file.file));
        let folder = plan.start.folder.as_ref().unwrap_or(folder);
        line(format!("file     {folder}/{name}, {} bytes", file.bytes.len()));
    }
    match &plan.storage {
        Outlook::None => {}
        Outlook::Formats(lines) => lines.iter().for_each(|step| line(format!("storage  {step}"))),
        Outlook::Formatted(message) => line(format!("storage  {message}")),
        Outlook::Refuses(refusal) => line(format!("storage  refused: {}", refusal.message)),
        Outlook::Asks(why) => line(format!("storage  Kafka's own tool is asked: {why}")),
    }
    for check in &plan.checks {
        line(format!("{:8} {}; {}", check.severity.as_str(), check.message, check.help));
    }
    let findings = plan.judged.iter().flat_map(|judged| &judged.findings);
    for finding in findings.filter(|finding| finding.severity >= Severity::Warning) {
        line(format!("{:8} {} ({})", finding.severity.as_str(), finding.finding.message, finding.code));
    }
    let launched = plan.start.launched.as_ref().filter(|_| plan.starts);
    if let Some(launched) = launched {
        let words = launched.command.iter().map(|word| shown(word));
        line(format!("command  {}", words.collect::<Vec<_>>().join(" ")));
    }
    text
}

/// A word of the command line; of one that may hold a secret, its name.
fn shown(word: &str) -> String {
    match word.split_once('=') {
        Some((name, _)) if may_hold_secret(word) => format!("{name}=[hidden]"),
        _ => word.to_owned(),
    }
}
