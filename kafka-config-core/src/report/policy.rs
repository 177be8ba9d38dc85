//! Which findings are told, and how much they weigh. The verdict never depends on it.

use std::collections::BTreeSet;
use std::fmt;

use super::container_ends::rules;
use crate::diagnostics::{Diagnostic, Kind, Severity, Stage};
use crate::model::IntoSet;

/// What a user wants to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The last stage of Kafka's start that is asked about.
    pub last: Stage,
    /// The rules wanted, where not all are.
    pub select: Option<Codes>,
    /// The rules not wanted.
    pub ignore: Codes,
    /// Other weights than the rules' own; the last one counts.
    pub severities: Vec<(Codes, Severity)>,
}

impl Default for Policy {
    fn default() -> Self {
        Self { last: Stage::D, select: None, ignore: Codes::default(), severities: Vec::new() }
    }
}

impl Policy {
    /// Whether a stage of Kafka's start is asked about at all.
    pub(super) fn asks_about(&self, diagnostic: &Diagnostic) -> bool {
        !matches!(diagnostic.kind, Kind::Parity(stage) if stage > self.last)
    }

    /// The diagnostic as the user wants it, `None` where it is not wanted.
    pub(super) fn apply(&self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        let code = diagnostic.code;
        let selected = self.select.as_ref().is_none_or(|codes| codes.contains(code));
        if !selected || self.ignore.contains(code) {
            return None;
        }
        if let Some((_, severity)) = self.severities.iter().rev().find(|(codes, _)| codes.contains(code)) {
            diagnostic.severity = *severity;
        }
        Some(diagnostic)
    }
}

/// Some of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Codes(BTreeSet<&'static str>);

impl Codes {
    /// The rules of a code, of the beginning of codes or of a name.
    ///
    /// # Errors
    /// No rule is called so.
    pub fn parse(text: &str) -> Result<Self, UnknownRule> {
        let upper = text.to_ascii_uppercase();
        let is_meant =
            |code: &str, name: &str| name == text || (upper.starts_with("KC") && code.starts_with(&upper));
        let codes: BTreeSet<_> =
            rules().filter(|rule| is_meant(rule.code, rule.name)).map(|rule| rule.code).into_set();
        if codes.is_empty() { Err(UnknownRule(text.to_owned())) } else { Ok(Self(codes)) }
    }

    /// Adds those of another set.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether a rule is among them.
    pub fn contains(&self, code: &str) -> bool {
        self.0.contains(code)
    }
}

/// Text that names no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule(pub String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no rule '{}'", self.0)
    }
}

impl std::error::Error for UnknownRule {}
