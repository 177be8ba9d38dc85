//! What a rule is.

use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::configuration::Configuration;
use super::deployment::Deployment;
use super::facts::Facts;
use super::keys;
use crate::diagnostics::{Diagnostic, Finding, Kind, Severity};
use crate::model::PropertyKey;

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
    /// The container of one of Apache's own images: its variables, files and what its entrypoint does.
    Container(fn(&Facts<'_>) -> Vec<Finding>),
    /// The container, whatever its image.
    AnyContainer(fn(&Facts<'_>) -> Vec<Finding>),
    /// The properties that Kafka reads, wherever they come from.
    Properties(fn(&Configuration<'_>) -> Vec<Finding>),
    /// The container where there is one, else the properties with the text that they stand in.
    Either(fn(&Facts<'_>) -> Vec<Finding>, fn(&Configuration<'_>) -> Vec<Finding>),
    /// Containers that are started together. Each finding is about the node of a number.
    Deployment(fn(&Deployment<'_>) -> Vec<(usize, Finding)>),
    /// What readers of files find.
    Input,
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
        match (self.check, facts) {
            (Check::Properties(check) | Check::Either(_, check), None) => {
                self.diagnostics(check(configuration))
            }
            (Check::Properties(check), Some(facts)) if facts.are_properties_known() => {
                let mut findings = check(configuration);
                if facts.takes_variables() {
                    for finding in &mut findings {
                        keys::name_variables(configuration, finding);
                    }
                }
                self.diagnostics(findings)
            }
            (_, Some(facts)) => self.run_on_container(facts),
            (Check::Container(_) | Check::AnyContainer(_) | Check::Deployment(_) | Check::Input, None) => {
                Vec::new()
            }
        }
    }

    fn diagnostics(&self, findings: Vec<Finding>) -> Vec<Diagnostic> {
        if findings.is_empty() {
            return Vec::new();
        }
        limited(findings).into_iter().map(|finding| self.diagnostic(finding)).collect()
    }

    /// Its findings, where it looks at the container.
    pub(super) fn run_on_container(&self, facts: &Facts<'_>) -> Vec<Diagnostic> {
        match self.check {
            Check::AnyContainer(check) | Check::Either(check, _) => self.diagnostics(check(facts)),
            Check::Container(check) if facts.dialect().is_apache() => self.diagnostics(check(facts)),
            Check::Container(_) | Check::Properties(_) | Check::Deployment(_) | Check::Input => Vec::new(),
        }
    }

    /// Its findings, where it looks at several containers.
    pub(super) fn run_on_deployment(&self, deployment: &Deployment<'_>) -> Vec<(usize, Diagnostic)> {
        let Check::Deployment(check) = self.check else { return Vec::new() };
        check(deployment).into_iter().map(|(node, finding)| (node, self.diagnostic(finding))).collect()
    }

    pub(crate) fn diagnostic(&self, mut finding: Finding) -> Diagnostic {
        finding
            .help
            .get_or_insert_with(|| format!("the rule's page says more: kafka-config explain {}", self.code));
        let Self { code, name, severity, kind, .. } = *self;
        Diagnostic { code, name, severity, kind, finding }
    }
}

/// How many findings of one rule about one property are told: a list of thousands of faulty items is one mistake.
const MOST: usize = 100;

/// Without those beyond it; the last one told says how many there are.
fn limited(mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.len() <= MOST {
        return findings;
    }
    let mut seen: FxHashMap<PropertyKey, usize> = FxHashMap::default();
    for finding in &findings {
        if let Some(key) = &finding.key {
            *seen.entry(key.clone()).or_default() += 1;
        }
    }
    seen.retain(|_, count| *count > MOST);
    let mut told: FxHashMap<PropertyKey, usize> = FxHashMap::default();
    findings.retain_mut(|finding| {
        let Some((key, count)) = finding.key.as_ref().and_then(|key| seen.get_key_value(key)) else {
            return true;
        };
        let told = told.entry(key.clone()).or_default();
        *told += 1;
        if *told == MOST {
            let _ = write!(finding.message, "; {} more like this", count - MOST);
        }
        *told <= MOST
    });
    findings
}
