//! What readers of files find, as findings of rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;

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
    Section { path: Some(name.clone()), ..section(name, diagnostics, sources, policy) }
}

/// Code, message and place of a finding.
type Told = (&'static str, String, Option<(String, usize)>);

/// Tells what several containers have in common, at the same place in the same words, once: at the first of them.
pub fn fold(sections: &mut [Section], names: &[&str]) {
    let mut first: BTreeMap<Told, (usize, usize)> = BTreeMap::new();
    let mut others: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
    for (number, section) in sections.iter_mut().enumerate() {
        let mut kept = 0;
        section.entries.retain(|entry| {
            let place = entry.place.as_ref().map(|place| (place.path.clone(), place.span.start));
            let key = (entry.diagnostic.code, entry.diagnostic.finding.message.clone(), place);
            let told = *first.entry(key).or_insert((number, kept));
            if let (true, Some(name)) = (told.0 != number, names.get(number)) {
                others.entry(told).or_default().push(name);
                return false;
            }
            kept += 1;
            true
        });
    }
    for ((section, entry), names) in others {
        let entry = sections.get_mut(section).and_then(|section| section.entries.get_mut(entry));
        if let Some(entry) = entry {
            // Writing into a String cannot fail.
            let _ = write!(entry.diagnostic.finding.message, "; the same for {}", list(&names));
        }
    }
}

/// The first few names, and how many more.
fn list(names: &[&str]) -> String {
    const FEW: usize = 5;
    match names.get(..FEW).filter(|_| names.len() > FEW + 1) {
        Some(few) => format!("{} and {} more", few.join(", "), names.len() - FEW),
        None => names.join(", "),
    }
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
