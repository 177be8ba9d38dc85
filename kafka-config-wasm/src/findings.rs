//! What the rules say, with places and edits in the inputs.

use kafka_config_core::diagnostics::{
    Applicability as CoreApplicability, Diagnostic, Kind, Severity as CoreSeverity,
};
use kafka_config_core::model::{ConfigFile, EnvName, Origin, PropertyKey};
use kafka_config_core::report::{
    self, AskedReader, Entry, Reader, Report, ReportedFix, Section, Sources, TextId, told,
};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::{self, Facts, Member, Verdict as CoreVerdict, check_started};

use crate::answer::{
    Applicability, CheckReport, CheckedNode, Finding, Fix, Place, Problem, Severity, TextEdit, Verdict,
};
use crate::container::Run;
use crate::project::{Node, Project, Subject};
use crate::{schemas, together};

/// The findings of all nodes, of which some are about several together.
pub(crate) fn report(project: &Project, runs: &[Option<Run<'_>>]) -> CheckReport {
    let sources: Vec<Sources<'_>> =
        project.nodes.iter().zip(runs).map(|(node, run)| sources_of(node, run.as_ref(), project)).collect();
    let mut found = found(project, runs).into_iter();
    let sections = project.nodes.iter().zip(runs).zip(&sources).map(|((node, run), sources)| match run {
        Some(Run { request, prepared, .. }) => {
            let diagnostics = found.next().unwrap_or_default();
            report::of_container(request, prepared, diagnostics, sources, &project.policy)
        }
        None => of_properties(node, sources, project),
    });
    let mut sections: Vec<Section> = sections.collect();
    let names: Vec<&str> = project.nodes.iter().map(|node| node.name.as_str()).collect();
    report::fold(&mut sections, &names);
    let checked = project.nodes.iter().zip(sections).zip(&sources);
    let nodes: Vec<CheckedNode> = checked
        .map(|((node, section), sources)| checked_node(node, section, &Sight { sources, project, node }))
        .collect();
    let any = |wanted| nodes.iter().any(|node| node.verdict == wanted);
    let verdict = match (any(Verdict::Reject), any(Verdict::Unknown)) {
        (true, _) => Verdict::Reject,
        (false, true) => Verdict::Unknown,
        (false, false) => Verdict::Accept,
    };
    CheckReport { verdict, problems: problems(project), nodes }
}

/// What is wrong with the inputs themselves.
pub(crate) fn problems(project: &Project) -> Vec<Problem> {
    let sources = Sources::new(project.texts().collect(), None);
    let section = report::of_faults(String::new(), &project.faults, &sources, &project.policy);
    let problem = |entry: Entry| {
        let place = entry.place.as_ref().zip(entry.diagnostic.finding.at.as_ref()).and_then(|(place, at)| {
            let (TextId::Variables(number), ..) = sources.find(at)? else { return None };
            Some(project.inputs.get(number.0)?.resolved(number.0, place))
        });
        let Diagnostic { code, severity, finding, .. } = entry.diagnostic;
        Problem {
            code: code.to_owned(),
            severity: answer_severity(severity),
            message: finding.message,
            help: finding.help,
            place,
        }
    };
    section.entries.into_iter().map(problem).collect()
}

/// What is found of each container.
fn found(project: &Project, runs: &[Option<Run<'_>>]) -> Vec<Vec<Diagnostic>> {
    let mut together = found_together(project, runs).into_iter();
    let containers = together::containers(project, runs);
    containers
        .map(|(node, container, run)| {
            if container.is_alone() {
                found_alone(node, run, project.names_image())
            } else {
                together.next().unwrap_or_default()
            }
        })
        .collect()
}

/// An env file says nothing of the containers around its own.
fn found_alone(node: &Node, run: &Run<'_>, is_named: bool) -> Vec<Diagnostic> {
    let check = if is_named { validate::check_with } else { validate::check_unclaimed };
    schemas::with(node.image.version, |schema| {
        let facts = Facts::new(&run.request, &run.prepared, &run.resolved).with_schema(schema);
        check(&facts, &validate::configuration(&facts, schema, None))
    })
}

fn found_together(project: &Project, runs: &[Option<Run<'_>>]) -> Vec<Vec<Diagnostic>> {
    let joined = || together::containers(project, runs).filter(|(_, container, _)| !container.is_alone());
    let members: Vec<Member<'_>> = joined().map(together::member).collect();
    schemas::all(|schemas| {
        let started =
            members.iter().zip(joined()).map(|(member, one)| together::started(member, one, schemas));
        check_started(started.collect(), &together::services(project))
    })
}

fn sources_of<'a>(node: &Node, run: Option<&'a Run<'_>>, project: &'a Project) -> Sources<'a> {
    match (&node.subject, run) {
        (Subject::Container(container), Some(run)) if !container.is_alone() => {
            let mut sources = run.sources(project);
            sources.home = Some(container.service.name.at);
            sources
        }
        (_, Some(run)) => run.sources(project),
        (Subject::Properties(number), None) => project
            .inputs
            .get(*number)
            .map_or_else(Sources::default, |input| Sources::of_properties(input.name.clone(), input.bytes())),
        (Subject::Container(_), None) => Sources::default(),
    }
}

fn of_properties(node: &Node, sources: &Sources<'_>, project: &Project) -> Section {
    let asked = AskedReader { component: project.component, version: Some(node.image.version) };
    let text = sources.texts.values().next().map_or(&[][..], |text| text.bytes);
    let reader = project.reader_of(node).unwrap_or_else(|| Reader::of(&node.name, text, asked));
    report::of_properties(text, &reader, None, sources, &project.policy)
}

fn checked_node(node: &Node, section: Section, sight: &Sight<'_>) -> CheckedNode {
    let kafka_version = node.image.version;
    let component = sight.project.reader_of(node).map_or(Component::Broker, |reader| reader.component);
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
            also: entry.also.clone(),
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
            let change = edit.change.as_ref()?;
            let number = self.input(change.text)?;
            let place = self.project.inputs.get(number)?.resolved(number, &change.place);
            Some(TextEdit { place, text: change.new.clone() })
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
