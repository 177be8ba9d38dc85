//! The node that a configuration file describes, checked as the tool checks it.

use std::path::Path;

use kafka_config_core::diagnostics::{Diagnostic, Kind, Stage};
use kafka_config_core::format::Refusal;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::{Configuration, Disk, Node, Surroundings, check_properties};

use crate::commands::setup::process_environment;
use crate::exit::reason;
use crate::root::Root;

/// Reads the file and asks what Kafka's own constructor would: a refusal ends the tool before it looks at directories.
pub(super) fn read_node(path: &Path, version: KafkaVersion) -> Result<Node, Refusal> {
    let text =
        std::fs::read(path).map_err(|error| refused(format!("{}: {}", path.display(), reason(&error))))?;
    let properties =
        read(&text, Charset::Latin1).map_err(|error| refused(format!("{}: {error}", path.display())))?;
    let schema = Schema::of(version);
    let environment = process_environment();
    let configuration = |disk: &Disk| {
        let surroundings = Surroundings { environment: Some(&environment), disk: Some(disk) };
        Configuration::of_file(version, &schema, &surroundings, &properties)
    };
    let disk = Root::new("/".into()).disk(|disk| {
        let configuration = configuration(disk);
        configuration.needed().filter(|path| !is_data(path)).map(str::to_owned).collect()
    });
    let configuration = configuration(&disk);
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
    let open = findings.iter().find(|finding| finding.kind.is_undecided());
    let why = open.map_or("something that is not known here decides", |finding| &finding.finding.message);
    Refusal {
        message: format!("{}: {why}", path.display()),
        help: Some("--engine jvm asks Kafka itself".to_owned()),
    }
}
