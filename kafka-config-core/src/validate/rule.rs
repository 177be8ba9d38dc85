//! What a rule is.

use super::facts::Facts;
use crate::diagnostics::{Diagnostic, Finding, Severity};

/// One rule: its metadata, its page, its check. Each lives in a file of its own.
#[derive(Debug)]
pub struct Rule {
    /// `KC` and three digits; never used again once retired.
    pub code: &'static str,
    /// Kebab-case; reads after "allow".
    pub name: &'static str,
    /// Weight of its findings.
    pub severity: Severity,
    /// Markdown: what the rule is about, why it matters, an example in a fenced block `invalid` and one in
    /// `valid`. Both are run as tests.
    pub page: &'static str,
    /// Finds every breach.
    pub check: fn(&Facts<'_>) -> Vec<Finding>,
}

impl Rule {
    pub(super) fn diagnostic(&self, finding: Finding) -> Diagnostic {
        Diagnostic { code: self.code, name: self.name, severity: self.severity, finding }
    }
}
