//! What readers of files find, as findings of rules.

use super::build::section;
use super::container_ends::rule;
use super::entry::Section;
use super::policy::Policy;
use super::sources::Sources;
use crate::diagnostics::{Diagnostic, Finding};
use crate::input::{Fault, Weight};
use crate::model::Origin;

/// The section of the files themselves.
pub fn of_faults(name: String, faults: &[Fault], sources: &Sources<'_>, policy: &Policy) -> Section {
    let diagnostics = faults.iter().filter_map(diagnostic).collect();
    section(name, diagnostics, sources, policy)
}

fn diagnostic(fault: &Fault) -> Option<Diagnostic> {
    let code = match fault.weight {
        Weight::Refused => "KC806",
        Weight::Ignored => "KC807",
        Weight::Unknown => "KC808",
    };
    let finding = Finding::new(&*fault.message);
    let finding = match fault.at {
        Some(at) => finding.at(&Origin::Place(at)),
        None => finding,
    };
    let finding = match &fault.help {
        Some(help) => finding.help(help.clone()),
        None => finding,
    };
    rule(code).map(|rule| rule.diagnostic(finding))
}
