//! Kubernetes manifests.

use kafka_config_core::input::{VariableValue, Weight};
use kafka_config_core::model::{KnownBy, Unknown};
use serde_json::{Value, json};

use crate::support::{at, environment, files, kubernetes, refusal};

const SOURCES: &str = "
---
kind: ConfigMap
metadata: {name: c}
data: {KAFKA_A: from-map, b.c: dotted}
binaryData: {BIN: AAECAw==}
---
kind: Secret
metadata: {name: s}
data: {PASSWORD: czNjcmV0}
stringData: {USER: admin}
";

fn pod(container: &str) -> String {
    format!(
        "kind: Pod\nmetadata: {{name: kafka}}\nspec:\n  containers:\n  - name: kafka\n    image: apache/kafka:4.1.1\n{container}{SOURCES}"
    )
}

#[track_caller]
fn check(container: &str, expected: &Value) {
    let text = pod(container);
    let reading = kubernetes(&text);
    let found = match reading.refusal() {
        Some(_) => json!(refusal(&files([("kafka.yaml", text.as_str())]), &reading)),
        None => Value::Object(environment(&reading.services[0].environment)),
    };
    assert_eq!(found, *expected, "{text}");
}

#[test]
fn sources_come_first_and_references_see_what_stands_before() {
    let container = "    envFrom:\n    - configMapRef: {name: c}\n    - prefix: S_\n      secretRef: {name: s}\n    env:\n    \
                     - {name: X, value: '$(KAFKA_A)/$(LATER)/$$(X)'}\n    - {name: LATER, value: l}\n";
    check(
        container,
        &json!({
            "KAFKA_A": "from-map", "b.c": "dotted", "S_PASSWORD": "s3cret", "S_USER": "admin",
            "X": "from-map/$(LATER)/$(X)", "LATER": "l",
        }),
    );
}

#[test]
fn keys_are_taken_from_the_same_input_and_unknown_otherwise() {
    let container = "    env:\n    - name: A\n      valueFrom: {secretKeyRef: {name: s, key: PASSWORD}}\n    - name: B\n      \
                     valueFrom: {configMapKeyRef: {name: other, key: k}}\n    - name: C\n      valueFrom: {fieldRef: {fieldPath: metadata.name}}\n    \
                     - {name: D, value: 'x-$(C)'}\n";
    let reading = kubernetes(&pod(container));
    assert_eq!(reading.refusal(), None);
    let value = |name: &str| reading.services[0].variable(name).unwrap().value.clone();
    assert_eq!(value("A"), VariableValue::Known("s3cret".to_owned()));
    assert_eq!(
        value("B"),
        VariableValue::Unknown(Unknown::new(KnownBy::Manifest, "the config map other, key k"))
    );
    let name = VariableValue::Unknown(Unknown::new(KnownBy::Pod, "the pod's field metadata.name"));
    assert_eq!([value("C"), value("D")], [name.clone(), name]);
}

#[test]
fn values_must_be_texts() {
    check(
        "    env:\n    - {name: KAFKA_NODE_ID, value: 1}\n",
        &json!(
            "kafka.yaml:8:36: the value of 'KAFKA_NODE_ID' must be a text, not a number; put it into quotes: value: \"…\""
        ),
    );
    check(
        "    env:\n    - {name: A, value: yes}\n",
        &json!(
            "kafka.yaml:8:24: the value of 'A' must be a text, not a boolean; put it into quotes: value: \"…\""
        ),
    );
    check(
        "    env:\n    - name: A\n      valueFrom: {configMapKeyRef: {name: c, key: none}}\n",
        &json!(
            "kafka.yaml:8:7: the config map 'c' has no key 'none': the container does not start; \
                name a key that is there, or write 'optional: true'"
        ),
    );
}

#[test]
fn workloads_lists_and_documents_are_searched() {
    let text = "kind: List\nitems:\n- kind: StatefulSet\n  metadata: {name: broker}\n  spec:\n    serviceName: headless\n    template:\n      \
                spec: {containers: [{name: a, image: i, ports: [{containerPort: 9092}]}, {name: b, image: j}]}\n---\nkind: CronJob\nmetadata: \
                {name: cron}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: x, image: k}]}}}}}\n";
    let reading = kubernetes(text);
    assert_eq!(reading.refusal(), None);
    let names: Vec<&str> = reading.services.iter().map(|service| service.name.value.as_str()).collect();
    assert_eq!(names, ["broker/a", "broker/b", "cron"]);
    assert_eq!(reading.services[0].subdomain.as_ref().unwrap().value, "headless");
    assert_eq!(reading.services[0].ports[0].target, 9092);
}

#[test]
fn services_add_variables_unless_they_are_switched_off() {
    let text = |links: &str| {
        format!(
            "kind: Service\nmetadata: {{name: kafka}}\nspec: {{ports: [{{port: 9092, name: plain}}]}}\n---\nkind: Pod\n\
                 metadata: {{name: p}}\nspec: {{{links}containers: [{{name: c, image: i}}]}}\n"
        )
    };
    let reading = kubernetes(&text(""));
    let port = reading.services[0].variable("KAFKA_SERVICE_PORT_PLAIN").unwrap();
    assert_eq!(port.value.known(), Some("9092"));
    assert!(matches!(reading.services[0].variable("KAFKA_PORT").unwrap().value, VariableValue::Unknown(_)));
    assert!(kubernetes(&text("enableServiceLinks: false, ")).services[0].environment.is_empty());
}

#[test]
fn templates_are_told_apart_from_manifests() {
    let text = "kind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n";
    let files = files([("kafka.yaml", text)]);
    let told = refusal(&files, &kubernetes(text));
    assert!(
        told.starts_with("kafka.yaml:3:9: this is a Helm template, not a manifest; render it first"),
        "{told}"
    );
    let reading = kubernetes(&pod("    env:\n    - {name: A, value: '{{ .Values.a }}'}\n"));
    assert_eq!(reading.faults[0].weight, Weight::Unknown);
}

#[test]
fn what_is_ill_is_told_and_the_rest_used() {
    let text = format!(
        "{}\n---\nkind: Pod\nmetadata: {{name: ill}}\nspec: {{containers: [{{name: x}}, 7]}}\n",
        pod("    env: [{name: A, value: b}]\n")
    );
    let reading = kubernetes(&text);
    assert_eq!(reading.services[0].variable("A").unwrap().value.known(), Some("b"));
    let told: Vec<&str> = reading.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(
        told,
        ["an item of 'containers' must be a mapping, not a number", "this container has no image"]
    );
}

#[test]
fn values_have_their_places() {
    let text = pod("    env: [{name: A, value: 'x y'}]\n    envFrom: [{secretRef: {name: s}}]\n");
    let files = files([("kafka.yaml", text.as_str())]);
    let reading = kubernetes(&text);
    let place =
        |name: &str| at(&files, &reading, reading.services[0].variable(name).unwrap().value_at.unwrap());
    assert_eq!((place("A"), place("USER"), place("PASSWORD")), ("x y", "admin", "czNjcmV0"));
}
