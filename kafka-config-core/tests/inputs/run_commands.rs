//! `docker run` and `podman run` in scripts.

use kafka_config_core::input::{Host, Reading, Texts, VariableValue, Weight, read_run_commands};
use proptest::prelude::*;

fn host() -> Host {
    [("HOST", "hv"), ("KAFKA_A", "ka"), ("KAFKA_B", "kb")].map(|(n, v)| (n.to_owned(), v.to_owned())).into()
}

fn read(script: &str) -> Reading {
    let env_file = "A=1\nHOST\n'B'=2".as_bytes();
    read_run_commands(
        "run.sh",
        script.as_bytes(),
        &Texts::from([("kafka.env".to_owned(), env_file)]),
        &host(),
    )
}

/// The variables of the only container; `None` where nothing or only the shell gives a value.
#[track_caller]
fn check(script: &str, expected: &[(&str, Option<&str>)]) {
    let reading = read(script);
    assert_eq!(reading.refusal(), None, "{script}");
    let variables = reading.services[0].environment.iter();
    let found: Vec<_> = variables.map(|set| (set.name.as_str(), set.value.known())).collect();
    assert_eq!(found, expected, "{script}");
}

/// What is wrong, with the text that it is about.
#[track_caller]
fn check_faults(script: &str, expected: &[(Weight, &str, &str, &str)]) {
    let reading = read(script);
    let faults = reading.faults.iter().map(|fault| {
        let place = fault.at.map_or("", |at| &script[at.span.start..at.span.end]);
        (fault.weight, place, fault.message.as_str(), fault.help.as_deref().unwrap_or_default())
    });
    assert_eq!(faults.collect::<Vec<_>>(), expected);
}

#[test]
fn flags_are_read_in_every_spelling() {
    let script = "docker run -d -it -e A=1 --env B=2 --env=C=3 -eD=4 -e=E=5 -de F=6 -- apache/kafka -e G=7";
    let expected = ["A", "B", "C", "D", "E", "F"].into_iter().zip(["1", "2", "3", "4", "5", "6"]);
    check(script, &expected.map(|(name, value)| (name, Some(value))).collect::<Vec<_>>());
}

#[test]
fn quotes_and_continued_lines_are_the_shells() {
    check(
        "sudo docker run \\\n  -e A='a b' \\\n  -e \"B=\\\"$HOST\\\" \\n\" \\\r\n  -e C=a\\ b'$HOST' kafka # -e D=1\n",
        &[("A", Some("a b")), ("B", Some("\"hv\" \\n")), ("C", Some("a b$HOST"))],
    );
}

#[test]
fn variables_of_the_script_are_known_and_others_are_not() {
    let script = "V=4.1.1\nexport NAME=kafka PW=$(cat pw)\n\
                  docker run --name \"$NAME\" -e A=$V -e B=${C:-x} -e \"P=$PW\" -e HOST -e NOPE apache/kafka:$V";
    let service = read(script).services.remove(0);
    assert_eq!(
        (service.name.value.as_str(), service.image.unwrap().value.as_str()),
        ("kafka", "apache/kafka:4.1.1")
    );
    let values: Vec<_> = service.environment.into_iter().map(|set| set.value).collect();
    let (known, unknown) = (
        |text: &str| VariableValue::Known(text.to_owned()),
        |text: &str| VariableValue::Unknown(text.into()),
    );
    assert_eq!(
        values,
        [known("4.1.1"), known("x"), unknown("the shell's variable PW"), known("hv"), VariableValue::Unset,]
    );
}

#[test]
fn env_files_come_first_whatever_the_order() {
    check(
        "docker run -e A=2 --env-file kafka.env kafka",
        &[("A", Some("2")), ("HOST", Some("hv")), ("'B'", Some("2"))],
    );
    check(
        "podman run -e KAFKA_* -e 'X*' --env-file=kafka.env kafka",
        &[
            ("A", Some("1")),
            ("HOST", Some("hv")),
            ("'B'", Some("2")),
            ("KAFKA_A", Some("ka")),
            ("KAFKA_B", Some("kb")),
        ],
    );
}

#[test]
fn the_rest_of_the_container_is_read_too() {
    let script = "docker network create k\npodman container run --rm -h broker-1 -p 9092:9092 -p 127.0.0.1:1-2:3-4/udp \
                  -v data:/var/lib/kafka:ro,Z quay.io/apache/kafka:4.1.1 run.sh\ndocker run apache/kafka@sha256:0";
    let services = read(script).services;
    let names: Vec<_> = services.iter().map(|service| service.name.value.as_str()).collect();
    assert_eq!(names, ["kafka", "kafka"]);
    let first = &services[0];
    assert_eq!(first.hostname.as_ref().unwrap().value, "broker-1");
    let ports = first
        .ports
        .iter()
        .map(|port| format!("{}:{}:{}/{}", port.host_ip, port.published, port.target, port.protocol));
    assert_eq!(ports.collect::<Vec<_>>(), [":9092:9092/tcp", "127.0.0.1:1:3/udp", "127.0.0.1:2:4/udp"]);
    assert_eq!((first.volumes[0].target.as_str(), first.volumes[0].read_only), ("/var/lib/kafka", true));
}

#[test]
fn what_the_shell_alone_knows_is_told() {
    let service = read("docker run $OPTS -p $PORT:9092 -e A=1 apache/kafka:$TAG").services.remove(0);
    assert_eq!(service.image.unwrap().value, "apache/kafka:$TAG");
    assert_eq!(service.environment.len(), 1);
    let service = read("docker run -e A=1 $KAFKA_IMAGE").services.remove(0);
    assert_eq!(service.image.unwrap().value, "$KAFKA_IMAGE");
    let what = "only the shell knows which arguments stand here";
    check_faults("docker run $OPTS kafka", &[(Weight::Unknown, "$OPTS", what, "")]);
}

#[test]
fn faults_have_their_places() {
    let refused = |place, message, help| [(Weight::Refused, place, message, help)];
    check_faults(
        "docker run --enviroment A=b",
        &refused(
            "--enviroment",
            "'docker run' knows no flag '--enviroment'",
            "'docker run --help' lists the flags",
        ),
    );
    check_faults(
        "docker run --env_file=a kafka",
        &refused("--env_file=a", "'docker run' knows no flag '--env_file'", "write '--env-file'"),
    );
    check_faults("docker run kafka -e", &[]);
    check_faults("docker run -e", &refused("-e", "nothing follows '-e'", "write '-e VALUE'"));
    check_faults(
        "docker run -e =b kafka",
        &refused("=b", "no variable name before the '='", "write -e NAME=VALUE"),
    );
    check_faults(
        "docker run -d",
        &refused("-d", "the command names no image", "write the image after the flags"),
    );
    check_faults(
        "docker run -p 9092:x kafka",
        &refused(
            "9092:x",
            "'9092:x' holds a port that is no number from 1 to 65535",
            "write HOST:CONTAINER, as in 9092:9092",
        ),
    );
    check_faults(
        "docker run -e 'A=b kafka\n",
        &refused("'A=b kafka", "nothing closes this '", "write ' where it ends"),
    );
    check_faults(
        "echo hello",
        &refused(
            "",
            "no 'docker run' and no 'podman run' stands here",
            "write the whole command, from 'docker' on",
        ),
    );
}

#[test]
fn a_million_bytes_take_no_longer_than_they_should() {
    let long = "x".repeat(500_000);
    let texts = [
        format!("docker run {} kafka", "-e A=b ".repeat(140_000)),
        "docker run kafka\n".repeat(60_000),
        format!("A={long}\ndocker run {} kafka", "-e A=$A ".repeat(50_000)),
        format!("docker run -e A={}", "$(".repeat(400_000)),
        format!("docker run -e A={}", "${A".repeat(300_000)),
        format!("docker run -e \"{}", "$(a)".repeat(200_000)),
        "'".repeat(999_999),
        "\\\n".repeat(500_000),
        "A=b ".repeat(250_000),
        "2>".repeat(400_000),
    ];
    for text in texts {
        let _ = read(&text);
    }
}

#[test]
fn values_never_show_in_debug_output() {
    assert!(!format!("{:?}", read("docker run -e KAFKA_SSL_KEY_PASSWORD=hunter2 kafka")).contains("hunter2"));
}

proptest! {
    #[test]
    fn any_text_is_read_with_places_in_it(
        script in "(docker run |-e |A=|b|'|\"|\\\\|\\$HOST|\\$\\{|\\}|\\$\\(|\\)|`| |\n|#|;|-p |1:2|é|--env=|\\PC){0,30}"
    ) {
        let script = format!("docker run {script}");
        let reading = read(&script);
        prop_assert!(reading.faults.iter().filter_map(|fault| fault.at).all(|at| script.get(at.span.start..at.span.end).is_some()));
        for variable in reading.services.iter().flat_map(|service| &service.environment) {
            let Some(at) = variable.value_at else { continue };
            let written = script.get(at.span.start..at.span.end);
            prop_assert!(written.is_some());
            let plain = !written.unwrap().contains(['\\', '\'', '"', '$']);
            prop_assert!(!plain || variable.value.known().is_none_or(|value| Some(value) == written));
        }
    }
}
