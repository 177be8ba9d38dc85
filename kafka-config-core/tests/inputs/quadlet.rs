//! Quadlet units with drop-ins.

use kafka_config_core::input::{
    Host, Reading, Texts, VariableValue, Weight, drop_in_folders, read_quadlet, read_quadlet_unit,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::recorded::answer;

const UNIT: &str = "/etc/containers/systemd/kafka-broker.container";

fn texts<'a>(files: &[(&str, &'a str)]) -> Texts<'a> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes())).collect()
}

fn read(text: &str, files: &[(&str, &str)]) -> Reading {
    read_quadlet(UNIT, text.as_bytes(), &texts(files), &Host::new())
}

/// The variables of the container that a unit starts; `None` where the machine decides or nothing sets it.
#[track_caller]
fn check(unit: &str, files: &[(&str, &str)], expected: &[(&str, Option<&str>)]) {
    let reading = read(unit, files);
    let variables = &reading.services[0].environment;
    let found: Vec<_> = variables.iter().map(|set| (set.name.as_str(), set.value.known())).collect();
    assert_eq!(found, expected, "{:?}", reading.faults);
}

/// What a reading says, each with the text that it is about.
#[track_caller]
fn check_faults(unit: &str, files: &[(&str, &str)], expected: &[(Weight, &str, &str)]) {
    let reading = read(unit, files);
    let text = |path: &str| {
        if path == UNIT {
            unit
        } else {
            files.iter().find(|(other, _)| *other == path).map_or("", |(_, text)| text)
        }
    };
    let faults = reading.faults.iter().map(|fault| {
        let place =
            fault.at.map_or("", |at| &text(&reading.sources[at.source.0])[at.span.start..at.span.end]);
        (fault.weight, place, fault.message.as_str())
    });
    assert_eq!(faults.collect::<Vec<_>>(), expected);
}

#[test]
fn several_variables_stand_in_a_line_and_quotes_anywhere() {
    check(
        "[Container]\nImage=kafka\nEnvironment=A=1 'B=2 3' \"C\"=4\nEnvironment=D=\\x41\\n \\\n E",
        &[],
        &[("A", Some("1")), ("B", Some("2 3")), ("C", Some("4")), ("D", Some("A\n")), ("E", None)],
    );
}

#[test]
fn drop_ins_add_and_an_empty_assignment_resets() {
    let files = [
        ("/etc/containers/systemd/container.d/10-a.conf", "[Container]\nEnvironment=A=2 B=2"),
        (
            "/etc/containers/systemd/kafka-.container.d/20-b.conf",
            "[Container]\nEnvironment=\nEnvironment=C=3",
        ),
        ("/run/containers/systemd/kafka-.container.d/20-b.conf", "[Container]\nEnvironment=D=4"),
        ("/etc/containers/systemd/other.container.d/30.conf", "[Container]\nEnvironment=E=5"),
    ];
    check(
        "[Container]\nImage=kafka\nEnvironment=A=1",
        &files,
        &[("A", Some("2")), ("B", Some("2")), ("D", Some("4"))],
    );
    check("[Container]\nImage=kafka\nEnvironment=A=1", &files[1..2], &[("C", Some("3"))]);
}

#[test]
fn the_folders_of_drop_ins_go_from_special_to_general() {
    let folders =
        ["a-b@1.container.d", "a-b@.container.d", "a-@.container.d", "a-.container.d", "container.d"];
    assert_eq!(drop_in_folders("a-b@1.container"), folders);
    assert_eq!(drop_in_folders("a-b@.container"), folders[1..]);
}

#[test]
fn env_files_are_podmans_and_variables_of_the_unit_win() {
    let files = [
        ("/etc/containers/systemd/kafka.env", "A='1'\nB=2 # c\nC=3"),
        ("/etc/containers/systemd/kafka-broker.env", "C=4"),
    ];
    let unit = "[Container]\nImage=kafka\nEnvironment=B=unit\nEnvironmentFile=kafka.env ./%N.env\n";
    check(unit, &files[..1], &[("A", Some("'1'")), ("B", Some("unit")), ("C", Some("3"))]);
    check_faults(
        unit,
        &files[..1],
        &[(
            Weight::Unknown,
            "./%N.env",
            "the env file '/etc/containers/systemd/kafka-broker.env' was not given, so its variables are not known",
        )],
    );
    check(unit, &files, &[("A", Some("'1'")), ("B", Some("unit")), ("C", Some("4"))]);
}

#[test]
fn systemd_replaces_specifiers_and_variables() {
    let unit = "[Container]\nImage=kafka\nEnvironment=A=%N B=100%% C=%h/x D=a$$b E=x${F}y G H\n\
                [Service]\nEnvironment=F=1 G=2";
    check(
        unit,
        &[],
        &[
            ("A", Some("kafka-broker")),
            ("B", Some("100%")),
            ("C", None),
            ("D", Some("a$b")),
            ("E", Some("x1y")),
            ("G", Some("2")),
            ("H", None),
        ],
    );
    let variables = read(unit, &[]).services.remove(0).environment;
    assert_eq!(variables[2].value, VariableValue::Unknown("systemd's %h".into()));
    assert_eq!(variables[6].value, VariableValue::Unset);
    check_faults(
        "[Container]\nImage=kafka\nEnvironment=A=${file:/x:y} B=%z",
        &[],
        &[
            (
                Weight::Ignored,
                "${file:/x:y}",
                "systemd replaces '${file:/x:y}' before podman sees it, and nothing sets it",
            ),
            (Weight::Refused, "%z", "systemd knows no specifier '%z' and does not load the unit"),
        ],
    );
}

#[test]
fn arguments_of_podman_come_last() {
    let unit = "[Container]\nImage=kafka\nHostName=a\nPublishPort=9092:9092\nVolume=data:/var/lib/kafka\n\
                PodmanArgs=-e A=2 --hostname=b\nPodmanArgs=-p 127.0.0.1:9093-9094:9093-9094\nEnvironment=A=1";
    check(unit, &[], &[("A", Some("2"))]);
    let service = read(unit, &[]).services.remove(0);
    assert_eq!(service.hostname.unwrap().value, "b");
    let ports: Vec<_> = service.ports.iter().map(|port| (port.published.as_str(), port.target)).collect();
    assert_eq!(ports, [("9092", 9092), ("9093", 9093), ("9094", 9094)]);
    assert_eq!(
        (service.volumes[0].source.as_str(), service.volumes[0].target.as_str()),
        ("data", "/var/lib/kafka")
    );
}

#[test]
fn what_podman_refuses_is_told_at_its_place() {
    check_faults(
        "[Container]\nImage=kafka\nenvironment=A=hunter2",
        &[],
        &[(
            Weight::Refused,
            "environment",
            "podman knows no key 'environment' in [Container] and refuses the unit",
        )],
    );
    check_faults(
        "[Container]\nEnvironment=A=b",
        &[],
        &[(Weight::Refused, "", "the unit names no image, and podman refuses it")],
    );
    check_faults(
        "[Container]\nImage=a\nEnvironment A\n",
        &[],
        &[(
            Weight::Refused,
            "Environment A",
            "this line is neither a group nor Key=value nor a comment, so podman leaves out the whole unit",
        )],
    );
    check_faults(
        "[Container]\nImage=a\nEnvironment=A=\\d",
        &[],
        &[(Weight::Ignored, "\\", "an unknown escape: podman drops the whole line 'Environment='")],
    );
}

#[test]
fn a_million_bytes_take_no_longer_than_they_should() {
    let texts = [
        format!("[Container]\nImage=a\nEnvironment={}", "A=b ".repeat(250_000)),
        format!("[Container]\nImage=a\nEnvironment=A={}", "${".repeat(500_000)),
        format!("[Container]\nImage=a\n{}", "Environment=A\n".repeat(70_000)),
        format!("[Container]\nImage=a\nEnvironment={}", "A=b \\\n".repeat(160_000)),
        format!("[Container]\nImage=a\n{}", "Environment=\n".repeat(70_000)),
        format!("[Container]\n{}", "A\\\n".repeat(300_000)),
        format!("[{}", "\\\n[".repeat(300_000)),
        format!("[Container]\nImage=a\nPodmanArgs={}", "-e A=b ".repeat(140_000)),
        format!("[Container]\nImage=a\nPodmanArgs=-{}", "d".repeat(1_000_000)),
    ];
    for text in texts {
        let _ = read(&text, &[]);
    }
}

#[test]
fn values_never_show_in_debug_output_or_faults() {
    let unit = "[Container]\nImage=kafka\nEnvironment=KAFKA_SSL_KEY_PASSWORD=hunter2\nEnvironment P=hunter2";
    assert!(!format!("{:?}", read(unit, &[])).contains("hunter2"));
    let unit = read_quadlet_unit(UNIT, unit.as_bytes(), &Texts::new());
    assert!(!format!("{unit:?}").contains("hunter2"));
}

fn any_text() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::sample::select(vec![
            "[Container]\n",
            "Image=a\n",
            "Environment=",
            "A=b ",
            "\\\n",
            "\n",
            "'",
            "\"",
            "\\",
            " ",
            "#",
            "=",
            "%i",
            "$",
            "${A}",
            "EnvironmentFile=",
            "PodmanArgs=-e ",
            "é",
            "\u{a0}",
            "\u{feff}",
            "[Service]\n",
            "\\x41",
        ])
        .prop_map(|part| part.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..3),
    ];
    let rest = prop::collection::vec(part, 0..30).prop_map(|parts| parts.concat());
    rest.prop_map(|rest| [b"[Container]\nImage=a\n".as_slice(), &rest].concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_with_places_in_them(text in any_text(), drop_in in any_text()) {
        let path = "/etc/containers/systemd/container.d/a.conf".to_owned();
        let texts = Texts::from([(path, drop_in.as_slice())]);
        let reading = read_quadlet(UNIT, &text, &texts, &Host::new());
        let all = [text.as_slice(), &drop_in];
        for variable in reading.services.iter().flat_map(|service| &service.environment) {
            for at in [variable.name_at, variable.value_at].into_iter().flatten() {
                prop_assert!(all[at.source.0].get(at.span.start..at.span.end).is_some());
            }
            if let (Some(value), Some(at)) = (variable.value.known(), variable.value_at) {
                let written = String::from_utf8_lossy(&all[at.source.0][at.span.start..at.span.end]).into_owned();
                let plain = !written.contains(['\\', '\'', '"', '$', '%', '\n', '\0']);
                prop_assert!(!plain || written == value, "{written:?} {value:?}");
            }
        }
    }
}

#[test]
fn the_cases_by_hand_agree() {
    let recorded: Value = serde_json::from_str(include_str!("../fixtures/inputs/by-hand.json")).unwrap();
    let cases = recorded["quadlet_environment"].as_array().unwrap();
    assert_eq!(cases.len(), 25);
    for case in cases {
        let text = case["input"].as_str().unwrap().replace("[Container]", "[Container]\nImage=kafka");
        let read = answer("quadlet", &json!({ "unit": UNIT, "input": text }))
            .map_or(Value::Null, |result| result["env"].clone());
        assert_eq!(read, case["result"], "{text:?}");
    }
}
