//! What readers of files find, as findings of rules.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::build::section;
use super::container_ends::rule;
use super::entry::Section;
use super::policy::Policy;
use super::sources::{Sources, TextId};
use super::summary::is_fatal_advice;
use crate::diagnostics::{Diagnostic, Finding, Kind};
use crate::input::{Fault, Weight};
use crate::model::{KnownBy, Origin, Span, may_hold_secret};

/// The section of the files themselves.
pub fn of_faults(name: String, faults: &[Fault], sources: &Sources<'_>, policy: &Policy) -> Section {
    let shown = faults.iter().map(|fault| {
        let text = fault.at.and_then(|at| sources.texts.get(&TextId::Variables(at.source)));
        without_secrets(fault, text.map(|text| text.bytes))
    });
    let diagnostics = shown.filter_map(|fault| diagnostic(&fault)).collect();
    Section { path: Some(name.clone()), ..section(name, diagnostics, sources, policy) }
}

/// Whether a finding about a container is told by the section of its files: they hold the text that cannot be read, or
/// name an input that is missing.
pub(super) fn is_of_file(diagnostic: &Diagnostic, sources: &Sources<'_>) -> bool {
    let (Some(request), Some(at)) = (sources.request, &diagnostic.finding.at) else { return false };
    let environment = &request.environment;
    let is_unreadable = || environment.unknown_in(at).is_some_and(|unknown| unknown.by == KnownBy::Nobody);
    let is_missing = || environment.missing().iter().any(|missing| *at == Origin::Place(missing.at));
    diagnostic.kind == Kind::Undecided && (is_unreadable() || is_missing())
}

/// Place, code and message of a finding.
type Told = (Option<(usize, String)>, &'static str, String);

/// Tells what several containers have in common, at the same place in the same words, once: at the first of them.
pub fn fold(sections: &mut [Section], names: &[&str]) {
    let mut first: BTreeMap<Told, (usize, usize)> = BTreeMap::new();
    let mut others: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
    for (number, section) in sections.iter_mut().enumerate() {
        let (mut kept, mut elsewhere, mut is_fatal) = (0, 0, false);
        section.entries.retain(|entry| {
            let place = entry.place.as_ref().map(|place| (place.span.start, place.path.clone()));
            let key = (place, entry.diagnostic.code, entry.diagnostic.finding.message.clone());
            let told = *first.entry(key).or_insert((number, kept));
            if let (true, Some(name)) = (told.0 != number, names.get(number)) {
                others.entry(told).or_default().push(name);
                elsewhere += 1;
                is_fatal |= is_fatal_advice(entry);
                return false;
            }
            kept += 1;
            true
        });
        section.told_elsewhere = elsewhere;
        section.fatal_elsewhere = is_fatal;
    }
    for ((section, entry), also) in others {
        let found = sections.get_mut(section).and_then(|section| section.entries.get_mut(entry));
        if let Some((entry, first)) = found.zip(names.get(section)) {
            // Writing into a String cannot fail.
            let message = &mut entry.diagnostic.finding.message;
            message.truncate(message.trim_end_matches('.').len());
            let _ = write!(message, "; found in {}", list(first, &also));
            entry.also = also.into_iter().map(str::to_owned).collect();
        }
    }
}

/// `A and B`, `A, B and C`; of many the first few, and how many more.
fn list(first: &str, others: &[&str]) -> String {
    const FEW: usize = 5;
    let (shown, last) = match (others.get(..FEW), others.split_last()) {
        (Some(few), _) if others.len() > FEW + 1 => (few, format!("{} more", others.len() - FEW)),
        (_, Some((last, others))) => (others, (*last).to_owned()),
        (_, None) => return first.to_owned(),
    };
    format!("{} and {last}", [&[first], shown].concat().join(", "))
}

/// The fault as it may be shown: where its lines may hold a secret, without what it quotes of them.
pub fn without_secrets(fault: &Fault, text: Option<&[u8]>) -> Fault {
    let suspects = fault
        .at
        .zip(text)
        .is_some_and(|(at, text)| may_hold_secret(&String::from_utf8_lossy(lines_of(at.span, text))));
    if !suspects {
        return fault.clone();
    }
    let help = fault.help.clone().filter(|help| !help.contains('\''));
    Fault { message: without_quotes(&fault.message), help, ..fault.clone() }
}

/// The whole lines of a span; the end of a block of YAML is where the next one begins.
fn lines_of(span: Span, text: &[u8]) -> &[u8] {
    let before = text.get(..span.start.min(text.len())).unwrap_or_default();
    let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let last = text.get(start..span.end.min(text.len())).unwrap_or_default().trim_ascii_end().len();
    let behind = rest.get(last..).unwrap_or_default();
    let end = last + behind.iter().position(|&byte| byte == b'\n').unwrap_or(behind.len());
    rest.get(..end).unwrap_or_default()
}

/// A message whose quoted parts are hidden.
fn without_quotes(message: &str) -> String {
    let parts = message.split('\'').enumerate();
    parts.map(|(number, part)| if number % 2 == 0 { part } else { "[hidden]" }).collect()
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
