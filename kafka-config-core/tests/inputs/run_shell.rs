//! What the shell makes of the words of a script.

use kafka_config_core::input::{Host, Texts, read_run_commands};

/// The value of `-e V="<word>"` after a prelude; `None` where the shell alone knows it.
#[track_caller]
fn value(prelude: &str, word: &str) -> Option<String> {
    let script = format!("{prelude}\ndocker run -e V={word} apache/kafka:4.1.1");
    let host = Host::from([("HOST", "hv"), ("EMPTY", "")].map(|(n, v)| (n.to_owned(), v.to_owned())));
    let reading = read_run_commands("run.sh", script.as_bytes(), &Texts::new(), &host);
    assert_eq!(reading.refusal(), None, "{script}");
    reading.services[0].variable("V").and_then(|set| set.value.known()).map(str::to_owned)
}

#[test]
fn arithmetic_of_known_numbers_is_computed() {
    for (word, expected) in [
        ("$((9091 + i))", "9094"),
        ("$((i+1))", "4"),
        ("\"PLAINTEXT://localhost:$((9090 + $i * ${i}))\"", "PLAINTEXT://localhost:9099"),
        ("$(( (1 + i) * -2 % 5 ))", "-3"),
        ("$((7 / 2 - - 1))", "4"),
        ("$((n * 2))", "-8"),
        ("$((0))", "0"),
    ] {
        assert_eq!(value("i=3 n=-4", word).as_deref(), Some(expected), "{word}");
    }
}

#[test]
fn other_arithmetic_is_left_to_the_shell() {
    let deep = format!("$(({}1{}))", "(".repeat(5000), ")".repeat(5000));
    let signs = format!("$(({}1))", "- ".repeat(5000));
    let words = [
        "$((nope + 1))",
        "$((i / 0))",
        "$((9223372036854775807 + 1))",
        "$((i++))",
        "$((--i))",
        "$((i = 4))",
        "$((2 ** 3))",
        "$((010))",
        "$((0x10))",
        "$((i > 2))",
        "$((t + 1))",
        "$((1 + ))",
        "$((1) + (2))",
        "$(())",
        "$((é))",
    ];
    for word in words.into_iter().chain([deep.as_str(), signs.as_str()]) {
        assert_eq!(value("i=3 t=text", word), None, "{word}");
    }
}

#[test]
fn a_loop_counts_its_ports() {
    let script = "for i in 1 2; do PORT=$((9091 + i)); docker run -p $PORT:9092 -p $((9190+i)):9093 apache/kafka; done";
    let reading = read_run_commands("run.sh", script.as_bytes(), &Texts::new(), &Host::new());
    let ports =
        reading.services.iter().flat_map(|service| &service.ports).map(|port| port.published.as_str());
    assert_eq!(ports.collect::<Vec<_>>(), ["9092", "9191", "9093", "9192"]);
}
