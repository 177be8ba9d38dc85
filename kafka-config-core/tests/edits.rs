//! Whatever a fix writes into a text, the text's own reader reads as it was meant, and nothing else changes.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends by panicking")]

use std::collections::BTreeMap;

use kafka_config_core::diagnostics::{Applicability, Diagnostic, Edit, Finding, Fix, Kind, Severity};
use kafka_config_core::input::{
    ComposeProject, EnvDialect, Host, InputFormat, Reading, read_compose, read_env_container,
    read_kubernetes, read_quadlet, read_run_commands,
};
use kafka_config_core::model::{ConfigFiles, SourceId};
use kafka_config_core::nodes::environment_of;
use kafka_config_core::pipeline::{Mode, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{Entry, Sources, Text, TextId};
use proptest::prelude::*;

/// A format with a text in which `NAME` has the value `old`.
const TEXTS: [(InputFormat, &str); 16] = [
    (
        InputFormat::Compose,
        "services:\n  k:\n    image: i\n    environment:\n      A: b\n      NAME: old # c\n      Z: z\n",
    ),
    (
        InputFormat::Compose,
        "services:\n  k:\n    image: i\n    environment:\n      A: b\n      NAME: 'old'\n",
    ),
    (
        InputFormat::Compose,
        "services:\n  k:\n    image: i\n    environment:\n      NAME: \"old\"\n      A: b\n",
    ),
    (
        InputFormat::Compose,
        "services:\n  k:\n    image: i\n    environment:\n      - A=b\n      - NAME=old\n",
    ),
    (
        InputFormat::Compose,
        "services:\n  k:\n    image: i\n    environment:\n      - 'NAME=old'\n      - \"A=b\"\n",
    ),
    (InputFormat::Compose, "services:\n  k:\n    image: i\n    environment: {A: b, NAME: old, Z: z}\n"),
    (InputFormat::Compose, "services:\n  k:\n    image: i\n    environment: [A=b, NAME=old, Z=z]\n"),
    (InputFormat::Compose, "services: {k: {image: i, environment: {\n  NAME: old,\n  A: b}}}\n"),
    (
        InputFormat::Kubernetes,
        "apiVersion: v1\nkind: Pod\nmetadata: {name: k}\nspec:\n  containers:\n  - name: k\n    image: i\n    env:\n    - name: A\n      value: b\n    - name: NAME\n      value: old\n",
    ),
    (
        InputFormat::Kubernetes,
        "apiVersion: v1\nkind: Pod\nmetadata: {name: k}\nspec:\n  containers:\n  - name: k\n    image: i\n    env:\n    - {name: NAME, value: \"old\"}\n    - {name: A, value: b}\n",
    ),
    (InputFormat::Quadlet, "[Container]\nImage=i\nEnvironment=A=b\nEnvironment=NAME=old\n"),
    (InputFormat::Quadlet, "[Container]\nImage=i\nEnvironment=\"NAME=old\" 'A=b'\n"),
    (InputFormat::PodmanEnv, "A=b\nNAME=old\nZ=z\n"),
    (InputFormat::ComposeEnv, "A=b\nNAME='old'\nZ=z\n"),
    (InputFormat::SystemdEnv, "A=b\nNAME=\"old\"\nZ=z\n"),
    (InputFormat::DockerRun, "docker run -e A=b \\\n  -e NAME=old \\\n  -e 'Z=z' i\n"),
];

fn read(format: InputFormat, text: &str) -> Reading {
    let (bytes, host) = (text.as_bytes(), Host::new());
    let files = BTreeMap::from([("f".to_owned(), bytes.to_vec())]);
    match format {
        InputFormat::Compose => {
            let chosen = ["f".to_owned()];
            read_compose(&ComposeProject { files: &files, chosen: &chosen, host: &host, folder: "/p" })
        }
        InputFormat::Kubernetes => read_kubernetes(&files),
        InputFormat::Quadlet => read_quadlet("f.container", bytes, &BTreeMap::new(), &host),
        InputFormat::DockerRun => read_run_commands("f", bytes, &BTreeMap::new(), &host),
        InputFormat::PodmanEnv => read_env_container(EnvDialect::Podman, "f", bytes, &host),
        InputFormat::ComposeEnv => read_env_container(EnvDialect::Compose, "f", bytes, &host),
        InputFormat::SystemdEnv => read_env_container(EnvDialect::Systemd, "f", bytes, &host),
        InputFormat::DockerEnv | InputFormat::Properties => {
            read_env_container(EnvDialect::Docker, "f", bytes, &host)
        }
    }
}

type Variables = BTreeMap<String, Option<String>>;

fn variables(reading: &Reading) -> Variables {
    assert!(reading.refusal().is_none(), "{:?}", reading.refusal());
    let set = reading.services[0].environment.iter();
    set.map(|one| (one.name.to_string(), one.value.known().map(str::to_owned))).collect()
}

/// The text after an edit of `NAME`; `None` where the text cannot hold it.
fn edited(
    format: InputFormat,
    text: &str,
    edit: impl Fn(&kafka_config_core::model::Origin) -> Edit,
) -> Option<String> {
    let reading = read(format, text);
    let image = "apache/kafka:4.1.1".parse().unwrap();
    let request = Request {
        image,
        environment: environment_of(&reading.services[0], image.dialect()),
        files: ConfigFiles::default(),
        folders: Folders::default(),
        entrypoint: None,
        // The value is written as it is, without the escapes of Kafka's loader.
        mode: Mode::Strict { merge_defaults: false },
    };
    let bytes = text.as_bytes();
    let texts = BTreeMap::from([(TextId::Variables(SourceId(0)), Text::of_format("f", bytes, format))]);
    let sources = Sources::new(texts, Some(&request));
    let at = &request.environment.get("NAME").unwrap().origin;
    let fix = Fix { title: "mend it".to_owned(), applicability: Applicability::Safe, edits: vec![edit(at)] };
    let finding = Finding::new("a fault").at(at).fix(fix);
    let diagnostic = Diagnostic {
        code: "KC999",
        name: "sample",
        severity: Severity::Warning,
        kind: Kind::Advice,
        finding,
    };
    let entry = Entry::new(diagnostic, &sources);
    let change = entry.fixes[0].edits[0].change.as_ref()?;
    let span = change.place.span;
    Some([text.get(..span.start)?, &change.new, text.get(span.end..)?].concat())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9_./:,@%+=;-]{0,12}",
        "[ -~]{0,10}",
        "PLAINTEXT://:[0-9]{1,5},CONTROLLER://[a-z]{0,3}:[0-9]{1,4}",
        proptest::sample::select(vec![
            "true", "no", "~", "null", "1", "01", "1e3", ".5", "0x1", "-", "a: b", "a #b", "", "%h", "$A",
            "é"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn a_written_value_is_read_again(which in 0..TEXTS.len(), value in value()) {
        let (format, text) = TEXTS[which];
        let set = |at: &kafka_config_core::model::Origin| Edit::SetValue { at: at.clone(), value: value.clone() };
        if let Some(new) = edited(format, text, set) {
            let mut wanted = variables(&read(format, text));
            wanted.insert("NAME".to_owned(), Some(value));
            prop_assert_eq!(variables(&read(format, &new)), wanted, "{}", new);
        }
    }
}

#[test]
fn plain_values_can_be_written_everywhere() {
    for (format, text) in TEXTS {
        for value in ["9092", "kafka-1", "/var/lib/kafka"] {
            let set = |at: &kafka_config_core::model::Origin| Edit::SetValue {
                at: at.clone(),
                value: value.to_owned(),
            };
            let new = edited(format, text, set).unwrap_or_else(|| panic!("{value} in {text}"));
            assert_eq!(variables(&read(format, &new))["NAME"].as_deref(), Some(value), "{new}");
        }
    }
}

#[test]
fn names_change_in_place() {
    for (format, text) in TEXTS {
        let rename =
            |at: &kafka_config_core::model::Origin| Edit::Rename { at: at.clone(), name: "OTHER".to_owned() };
        let new = edited(format, text, rename).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(new, text.replace("NAME", "OTHER"));
        // A map must not get the same key twice.
        let taken =
            |at: &kafka_config_core::model::Origin| Edit::Rename { at: at.clone(), name: "A".to_owned() };
        assert_eq!(edited(format, text, taken), None, "{text}");
    }
}

#[test]
fn a_removed_line_takes_nothing_with_it() {
    let mut removed = 0;
    for (format, text) in TEXTS {
        let remove = |at: &kafka_config_core::model::Origin| Edit::Remove { at: at.clone() };
        if let Some(new) = edited(format, text, remove) {
            let mut wanted = variables(&read(format, text));
            wanted.remove("NAME");
            assert_eq!(variables(&read(format, &new)), wanted, "{new}");
            removed += 1;
        }
    }
    assert!(removed >= 8, "{removed}");
}

#[test]
fn a_value_that_aliases_repeat_is_left_to_people() {
    let set =
        |at: &kafka_config_core::model::Origin| Edit::SetValue { at: at.clone(), value: "new".to_owned() };
    for value in ["&z old", "&z 'old'"] {
        let text = format!(
            "services:\n  k:\n    image: i\n    environment:\n      NAME: {value}\n      A: b\n  app:\n    image: i\n    \
             environment:\n      C: *z\n"
        );
        assert_eq!(edited(InputFormat::Compose, &text, set), None, "{text}");
    }
}
