//! Compose files.

use kafka_config_core::input::VariableValue;

use crate::support::{at, compose, environment, files, refusal};
use serde_json::{Value, json};

/// What the one service of a project gets, or the refusal.
#[track_caller]
fn check(text: &str, expected: &Value) {
    let files = files([("compose.yaml", text), ("a.env", "A=${H}-file\nB=b\n"), (".env", "H=dotenv\n")]);
    let reading = compose(&files, &[]);
    let found = match reading.refusal() {
        Some(_) => json!(refusal(&files, &reading)),
        None => Value::Object(environment(&reading.services[0].environment)),
    };
    assert_eq!(found, *expected, "{text}");
}

fn service(attributes: &str) -> String {
    format!("services:\n  kafka:\n    image: apache/kafka\n{attributes}")
}

#[test]
fn scalars_become_the_texts_that_go_prints() {
    let written = "    environment:\n      A: 010\n      B: 1e6\n      C: 1.50\n      D: TRUE\n      E: yes\n      \
                   F: 2024-01-01\n      G: ~\n      H: 0x1F\n";
    let expected = json!({
        "A": "8", "B": "1e+06", "C": "1.5", "D": "true", "E": "yes",
        "F": "2024-01-01 00:00:00 +0000 UTC", "G": null, "H": "31",
    });
    check(&service(written), &expected);
}

#[test]
fn env_files_lie_below_and_see_the_environment() {
    check(
        &service("    env_file: a.env\n    environment: [A=own, H]\n"),
        &json!({"A": "own", "H": "dotenv", "B": "b"}),
    );
    check(&service("    env_file: [{path: none.env, required: false}]\n"), &json!({}));
    check(
        &service("    env_file: none.env\n"),
        &json!(
            "compose.yaml:4:15: the env file 'none.env' is not there; name a file that exists, or write 'required: false'"
        ),
    );
}

#[test]
fn anchors_and_merge_keys_are_worked_out() {
    let text = "x-a: &a {A: 1, B: 2}\nx-b: &b {B: 3, C: 4}\nservices:\n  kafka:\n    image: k\n    environment:\n      \
                <<: [*a, *b]\n      C: own\n";
    check(text, &json!({"C": "own", "A": "1", "B": "2"}));
}

#[test]
fn faults_tell_their_place_and_what_to_write() {
    check(
        &service("    environment:\n      A: ${file:/x:y}\n"),
        &json!(
            "compose.yaml:5:10: '${file' must go on with '}', '-', ':-', '+', ':+', '?' or ':?'; \
                for a text that Kafka shall see write '$${file'"
        ),
    );
    check(
        &service("    enviroment: {A: b}\n"),
        &json!("compose.yaml:4:5: 'services.kafka' cannot have 'enviroment'; write 'environment'"),
    );
    check(
        &service("    environment:\n      A: b\n      A: c\n"),
        &json!("compose.yaml:6:7: the key 'A' stands here twice; keep one of the two"),
    );
    check(
        &service("    environment:\n\tA: b\n"),
        &json!(
            "compose.yaml:5:1: this is no YAML: found character '\\t(TAB)' that cannot start any token. \
                (Do not use \\t(TAB) for indentation); indent with spaces, not with tabs"
        ),
    );
    check(
        &service("    environment: [A =b]\n"),
        &json!(
            "compose.yaml:4:19: a blank stands between 'A' and '='; write NAME=VALUE without blanks around '='"
        ),
    );
}

#[test]
fn names_and_values_have_their_places() {
    let text = "services:\n  kafka:\n    image: 'apache/kafka:4.1.1'\n    environment:\n      - \"A=x y\"\n      - B=${H}\n    \
                env_file: a.env\n";
    let files = files([("compose.yaml", text), ("a.env", "C='quoted' # no\n")]);
    let reading = compose(&files, &[("H", "host")]);
    assert_eq!(reading.refusal(), None);
    let service = &reading.services[0];
    assert_eq!(at(&files, &reading, service.name.at), "kafka");
    assert_eq!(at(&files, &reading, service.image.as_ref().unwrap().at), "apache/kafka:4.1.1");
    let places: Vec<(&str, &str)> = service
        .environment
        .iter()
        .map(|variable| {
            let place = |span| at(&files, &reading, span);
            (place(variable.name_at.unwrap()), place(variable.value_at.unwrap()))
        })
        .collect();
    assert_eq!(places, [("A", "x y"), ("B", "${H}"), ("C", "quoted")]);
}

#[test]
fn values_behind_anchors_and_in_blocks_have_their_places() {
    let text = "x-s: &shared 'v'\nservices:\n  kafka:\n    image: k\n    environment:\n      A: *shared\n      B: &b w\n      C: !!str 7\n";
    let files = files([("compose.yaml", text)]);
    let reading = compose(&files, &[]);
    let places = reading.services[0]
        .environment
        .iter()
        .map(|variable| at(&files, &reading, variable.value_at.unwrap()));
    assert_eq!(places.collect::<Vec<_>>(), ["v", "w", "7"]);
}

#[test]
fn names_without_value_take_the_host_or_stay_unset() {
    let text = service("    environment:\n      HOSTVAR:\n      NONE:\n");
    let files = files([("compose.yaml", text.as_str())]);
    let reading = compose(&files, &[("HOSTVAR", "h")]);
    let values: Vec<&VariableValue> =
        reading.services[0].environment.iter().map(|variable| &variable.value).collect();
    assert_eq!(values, [&VariableValue::Known("h".to_owned()), &VariableValue::Unset]);
}

#[test]
fn override_files_and_extensions_merge_by_name() {
    let files = files([
        (
            "compose.yaml",
            "services:\n  a: {extends: {file: sub/base.yaml, service: base}, environment: {A: 1}}\n",
        ),
        ("sub/base.yaml", "services:\n  base: {image: k, env_file: e.env, environment: {A: 0, B: 2}}\n"),
        ("sub/e.env", "E=file\n"),
        ("compose.override.yaml", "services:\n  a: {environment: [B=3, C=4]}\n"),
    ]);
    let reading = compose(&files, &[]);
    assert_eq!(reading.refusal(), None);
    let expected = json!({"A": "1", "B": "3", "C": "4", "E": "file"});
    assert_eq!(Value::Object(environment(&reading.services[0].environment)), expected);
}

#[test]
fn included_projects_bring_their_services() {
    let files = files([
        ("compose.yaml", "include: [sub/compose.yaml]\nservices: {a: {image: x, depends_on: [b]}}\n"),
        ("sub/compose.yaml", "services: {b: {image: '${I}', env_file: e.env}}\n"),
        ("sub/.env", "I=from-dotenv\n"),
        ("sub/e.env", "E=1\n"),
    ]);
    let reading = compose(&files, &[]);
    assert_eq!(reading.refusal(), None);
    let b = reading.services.iter().find(|service| service.name.value == "b").unwrap();
    assert_eq!(b.image.as_ref().unwrap().value, "from-dotenv");
    assert_eq!(b.variable("E").unwrap().value.known(), Some("1"));
}

#[test]
fn of_several_env_files_of_an_include_the_last_counts() {
    let image = |last: &str, host: &[(&str, &str)]| {
        let include = "include:\n- path: sub/b.yaml\n  env_file: [x.env, y.env]\n";
        let service = "services: {s: {image: 'i:${TAG:-none}', environment: {SEEN: '${B}'}}}\n";
        let files = files([
            ("compose.yaml", include),
            ("sub/b.yaml", service),
            ("x.env", "TAG=1\n"),
            ("y.env", last),
        ]);
        let reading = compose(&files, host);
        assert_eq!(reading.refusal(), None);
        let service = &reading.services[0];
        let seen = service.variable("SEEN").unwrap().value.known().map(str::to_owned);
        (service.image.as_ref().unwrap().value.clone(), seen.unwrap_or_default())
    };
    // Asked of compose-go 2.16.2.
    assert_eq!(image("TAG=2\n", &[]), ("i:2".to_owned(), String::new()));
    assert_eq!(image("TAG=\n", &[]).0, "i:none");
    assert_eq!(image("B=${TAG}\nTAG=2\n", &[]), ("i:2".to_owned(), "1".to_owned()));
    assert_eq!(image("TAG=2\n", &[("TAG", "host")]).0, "i:host");
}

#[test]
fn label_files_are_there_and_readable() {
    let text = service("    label_file: [labels.env]\n    ports: ['9092:9092']\n");
    let missing = files([("compose.yaml", text.as_str())]);
    let reading = compose(&missing, &[]);
    assert!(reading.refusal().unwrap().message.contains("'labels.env' is not there"));
    assert_eq!(reading.missing, ["labels.env"]);
    assert_eq!(reading.services[0].ports.len(), 1);
    let there = files([("compose.yaml", text.as_str()), ("labels.env", "com.example.label=one\n")]);
    assert_eq!(compose(&there, &[]).refusal(), None);
}

#[test]
fn files_that_are_not_there_are_named() {
    let text = service("    env_file: [{path: secrets.env, required: false}]\n");
    let files = files([("compose.yaml", text.as_str())]);
    assert_eq!(compose(&files, &[]).missing, ["secrets.env"]);
}

#[test]
fn exploding_aliases_and_long_files_end() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let before = level - 1;
        bomb.extend([format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(", "))]);
    }
    check(
        &bomb,
        &json!("compose.yaml:6:10: aliases make this file too large; write fewer aliases of aliases"),
    );
    let lines: String =
        (0..100_000).map(|number| format!("      V{number}: {number}")).collect::<Vec<_>>().join("\n");
    let long = service(&format!("    environment:\n{lines}"));
    let files = files([("compose.yaml", long.as_str())]);
    assert!(refusal(&files, &compose(&files, &[])).contains("more than 100000 values"));
}

#[test]
fn line_ends_marks_and_other_encodings() {
    let text = "\u{feff}services:\r\n  kafka:\r\n    image: k\r\n    environment:\r\n      A: b\r\n";
    check(text, &json!({"A": "b"}));
    let mut files = files([("compose.yaml", "")]);
    files.insert("compose.yaml".to_owned(), b"services:\n  k\xff: {image: k}\n".to_vec());
    let told = refusal(&files, &compose(&files, &[]));
    assert_eq!(told, "compose.yaml:2:4: this is no YAML: the file is not UTF-8 here; save the file as UTF-8");
}
