//! The node that a configuration file describes, checked as the tool checks it.

use std::path::Path;

use kafka_config_core::diagnostics::{Diagnostic, Kind, Stage};
use kafka_config_core::format::Refusal;
use kafka_config_core::model::{Environment, KafkaVersion};
use kafka_config_core::properties::{Charset, Property, read};
use kafka_config_core::schema::{Component, Schema};
use kafka_config_core::validate::{Configuration, Disk, Node, Setting, Surroundings, check_properties};

use crate::exit::reason;
use crate::root::Root;

/// Reads the file and asks what Kafka's own constructor would: a refusal ends the tool before it looks at directories.
pub(super) fn read_node(path: &Path, version: KafkaVersion) -> Result<Node, Refusal> {
    let text =
        std::fs::read(path).map_err(|error| refused(format!("{}: {}", path.display(), reason(&error))))?;
    let properties = read(&text, Charset::Latin1)
        .map_err(|_| refused(format!("{}: Malformed \\uxxxx encoding.", path.display())))?;
    let schema = Schema::of(version);
    let environment: Environment = std::env::vars_os().map(into_bytes).collect();
    let disk = Root::new("/".into()).disk(|disk| {
        let configuration = configuration(version, &schema, &environment, disk, &properties);
        configuration.needed().filter(|path| !is_data(path)).map(str::to_owned).collect()
    });
    let configuration = configuration(version, &schema, &environment, &disk, &properties);
    let findings = check_properties(&configuration);
    let refusal =
        findings.iter().find(|finding| matches!(finding.kind, Kind::Parity(stage) if stage <= Stage::A));
    match (refusal, Node::of(&configuration)) {
        (Some(finding), _) => Err(worded(path, finding)),
        (None, Some(node)) => Ok(node),
        (None, None) => Err(undecided(path, &findings)),
    }
}

/// The directories are looked at later, and in another way.
fn is_data(path: &str) -> bool {
    path.ends_with("/meta.properties") || path.ends_with("/__cluster_metadata-0")
}

fn configuration<'a>(
    version: KafkaVersion,
    schema: &'a Schema,
    environment: &'a Environment,
    disk: &'a Disk,
    properties: &'a [Property<'a>],
) -> Configuration<'a> {
    let settings = properties.iter().map(|property| Setting::new(&property.key, &property.value, None));
    let surroundings = Surroundings { environment: Some(environment), disk: Some(disk) };
    Configuration::new(version, Component::Broker, schema, &surroundings, settings)
}

fn into_bytes((name, value): (std::ffi::OsString, std::ffi::OsString)) -> (Vec<u8>, Vec<u8>) {
    use std::os::unix::ffi::OsStringExt as _;
    (name.into_vec(), value.into_vec())
}

fn refused(message: String) -> Refusal {
    Refusal { message, help: None }
}

fn worded(path: &Path, Diagnostic { code, finding, .. }: &Diagnostic) -> Refusal {
    Refusal {
        message: format!("{}: {} ({code})", path.display(), finding.message),
        help: finding.help.clone(),
    }
}

fn undecided(path: &Path, findings: &[Diagnostic]) -> Refusal {
    let open = findings.iter().find(|finding| finding.kind == Kind::Undecided);
    let why = open.map_or("something that is not known here decides", |finding| &finding.finding.message);
    Refusal {
        message: format!("{}: {why}", path.display()),
        help: Some("--engine jvm asks Kafka itself".to_owned()),
    }
}
