//! A `.properties` file before all rules: places lie inside of it, and no report repeats a secret.

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::model::{KafkaVersion, PropertyKey};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::report::{
    AskedReader, Entry, Policy, Reader, Report, Sources, concise, github, json, junit, of_properties, sarif,
};
use kafka_config_core::schema::{Component, Schema};

/// What stands in every secret value of the file that is checked.
const SECRET: &str = "hunter2swordfish";

/// Any bytes as a file, for the release that the first byte chooses.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let Some((first, file)) = data.split_first() else { return };
    let versions: Vec<KafkaVersion> = Schema::versions().collect();
    let version = versions[usize::from(*first) % versions.len()];
    let file = with_secrets(file);
    for component in [Component::Broker, Component::Consumer] {
        check_file(&file, version, component);
    }
}

/// The file with secrets after what is in it.
fn with_secrets(file: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    for line in [
        format!("ssl.keystore.password={SECRET}"),
        format!("listener.name.internal.plain.sasl.jaas.config=a.b.C required password=\"{SECRET}"),
        format!("ssl.key.passwort={SECRET}"),
        format!("ssl.truststore.passwrod={SECRET}"),
        format!("sasl.login.pwd={SECRET}"),
        format!("basic.auth.user.info=me:{SECRET}"),
        format!("user_admin=\"{SECRET}\";"),
        SECRET.to_owned(),
        format!("delegation.token.secret.key={SECRET} # key"),
    ] {
        file.extend_from_slice(b"\n");
        file.extend_from_slice(line.as_bytes());
    }
    file
}

fn check_file(file: &[u8], version: KafkaVersion, component: Component) {
    let sources = Sources::of_properties("server.properties", file);
    let asked = AskedReader { component: Some(component), version: Some(version) };
    let reader = Reader::of("server.properties", file, asked);
    let section = of_properties(file, &reader, None, &sources, &Policy::default());
    let keys: Vec<String> = read(file, Charset::Latin1)
        .map(|properties| properties.iter().map(|property| property.key.to_string()).collect())
        .unwrap_or_default();
    for entry in &section.entries {
        check_entry(entry, file, &keys);
    }
    let report = Report { kafka_version: version, component, sections: vec![section] };
    for text in [
        json(&report),
        sarif(&report, false),
        concise(&report),
        github(&report),
        junit(&report, Severity::Warning),
    ] {
        assert!(!text.contains(SECRET), "a secret is in\n{text}");
    }
}

fn check_entry(entry: &Entry, file: &[u8], keys: &[String]) {
    let finding = &entry.diagnostic.finding;
    assert!(!finding.message.is_empty() && !finding.message.contains('\n'), "{finding:?}");
    assert!(finding.help.as_ref().is_some_and(|help| !help.is_empty()), "{finding:?}");
    if let Some(place) = &entry.place {
        assert!(place.span.start <= place.span.end && place.span.end <= file.len(), "{finding:?}");
        assert!(place.region.line >= 1 && place.region.line <= place.region.end_line, "{finding:?}");
    } else {
        let is_there = |key: &PropertyKey| keys.iter().any(|other| other == key.as_str());
        assert!(
            !finding.key.as_ref().is_some_and(is_there),
            "no place, though it is in the file: {finding:?}"
        );
    }
}
