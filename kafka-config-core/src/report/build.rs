//! Answers of the pipeline and the rules as sections of a report.

use std::borrow::Cow;

use super::container_ends::{rule, told};
use super::entry::{Entry, Section};
use super::inputs::is_of_file;
use super::policy::Policy;
use super::reader::Reader;
use super::sources::Sources;
use crate::diagnostics::{Diagnostic, Finding, Kind, Severity, Stage};
use crate::model::{ConfigFile, Layer, Origin, Span};
use crate::pipeline::{Prepared, Request};
use crate::properties::{self, Charset};
use crate::schema::Schema;
use crate::validate::{
    Check, Configuration, Disk, Setting, Surroundings, Verdict, certain_failure, check_properties, verdict,
};

/// The section of a container, with what its rules found.
pub fn of_container(
    request: &Request<'_>,
    prepared: &Prepared,
    mut diagnostics: Vec<Diagnostic>,
    sources: &Sources<'_>,
    policy: &Policy,
) -> Section {
    let ends_early = certain_failure(request, prepared).is_some();
    if prepared.failure.is_some() && prepared.judged().file(ConfigFile::Server).is_none() {
        // There are no properties, and what rules say about none means nothing.
        diagnostics.retain(is_about_container);
    }
    diagnostics.splice(0..0, told(request, prepared, &diagnostics));
    let mut section = section(request.image.to_string(), diagnostics, sources, policy);
    section.kafka_version = Some(request.image.version);
    if ends_early {
        section.verdict = Verdict::Reject;
        section.ends_early = true;
    }
    section
}

fn is_about_container(diagnostic: &Diagnostic) -> bool {
    rule(diagnostic.code).is_none_or(|rule| !matches!(rule.check, Check::Properties(_)))
}

/// The section of a `.properties` file that a Kafka program reads by itself, with the files around it where they are
/// at hand.
pub fn of_properties(
    bytes: &[u8],
    reader: &Reader,
    disk: Option<&Disk>,
    sources: &Sources<'_>,
    policy: &Policy,
) -> Section {
    let name = sources.texts.values().next().map_or(String::new(), |text| text.path.clone());
    let diagnostics = if reader.is_known { found(bytes, reader, disk) } else { Vec::new() };
    let diagnostics = diagnostics.into_iter().chain(reader.told.iter().cloned()).collect();
    Section {
        path: Some(name.clone()),
        kafka_version: Some(reader.version),
        ..section(name, diagnostics, sources, policy)
    }
}

/// Where a line is refused Kafka reads nothing, and what is in that line is not known.
fn found(bytes: &[u8], reader: &Reader, disk: Option<&Disk>) -> Vec<Diagnostic> {
    match read(bytes) {
        Err(malformed) => malformed,
        Ok(properties) => {
            let schema = Schema::of(reader.version);
            let configuration = configuration(&properties, reader, &schema, disk);
            check_properties(&configuration.of_text(bytes))
        }
    }
}

/// The paths that somebody should look at for [`of_properties`].
pub fn needed_by_properties(bytes: &[u8], reader: &Reader, disk: &Disk) -> Vec<String> {
    let Ok(properties) = read(bytes) else { return Vec::new() };
    let schema = Schema::of(reader.version);
    let configuration = configuration(&properties, reader, &schema, Some(disk));
    configuration.needed().map(str::to_owned).collect()
}

/// A property as a file sets it.
pub(super) struct FileProperty<'a> {
    pub(super) key: Cow<'a, str>,
    value: Cow<'a, str>,
    pub(super) origin: Origin,
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<FileProperty<'_>>, Vec<Diagnostic>> {
    let (mut properties, mut malformed) = (Vec::new(), Vec::new());
    for property in properties::Reader::new(bytes, Charset::Latin1) {
        match property {
            Ok(property) => {
                let origin = origin(Span::new(property.key_span.start, property.value_span.end));
                properties.push(FileProperty { key: property.key, value: property.value, origin });
            }
            Err(error) => malformed.push(malformed_escape(error.span)),
        }
    }
    if malformed.is_empty() { Ok(properties) } else { Err(malformed) }
}

fn configuration<'a>(
    properties: &'a [FileProperty<'_>],
    reader: &Reader,
    schema: &'a Schema,
    disk: Option<&Disk>,
) -> Configuration<'a> {
    let settings = properties
        .iter()
        .map(|property| Setting::new(&property.key, &property.value, Some(&property.origin)));
    let surroundings = Surroundings { environment: None, disk };
    Configuration::new(reader.version, reader.component, schema, &surroundings, settings)
}

pub(super) fn origin(span: Span) -> Origin {
    Origin::File { layer: Layer::Mounted, file: ConfigFile::Server, span }
}

/// `Properties.load` throws.
fn malformed_escape(span: Span) -> Diagnostic {
    let finding = Finding::new("\\u without four hexadecimal digits, so that Kafka refuses the whole file")
        .help("write the backslash twice, or all four digits of the character")
        .at(&origin(span));
    let (code, name) = ("KC205", "malformed-escape");
    Diagnostic { code, name, severity: Severity::Error, kind: Kind::Parity(Stage::P), finding }
}

/// A section: the verdict from everything, then what the user wants to be told.
pub(super) fn section(
    name: String,
    mut diagnostics: Vec<Diagnostic>,
    sources: &Sources<'_>,
    policy: &Policy,
) -> Section {
    let verdict = verdict(&diagnostics, policy.last);
    let open = match verdict {
        Verdict::Unknown => Some(Kind::Undecided),
        Verdict::Accept if policy.last > Stage::B => Some(Kind::UndecidedLater),
        Verdict::Accept | Verdict::Reject => None,
    };
    let undecided = diagnostics.iter().find(|diagnostic| Some(diagnostic.kind) == open);
    let undecided = undecided.map(|diagnostic| diagnostic.finding.message.clone());
    diagnostics.retain(|diagnostic| policy.asks_about(diagnostic) && !is_of_file(diagnostic, sources));
    let wanted = diagnostics.into_iter().filter_map(|diagnostic| policy.apply(diagnostic));
    let entries = wanted.map(|diagnostic| Entry::new(diagnostic, sources)).collect();
    Section {
        name,
        path: None,
        kafka_version: None,
        verdict,
        ends_early: false,
        undecided,
        told_elsewhere: 0,
        fatal_elsewhere: false,
        entries,
    }
}
