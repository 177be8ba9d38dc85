//! Rules: one with its page, or all with a line each.

use kafka_config_core::diagnostics::Stage;
use kafka_config_core::report;
use kafka_config_core::validate::Rule;
use serde_json::{Value, json};

/// A rule's page below its code, name, severity and kind.
pub(super) fn page(rule: &Rule) -> String {
    let Rule { code, name, severity, kind, page, .. } = rule;
    format!("{code} {name} ({}; {})\n{page}", severity.as_str(), kind.describe())
}

/// One line for each rule.
pub(super) fn list() -> String {
    let width = report::rules().map(|rule| rule.name.len()).max().unwrap_or_default();
    let line = |rule: &Rule| {
        format!("{}  {:7}  {:width$}  {}\n", rule.code, rule.severity.as_str(), rule.name, rule.summary())
    };
    report::rules().map(line).collect()
}

/// The same for programs: all that a rule's page tells.
pub(super) fn page_json(rule: &Rule) -> Value {
    let mut value = line_json(rule);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("page".to_owned(), json!(rule.page.trim()));
    }
    value
}

/// The same for programs: all rules.
pub(super) fn list_json() -> Value {
    json!({ "rules": report::rules().map(line_json).collect::<Vec<_>>() })
}

fn line_json(rule: &Rule) -> Value {
    json!({
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.as_str(),
        "kind": rule.kind.as_str(),
        "stage": rule.kind.stage().map(Stage::as_str),
        "summary": rule.summary(),
    })
}
