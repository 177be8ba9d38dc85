//! The files of each node, with the origin of every line.

use std::collections::BTreeMap;

use kafka_config_core::layers::{Assignment, Resolution, holds_secret, read_back};
use kafka_config_core::model::{
    Artifact, ConfigFile, EnvName, IntoMap, Layer as CoreLayer, Origin as CoreOrigin, Span,
};
use kafka_config_core::properties::{Charset, Reader};
use kafka_config_core::report::{Sources, TextId, failure_message, told};

use crate::answer::{
    ContainerFailure, Layer, Origin, RenderedFile, RenderedLine, RenderedNode, Rendering, Setting,
};
use crate::container::Run;
use crate::findings;
use crate::places::Units;
use crate::project::{Node, Project, Subject};

/// The files of all nodes.
pub(crate) fn rendering(project: &Project, runs: &[Option<Run<'_>>]) -> Rendering {
    Rendering {
        problems: findings::problems(project),
        missing: project.missing.clone(),
        formats: project.answer_formats(),
        nodes: project
            .nodes
            .iter()
            .zip(runs)
            .map(|(node, run)| rendered(node, project, run.as_ref()))
            .collect(),
    }
}

fn rendered(node: &Node, project: &Project, run: Option<&Run<'_>>) -> RenderedNode {
    match (&node.subject, run) {
        (_, Some(run)) => container(node, project, run),
        (Subject::Properties(number), None) => bare(node, by_itself(*number, project).into_iter().collect()),
        (Subject::Container(_), None) => bare(node, Vec::new()),
    }
}

fn bare(node: &Node, files: Vec<RenderedFile>) -> RenderedNode {
    RenderedNode {
        name: node.name.clone(),
        image: None,
        kafka_version: node.image.version.to_string(),
        files,
        output: Vec::new(),
        failure: None,
        dropped_defaults: Vec::new(),
    }
}

fn container(node: &Node, project: &Project, run: &Run<'_>) -> RenderedNode {
    let sources = run.sources(project);
    let words = Words { sources: &sources, project };
    let file = |artifact: &Artifact| RenderedFile {
        name: node.image.dialect().file_name(artifact.file).to_owned(),
        text: String::from_utf8_lossy(&artifact.bytes).into_owned(),
        secret: holds_secret(artifact),
        lines: lines(artifact, run, &words),
    };
    let failure = run.prepared.failure.as_ref().map(|failure| ContainerFailure {
        exit: failure.exit,
        message: failure_message(&failure.message, &project.request.arguments),
    });
    RenderedNode {
        image: Some(node.image.to_string()),
        files: run.prepared.files.iter().map(file).collect(),
        output: run.prepared.lines.iter().map(|line| line.text.clone()).collect(),
        failure,
        dropped_defaults: run.resolved.dropped_defaults.iter().map(|one| words.setting(one)).collect(),
        ..bare(node, Vec::new())
    }
}

fn lines(artifact: &Artifact, run: &Run<'_>, words: &Words<'_>) -> Vec<RenderedLine> {
    let text = String::from_utf8_lossy(&artifact.bytes);
    let units = Units::of(&text);
    if artifact.file != ConfigFile::Server {
        // What is parsed and written anew still has the extent of what it was made from.
        let within = |span: Span| Span::new(span.start.min(text.len()), span.end.min(text.len()));
        let parts = artifact.segments.iter();
        return parts.map(|part| line(&units, within(part.span), words.origin(&part.origin))).collect();
    }
    let properties = read_back(artifact).into_iter();
    properties.filter_map(|one| property(&one, &units, run.resolved.get(&one.key), words)).collect()
}

fn line(units: &Units, span: Span, origin: Origin) -> RenderedLine {
    RenderedLine { range: units.range(span), key: None, origin, counts: true, hides: Vec::new() }
}

fn property(
    one: &Assignment,
    units: &Units,
    resolution: Option<&Resolution>,
    words: &Words<'_>,
) -> Option<RenderedLine> {
    let counts = resolution.is_some_and(|resolution| resolution.winner.line == one.line);
    let hidden = resolution.filter(|_| counts).map(|resolution| resolution.shadowed.as_slice());
    Some(RenderedLine {
        key: Some(one.key.to_string()),
        counts,
        hides: hidden.unwrap_or_default().iter().map(|one| words.setting(one)).collect(),
        ..line(units, one.line?, words.origin(&one.origin))
    })
}

/// A file that a program reads as it is.
fn by_itself(number: usize, project: &Project) -> Option<RenderedFile> {
    let input = project.inputs.get(number)?;
    let units = Units::of(&input.text);
    let sources = Sources::of_properties(input.name.clone(), input.bytes());
    let words = Words { sources: &sources, project };
    let read: Vec<_> = Reader::new(input.bytes(), Charset::Latin1).filter_map(Result::ok).collect();
    let last: BTreeMap<&str, usize> =
        read.iter().enumerate().map(|(at, one)| (one.key.as_ref(), at)).into_map();
    let lines = read.iter().enumerate().map(|(at, one)| {
        let span = Span::new(one.key_span.start, one.value_span.end);
        let origin = CoreOrigin::File { layer: CoreLayer::Mounted, file: ConfigFile::Server, span };
        let place = Some(input.place(number, span));
        RenderedLine {
            key: Some(one.key.to_string()),
            counts: last.get(one.key.as_ref()) == Some(&at),
            ..line(&units, span, Origin { place, ..words.origin(&origin) })
        }
    });
    Some(RenderedFile {
        name: input.name.clone(),
        text: input.text.clone(),
        secret: false,
        lines: lines.collect(),
    })
}

/// Origins as JavaScript gets them.
pub(crate) struct Words<'a> {
    pub(crate) sources: &'a Sources<'a>,
    pub(crate) project: &'a Project,
}

impl Words<'_> {
    pub(crate) fn setting(&self, assignment: &Assignment) -> Setting {
        let is_hidden = assignment.shown() != assignment.value;
        Setting {
            key: assignment.key.to_string(),
            value: (!is_hidden).then(|| assignment.value.clone()),
            origin: self.origin(&assignment.origin),
        }
    }

    pub(crate) fn origin(&self, origin: &CoreOrigin) -> Origin {
        let from = match origin {
            CoreOrigin::Derived { from, .. } => from.clone(),
            _ => Vec::new(),
        };
        Origin {
            layer: layer(origin.layer()),
            variable: origin.variable().map(EnvName::to_string),
            derived_from: from,
            words: told(origin, self.sources),
            place: self.place(origin),
        }
    }

    fn place(&self, origin: &CoreOrigin) -> Option<crate::answer::Place> {
        let (TextId::Variables(number), text, span) = self.sources.find(origin)? else { return None };
        // The text of the sources counts its lines once for all places.
        Some(self.project.inputs.get(number.0)?.resolved(number.0, &text.place(span)))
    }
}

fn layer(layer: CoreLayer) -> Layer {
    match layer {
        CoreLayer::Default => Layer::Default,
        CoreLayer::Mounted => Layer::Mounted,
        CoreLayer::Derived => Layer::Derived,
        CoreLayer::Environment => Layer::Environment,
        CoreLayer::Override => Layer::Argument,
    }
}
