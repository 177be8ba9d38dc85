//! What a rule is.

use super::configuration::Configuration;
use super::facts::Facts;
use crate::diagnostics::{Diagnostic, Finding, Kind, Severity};

/// One rule: its metadata, its page, its check. Each lives in a file of its own.
#[derive(Debug)]
pub struct Rule {
    /// `KC` and three digits; never used again once retired.
    pub code: &'static str,
    /// Kebab-case; reads after "allow".
    pub name: &'static str,
    /// Weight of its findings.
    pub severity: Severity,
    /// What its findings say about Kafka's own verdict.
    pub kind: Kind,
    /// Markdown: what the rule is about, why it matters, an example in a fenced block `invalid` and one in
    /// `valid`. Both are run as tests.
    pub page: &'static str,
    /// Finds every breach.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The container: its variables, files and what its entrypoint does.
    Container(fn(&Facts<'_>) -> Vec<Finding>),
    /// The properties that Kafka reads, wherever they come from.
    Properties(fn(&Configuration<'_>) -> Vec<Finding>),
}

impl Rule {
    /// The first sentence of its page, on one line.
    pub fn summary(&self) -> String {
        let paragraph: Vec<&str> = self.page.trim().lines().take_while(|line| !line.is_empty()).collect();
        let paragraph = paragraph.join(" ");
        let sentence = paragraph.split_once(". ").map_or(paragraph.as_str(), |(sentence, _)| sentence);
        sentence.trim_end_matches(['.', ':']).to_owned()
    }

    /// Its findings, where what it looks at is at hand.
    pub(super) fn run(
        &self,
        facts: Option<&Facts<'_>>,
        configuration: &Configuration<'_>,
    ) -> Vec<Diagnostic> {
        let findings = match (self.check, facts) {
            (Check::Container(check), Some(facts)) => check(facts),
            (Check::Container(_), None) => Vec::new(),
            (Check::Properties(check), _) => check(configuration),
        };
        findings.into_iter().map(|finding| self.diagnostic(finding)).collect()
    }
    /// Its findings, where it looks at the container.
    pub(super) fn run_on_container(&self, facts: &Facts<'_>) -> Vec<Diagnostic> {
        match self.check {
            Check::Container(check) => {
                check(facts).into_iter().map(|finding| self.diagnostic(finding)).collect()
            }
            Check::Properties(_) => Vec::new(),
        }
    }

    fn diagnostic(&self, mut finding: Finding) -> Diagnostic {
        finding
            .help
            .get_or_insert_with(|| format!("the rule's page says more: kafka-config explain {}", self.code));
        let Self { code, name, severity, kind, .. } = *self;
        Diagnostic { code, name, severity, kind, finding }
    }
}
