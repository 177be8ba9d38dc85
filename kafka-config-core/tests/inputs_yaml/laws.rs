//! What holds for every text.

use kafka_config_core::input::Reading;
use kafka_config_core::model::SourceSpan;
use proptest::prelude::*;

use crate::support::{Files, compose};
use kafka_config_core::input::read_kubernetes;

/// Pieces that YAML and compose care about.
fn text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"services:\n  a:\n    image: x\n    environment:\n".to_vec()),
        Just(b"kind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, image: i, env: [{name: A, value: b}]}]}\n".to_vec()),
        Just(b"apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nspec:\n  kafka:\n    config:\n      a: 1\n".to_vec()),
        Just(b"    listeners: [{name: a, port: 9092}, {}]\n    version: 4.1.0\n".to_vec()),
        Just(b"      A: ${B:-c}\n".to_vec()),
        Just(b"      - C=d\n".to_vec()),
        Just(b"    env_file: x.env\n".to_vec()),
        Just(b"    ports: [\"1-3:4-6\", 7]\n".to_vec()),
        Just(b"    extends: a\n".to_vec()),
        Just(b"    <<: *x\n".to_vec()),
        Just(b"x: &x {y: *x}\n".to_vec()),
        Just(b"---\n".to_vec()),
        Just(b"\t\r\n".to_vec()),
        Just("\u{feff}".as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..6),
        "[ \\n:{}\\[\\],&*!|>'\"%@`#$-]{1,4}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn check_places(files: &Files, reading: &Reading) {
    let inside = |at: SourceSpan| {
        let text = &files[&reading.sources[at.source.0]];
        assert!(at.span.start <= at.span.end && at.span.end <= text.len(), "{at:?} of {}", text.len());
    };
    for fault in &reading.faults {
        fault.at.into_iter().for_each(inside);
        assert!(!fault.message.is_empty());
    }
    for service in &reading.services {
        inside(service.name.at);
        service.image.iter().for_each(|image| inside(image.at));
        for variable in &service.environment {
            variable.name_at.into_iter().chain(variable.value_at).for_each(inside);
        }
        service.ports.iter().for_each(|port| inside(port.at));
        service.volumes.iter().for_each(|volume| inside(volume.at));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_with_places_inside(main in text(), other in text()) {
        let files: Files = [("compose.yaml", main), ("x.env", other.clone()), (".env", other)]
            .into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        check_places(&files, &compose(&files, &[("B", "b")]));
        check_places(&files, &read_kubernetes(&files));
    }
}

#[test]
fn time_grows_with_the_text() {
    let manifest = |count: usize| {
        let items: String = (0..count)
            .map(|number| format!("    - {{name: V{number}, value: 'v'}}"))
            .collect::<Vec<_>>()
            .join("\n");
        let text = format!(
            "kind: Pod\nmetadata: {{name: p}}\nspec:\n  containers:\n  - name: c\n    image: i\n    env:\n{items}"
        );
        Files::from([("k.yaml".to_owned(), text.into_bytes())])
    };
    let reading = read_kubernetes(&manifest(100_000));
    assert_eq!(reading.services[0].environment.len(), 100_000);
}
