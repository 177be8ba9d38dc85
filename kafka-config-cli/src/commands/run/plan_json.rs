//! The plan for tools. Holds the secrets that the files hold.

use std::fmt::Write as _;

use kafka_config_core::diagnostics::Diagnostic;
use kafka_config_core::launch::Launched;
use kafka_config_core::model::Environment;
use serde_json::{Map, Value, json};

use super::plan::{Outlook, Plan, is_configured};
use super::preflight::Check;

pub(super) fn json(plan: &Plan<'_>) -> String {
    let value = json!({
        "kafkaVersion": plan.container.request.image.version.to_string(),
        "starts": plan.starts,
        "exit": plan.exit,
        "stdout": plan.stdout,
        "stderr": plan.stderr,
        "exported": exported(plan),
        "files": files(plan),
        "checks": checks(plan),
        "storage": storage(&plan.storage),
        "setup": plan.start.launched.as_ref().map(|launched| setup(plan, launched)),
        "broker": plan.start.launched.as_ref().filter(|_| plan.exit == 0).map(|launched| broker(plan, launched)),
    });
    format!("{value:#}\n")
}

/// The variables that `configure` leaves to the image; `null` where a check ended it.
fn exported(plan: &Plan<'_>) -> Value {
    if !is_configured(plan.start) {
        return Value::Null;
    }
    let is_told = |name: &str| name.starts_with("KAFKA_") || name == "CLUSTER_ID" || name == "JMX_PORT";
    let variables = plan.start.prepared.environment.iter().filter(|variable| is_told(variable.name.as_str()));
    variables
        .map(|variable| (variable.name.to_string(), Value::from(variable.value.as_str())))
        .collect::<Map<_, _>>()
        .into()
}

/// Files by name; one that is not UTF-8 as `hex:` and its bytes.
fn files(plan: &Plan<'_>) -> Value {
    let dialect = plan.container.request.image.dialect();
    let files = plan.start.prepared.files.iter();
    files
        .map(|file| (dialect.file_name(file.file).to_owned(), text(&file.bytes)))
        .collect::<Map<_, _>>()
        .into()
}

fn text(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes
            .iter()
            .fold("hex:".to_owned(), |mut text, byte| {
                // Writing into a String cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
            .into(),
    }
}

fn checks(plan: &Plan<'_>) -> Value {
    let preflight = plan.checks.iter().map(|Check { name, severity, message, help, is_fatal }| {
        json!({ "name": name, "severity": severity.as_str(), "message": message, "help": help, "fatal": is_fatal })
    });
    let findings = plan.judged.iter().flat_map(|judged| &judged.findings);
    let findings = findings.map(|Diagnostic { code, name, severity, finding, .. }| {
        json!({
            "code": code,
            "name": name,
            "severity": severity.as_str(),
            "message": finding.message,
            "help": finding.help,
        })
    });
    preflight.chain(findings).collect()
}

fn storage(outlook: &Outlook) -> Value {
    match outlook {
        Outlook::None => Value::Null,
        Outlook::Formats(lines) => json!({ "outcome": "format", "lines": lines }),
        Outlook::Formatted(message) => json!({ "outcome": "formatted", "message": message }),
        Outlook::Refuses(refusal) => {
            json!({ "outcome": "refuse", "message": refusal.message, "help": refusal.help })
        }
        Outlook::Asks(why) => json!({ "outcome": "ask-kafka", "message": why }),
    }
}

/// The JVM that the scripts start for what is done here without one.
fn setup(plan: &Plan<'_>, launched: &Launched) -> Value {
    let paths = plan.container.request.image.dialect().paths;
    let wrapper = [
        "kafka.docker.KafkaDockerWrapper",
        "setup",
        "--default-configs-dir",
        paths.default,
        "--mounted-configs-dir",
        paths.mounted,
        "--final-configs-dir",
        paths.r#final,
    ];
    let argv: Vec<&str> = launched.tool.iter().map(String::as_str).chain(wrapper).collect();
    json!({ "argv": argv, "environment": changed(plan, &launched.tool_environment) })
}

fn broker(plan: &Plan<'_>, launched: &Launched) -> Value {
    let environment = changed(plan, &launched.environment);
    json!({ "argv": launched.command, "environment": environment, "logFolder": launched.log_folder })
}

/// The variables that the container's environment lacks or holds otherwise.
fn changed(plan: &Plan<'_>, environment: &Environment) -> Map<String, Value> {
    let before = &plan.container.request.environment;
    let is_changed =
        |name: &str, value: &str| before.get(name).is_none_or(|variable| variable.value != value);
    let changed = environment.iter().filter(|one| is_changed(one.name.as_str(), &one.value));
    changed.map(|variable| (variable.name.to_string(), variable.value.as_str().into())).collect()
}
