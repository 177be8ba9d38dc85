//! KC001: what the container itself says when it ends, where no rule tells it better.

use super::mask::failure_message;
use crate::diagnostics::{Diagnostic, Finding, Kind, Severity, Stage};
use crate::model::{Layer, Origin, Variable};
use crate::pipeline::{Prepared, Request};
use crate::validate::{Check, RULES, Rule, certain_failure};

/// Not among the rules that run: whether it has anything to say depends on what the others found.
static RULE: Rule = Rule {
    code: "KC001",
    name: "container-ends",
    severity: Severity::Error,
    // Kafka never starts, which is the plainest refusal.
    kind: Kind::Parity(Stage::P),
    page: r"
The container ends before its files are complete, so Kafka never starts. The message is the entrypoint's own,
word for word. Where the check that ends it names a variable, the properties are judged all the same, as if it had
passed.

This is told only where no other rule names the fault.
",
    check: Check::Container(|_| Vec::new()),
};

/// All rules a report may name, sorted by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    std::iter::once(&RULE).chain(RULES.iter().copied())
}

/// The rule of this code or name, in any case.
pub fn rule(text: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(text) || rule.name.eq_ignore_ascii_case(text))
}

/// Whether its rule looks at what the entrypoint does.
fn is_about_entrypoint(diagnostic: &Diagnostic) -> bool {
    let check = rule(diagnostic.code).map(|rule| rule.check);
    matches!(check, Some(Check::Container(_) | Check::AnyContainer(_) | Check::Either(..)))
}

/// What is left to say about a container that surely ends early, after these diagnostics.
pub(super) fn told(request: &Request<'_>, prepared: &Prepared, others: &[Diagnostic]) -> Option<Diagnostic> {
    let failure = certain_failure(request, prepared)?;
    let names_it = |other: &Diagnostic| other.severity == Severity::Error && is_about_entrypoint(other);
    if others.iter().any(names_it) {
        return None;
    }
    let arguments = request.entrypoint.as_ref().map_or(&[][..], |host| host.arguments);
    let message = failure_message(&failure.message, arguments);
    let message = message.trim_end();
    let finding = Finding::new(format!("the container ends with status {}, saying: {message}", failure.exit));
    let finding = finding.help(failure_message(&failure.help, arguments));
    let is_given = |variable: &&Variable| variable.origin.layer() != Layer::Derived;
    let variable = failure.variable.as_ref().map(|name| match prepared.environment.get(name.as_str()) {
        Some(variable) if is_given(&variable) => variable.origin.clone(),
        _ => Origin::Variable { name: name.clone(), at: None },
    });
    let finding = match variable {
        Some(origin) => finding.at(&origin),
        None => finding,
    };
    let Rule { code, name, severity, kind, .. } = RULE;
    Some(Diagnostic { code, name, severity, kind, finding })
}
