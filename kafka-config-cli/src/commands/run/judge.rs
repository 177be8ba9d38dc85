//! What the rules and Kafka's own checks say of the prepared files.

use kafka_config_core::diagnostics::{Diagnostic, Kind, Severity, Stage};
use kafka_config_core::format::Refusal;
use kafka_config_core::pipeline::{Prepared, resolve};
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::{self, Disk, Facts, Node};

use super::half_formatted;
use super::tree::Tree;
use crate::container::Container;

/// The rule about directories that the scripts leave as they are; what a start left unfinished is finished.
const UNFORMATTED: &str = "KC711";

/// The findings, and the node that is to be formatted.
pub(super) struct Judged {
    /// What hurts.
    pub(super) findings: Vec<Diagnostic>,
    /// The node.
    pub(super) node: Result<Node, Doubt>,
    /// Whether an earlier start ended between two of its directories.
    pub(super) is_unfinished: bool,
}

/// Why there is no node to format.
pub(super) enum Doubt {
    /// Kafka refuses the configuration before it looks at any directory.
    Refused(Refusal),
    /// Something that is not known here decides.
    Open(String),
}

pub(super) fn judge(container: &Container<'_>, prepared: &Prepared, tree: &Tree) -> Judged {
    let schema = Schema::of(container.request.image.version);
    let resolved = resolve(prepared);
    let facts = Facts::new(&container.request, prepared, &resolved);
    let disk = tree.disk().disk(|disk: &Disk| {
        let configuration = validate::configuration(&facts, &schema, Some(disk));
        configuration.needed().map(str::to_owned).collect()
    });
    let configuration = validate::configuration(&facts, &schema, Some(&disk));
    let mut findings = validate::check_with(&facts, &configuration);
    let refused =
        findings.iter().find(|finding| matches!(finding.kind, Kind::Parity(stage) if stage <= Stage::A));
    let node = match (refused, Node::of(&configuration)) {
        (Some(finding), _) => Err(Doubt::Refused(worded(finding))),
        (None, Some(node)) => Ok(node),
        (None, None) => Err(Doubt::Open(open(&findings))),
    };
    let is_unfinished = node.as_ref().is_ok_and(|node| half_formatted::is_unfinished(node, tree));
    if is_unfinished {
        findings.retain(|finding| finding.code != UNFORMATTED);
    }
    // The kernel frees the trees of the logging files in one go.
    std::mem::forget(facts);
    Judged { findings, node, is_unfinished }
}

impl Judged {
    /// Whether there is an error among the findings.
    pub(super) fn has_error(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

fn worded(Diagnostic { code, finding, .. }: &Diagnostic) -> Refusal {
    Refusal { message: format!("{} ({code})", finding.message), help: finding.help.clone() }
}

fn open(findings: &[Diagnostic]) -> String {
    let open = findings.iter().find(|finding| finding.kind.is_undecided());
    open.map_or("something that is not known here decides", |finding| &finding.finding.message).to_owned()
}
