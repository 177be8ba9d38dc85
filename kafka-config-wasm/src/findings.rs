//! What the rules say, with places and edits in the inputs.

use kafka_config_core::diagnostics::{
    Applicability as CoreApplicability, Diagnostic, Kind, Severity as CoreSeverity,
};
use kafka_config_core::input::InputFormat;
use kafka_config_core::model::{ConfigFile, EnvName, Origin, PropertyKey};
use kafka_config_core::report::{self, Entry, Report, ReportedFix, Section, Sources, TextId, told};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::{self, Facts, Verdict as CoreVerdict};

use crate::answer::{Applicability, CheckReport, CheckedNode, Finding, Fix, Place, Severity, Verdict};
use crate::container::Run;
use crate::edits;
use crate::project::{Node, Project, Subject};
use crate::schemas;

/// The findings of all nodes.
pub(crate) fn report(project: &Project, runs: &[Option<Run<'_>>]) -> CheckReport {
    let checked = project.nodes.iter().zip(runs).map(|(node, run)| match (&node.subject, run) {
        (_, Some(run)) => Some(container(node, project, run)),
        (Subject::Properties(number), None) => properties(node, *number, project),
        (Subject::Container(_), None) => None,
    });
    let nodes: Vec<CheckedNode> = checked.flatten().collect();
    let any = |wanted| nodes.iter().any(|node| node.verdict == wanted);
    let verdict = match (any(Verdict::Reject), any(Verdict::Unknown)) {
        (true, _) => Verdict::Reject,
        (false, true) => Verdict::Unknown,
        (false, false) => Verdict::Accept,
    };
    CheckReport { verdict, problems: project.problems.clone(), nodes }
}

fn container(node: &Node, project: &Project, run: &Run<'_>) -> CheckedNode {
    let mut diagnostics = schemas::with(node.image.version, |schema| {
        let facts = Facts::new(&run.request, &run.prepared, &run.resolved);
        validate::check_with(&facts, &validate::configuration(&facts, schema, None))
    });
    let sources = run.sources(project);
    for one in &mut diagnostics {
        drop_part(one, &sources, project);
    }
    let section = report::of_container(&run.request, &run.prepared, diagnostics, &sources, &project.policy);
    checked(node, section, Component::Broker, &Sight { sources: &sources, project, node })
}

/// Only in docker's env files does every byte of a value stand for itself.
fn drop_part(diagnostic: &mut Diagnostic, sources: &Sources<'_>, project: &Project) {
    let found = diagnostic.finding.at.as_ref().and_then(|at| sources.find(at));
    if let Some((TextId::Variables(number), _, _)) = found
        && project.formats.get(number.0) != Some(&InputFormat::DockerEnv)
    {
        diagnostic.finding.part = None;
    }
}

fn properties(node: &Node, number: usize, project: &Project) -> Option<CheckedNode> {
    let input = project.inputs.get(number)?;
    let sources = Sources::of_properties(input.name.clone(), input.bytes());
    let (version, component) = (node.image.version, project.component);
    let section = report::of_properties(input.bytes(), version, component, None, &sources, &project.policy);
    Some(checked(node, section, component, &Sight { sources: &sources, project, node }))
}

fn checked(node: &Node, section: Section, component: Component, sight: &Sight<'_>) -> CheckedNode {
    let kafka_version = node.image.version;
    let report = Report { kafka_version, component, sections: vec![section] };
    let summary = report::summary(&report).trim_end().to_owned();
    let Some(section) = report.sections.into_iter().next() else {
        return CheckedNode {
            name: node.name.clone(),
            image: None,
            kafka_version: kafka_version.to_string(),
            verdict: Verdict::Unknown,
            ends_early: false,
            undecided: None,
            summary,
            findings: Vec::new(),
        };
    };
    CheckedNode {
        name: node.name.clone(),
        image: matches!(node.subject, Subject::Container(_)).then(|| node.image.to_string()),
        kafka_version: kafka_version.to_string(),
        verdict: verdict(section.verdict),
        ends_early: section.ends_early,
        undecided: section.undecided,
        summary,
        findings: section.entries.iter().map(|entry| sight.finding(entry)).collect(),
    }
}

/// What places and edits of one node are looked up in.
struct Sight<'a> {
    sources: &'a Sources<'a>,
    project: &'a Project,
    node: &'a Node,
}

impl Sight<'_> {
    fn finding(&self, entry: &Entry) -> Finding {
        let Diagnostic { code, name, severity, kind, finding } = &entry.diagnostic;
        let place =
            entry.place.as_ref().zip(finding.at.as_ref()).and_then(|(place, at)| self.place(place, at));
        let origin = finding.at.as_ref().filter(|_| place.is_none()).map(|at| told(at, self.sources));
        Finding {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            severity: answer_severity(*severity),
            parity: matches!(kind, Kind::Parity(_)),
            key: entry.key.as_ref().map(PropertyKey::to_string),
            variable: entry.variable.as_ref().map(EnvName::to_string),
            place,
            origin,
            message: finding.message.clone(),
            help: finding.help.clone(),
            fixes: entry.fixes.iter().map(|fix| self.fix(fix)).collect(),
        }
    }

    fn place(&self, place: &report::Place, at: &Origin) -> Option<Place> {
        let number = self.input(self.sources.find(at)?.0)?;
        Some(self.project.inputs.get(number)?.resolved(number, place))
    }

    /// The input that is this text.
    fn input(&self, text: TextId) -> Option<usize> {
        match (text, &self.node.subject) {
            (TextId::Variables(number), _) => Some(number.0),
            (TextId::Mounted(ConfigFile::Server), Subject::Properties(number)) => Some(*number),
            _ => None,
        }
    }

    fn fix(&self, fix: &ReportedFix) -> Fix {
        let edits = fix.edits.iter().map(|edit| {
            let number = self.input(self.sources.find(edit.at())?.0)?;
            edits::text_edit(edit, number, self.node, self.project)
        });
        let edits: Option<Vec<_>> = edits.collect();
        let applicability = match (&edits, fix.applicability) {
            (None, _) | (_, CoreApplicability::Display) => Applicability::Display,
            (Some(_), CoreApplicability::Safe) => Applicability::Safe,
            (Some(_), CoreApplicability::Unsafe) => Applicability::Unsafe,
        };
        Fix { title: fix.title.clone(), applicability, edits: edits.unwrap_or_default() }
    }
}

pub(crate) fn answer_severity(severity: CoreSeverity) -> Severity {
    match severity {
        CoreSeverity::Info => Severity::Info,
        CoreSeverity::Warning => Severity::Warning,
        CoreSeverity::Error => Severity::Error,
    }
}

fn verdict(verdict: CoreVerdict) -> Verdict {
    match verdict {
        CoreVerdict::Accept => Verdict::Accept,
        CoreVerdict::Reject => Verdict::Reject,
        CoreVerdict::Unknown => Verdict::Unknown,
    }
}
