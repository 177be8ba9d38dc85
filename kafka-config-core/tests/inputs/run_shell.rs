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

#[test]
fn defaults_hold_where_nothing_sets_the_variable() {
    for (word, expected) in [
        ("${TAG:-4.1.1}", "4.1.1"),
        ("\"${TAG-4.1.1}\"", "4.1.1"),
        ("${HOST:-x}", "hv"),
        ("${EMPTY:-x}", "x"),
        ("${EMPTY-x}", ""),
        ("${SET:-x}", "s"),
        ("a${TAG:-b}c", "abc"),
        ("${TAG:-${HOST}}", "hv"),
        ("\"${TAG:-${OTHER:-$((1 + 1))}}\"", "2"),
        ("\"${TAG:-a b}\"", "a b"),
        ("${TAG:-\"a b\"}", "a b"),
        ("${TAG:-'a}b'}", "a}b"),
        ("\"${TAG:-'a'}\"", "'a'"),
        ("${HOST:?not set}", "hv"),
        ("${HOST:+x}", "x"),
        ("${TAG:+x}", ""),
        ("${TAG:-}", ""),
    ] {
        assert_eq!(value("SET=s", word).as_deref(), Some(expected), "{word}");
    }
    assert_eq!(value("TAG=${TAG:-4.1.1}", "$TAG").as_deref(), Some("4.1.1"));
    assert_eq!(value(": \"${TAG:=4.1.1}\"", "$TAG").as_deref(), Some("4.1.1"));
    assert_eq!(value("HOST=1\nunset HOST", "${HOST:-2}").as_deref(), Some("2"));
}

#[test]
fn defaults_say_nothing_of_what_the_shell_alone_knows() {
    let deep = format!("{}x{}", "${A:-".repeat(5000), "}".repeat(5000));
    for word in
        ["${TAG:-$(date)}", "${PW:-x}", "${TAG:?not set}", "${TAG:-a b}", "${1:-x}", "${HOST%v}", &deep]
    {
        assert_eq!(value("PW=$(cat pw)", word), None, "{word}");
    }
    for change in ["read -r P", "((P++))", "let P=2", "P+=1", "P=$1", "while true; do P=$((P+1))"] {
        assert_eq!(value(&format!("P=1\n{change}"), "${P:-2}"), None, "{change}");
    }
}

#[test]
fn a_brace_that_nothing_closes_is_told() {
    for word in ["${TAG:-x", "\"${TAG:-x", "${TAG:-${B:-x}", "${TAG:-'x}"] {
        let script = format!("docker run -e V={word} apache/kafka");
        let reading = read_run_commands("run.sh", script.as_bytes(), &Texts::new(), &Host::new());
        assert!(reading.refusal().is_some(), "{word}");
    }
}
