//! What becomes of a log4j2 file, against the behaviour of `kafka.docker.KafkaDockerWrapper` 4.x.

use kafka_config_core::log4j2::{Overrides, WrapperError, parse_loggers, rewrite};
use proptest::prelude::*;

/// Root level and loggers as the environment has them.
type Env<'a> = (&'a str, &'a str);

const NO_ENV: Env<'static> = ("", "");
const DISCARDED: Result<&str, &str> = Ok("Configuration:\n  Loggers:\n    Root:\n      level: \"ERROR\"\n");

fn run(document: &[u8], (root_level, loggers): Env<'_>) -> Result<String, WrapperError> {
    let loggers = parse_loggers(loggers)?;
    rewrite(document, &Overrides { root_level: Some(root_level), loggers: &loggers })
}

#[track_caller]
fn check_bytes(document: &[u8], env: Env<'_>, expected: Result<&str, &str>) {
    let actual = run(document, env).map_err(|error| error.to_string());
    assert_eq!(actual.as_deref().map_err(String::as_str), expected);
}

#[track_caller]
fn check(document: &str, env: Env<'_>, expected: Result<&str, &str>) {
    check_bytes(document.as_bytes(), env, expected);
}

/// A value in a free map of an otherwise empty file, and how it is written.
#[track_caller]
fn check_value(value: &str, expected: &str) {
    let document = format!("Configuration:\n  Loggers: {{}}\n  v: {value}\n");
    check(&document, NO_ENV, Ok(&format!("Configuration:\n  Loggers: {{}}\n{expected}")));
}

/// A key of a free map, and how it is written.
#[track_caller]
fn check_key(key: &str, expected: &str) {
    let document = format!("Configuration:\n  Loggers: {{}}\n  {key}: v\n");
    check(&document, NO_ENV, Ok(&format!("Configuration:\n  Loggers: {{}}\n  {expected}: \"v\"\n")));
}

#[track_caller]
fn check_loggers(loggers: &str, expected: Result<&str, &str>) {
    let expected = expected.map(|lines| {
        format!("Configuration:\n  Loggers:\n    Root:\n      level: \"ERROR\"\n    Logger:\n{lines}")
    });
    check("", ("", loggers), expected.as_deref().map_err(|error| *error));
}

#[test]
fn nothing_at_all_gives_error_level() {
    check("", NO_ENV, DISCARDED);
    check("# only a comment\n", NO_ENV, DISCARDED);
    check("", ("info", ""), Ok("Configuration:\n  Loggers:\n    Root:\n      level: \"info\"\n"));
}

#[test]
fn a_wrong_shape_discards_the_file() {
    for document in [
        "default.config=default value",
        "- a\n",
        "configuration:\n  Loggers: {}\n",
        "Configuration:\n",
        "Configuration: \" \"\n",
        "Configuration:\n  Loggers:\n    Logger:\n      name: a\n",
        "Configuration:\n  Loggers:\n    Root: x\n",
        "Configuration:\n  Loggers: *l\n",
        "Configuration:\n  Appenders: []\n  Loggers: {}\n",
        "Configuration:\n  Loggers: {Root: {level: [x]}}\n",
    ] {
        check(document, NO_ENV, DISCARDED);
    }
}

#[test]
fn the_file_is_discarded_before_a_later_syntax_error_is_seen() {
    check("[1", NO_ENV, DISCARDED);
    check("Configuration:\n  Appenders: []\n  : \t[\n", NO_ENV, DISCARDED);
}

#[test]
fn an_explicit_null_ends_the_wrapper() {
    let message =
        "Cannot invoke \"kafka.docker.Log4jConfiguration.getConfiguration()\" because \"yaml\" is null";
    for document in ["null", "~", "\"\"", "---", "&a", "!!null x"] {
        check(document, NO_ENV, Err(message));
    }
}

#[test]
fn missing_loggers_end_the_wrapper() {
    let loggers = "Cannot invoke \"kafka.docker.Loggers.getLogger()\" because the return value of \"kafka.docker.Configuration.getLoggers()\" is null";
    check("Configuration: {}", NO_ENV, Err(loggers));
    check("Configuration: {Loggers: ''}", NO_ENV, Err(loggers));
    let list = "Cannot invoke \"scala.collection.mutable.Buffer.map(scala.Function1)\" because the return value of \"scala.collection.convert.AsScalaExtensions$ListHasAsScala.asScala()\" is null";
    check("Configuration: {Loggers: {Logger: }}", NO_ENV, Err(list));
    let item = "Cannot invoke \"kafka.docker.Logger.getName()\" because \"logger\" is null";
    check("Configuration: {Loggers: {Logger: [~]}}", NO_ENV, Err(item));
}

#[test]
fn an_anchor_on_a_typed_object_ends_the_wrapper() {
    let message = "Cannot invoke \"com.fasterxml.jackson.databind.deser.impl.ObjectIdReader.getDeserializer()\" because \"this._objectIdReader\" is null (through reference chain: kafka.docker.Log4jConfiguration[\"Configuration\"]->kafka.docker.Configuration[\"Loggers\"])";
    check("Configuration: {Loggers: &l {}}", NO_ENV, Err(message));
    check("Configuration: {Loggers: {&l x: y}}", NO_ENV, Ok("Configuration:\n  Loggers: {}\n"));
}

#[test]
fn the_root_override_replaces_the_whole_root() {
    let document =
        "Configuration:\n  Loggers:\n    Root:\n      level: INFO\n      AppenderRef:\n      - ref: STDOUT\n";
    check(document, ("DEBUG", ""), Ok("Configuration:\n  Loggers:\n    Root:\n      level: \"DEBUG\"\n"));
}

#[test]
fn a_logger_override_replaces_the_whole_entry() {
    let document = "Configuration: {Loggers: {Logger: [{name: k, level: WARN, additivity: false}]}}";
    check(
        document,
        ("", "k=DEBUG"),
        Ok("Configuration:\n  Loggers:\n    Logger:\n    - name: \"k\"\n      level: \"DEBUG\"\n"),
    );
}

#[test]
fn loggers_come_in_the_order_of_a_scala_map() {
    let document =
        "Configuration: {Loggers: {Logger: [{name: kafka}, {name: kafka.request.logger}, {level: x}]}}";
    check(
        document,
        ("", "a=INFO,AP=1,B1=2"),
        Ok(concat!(
            "Configuration:\n  Loggers:\n    Logger:\n    - level: \"x\"\n",
            "    - name: \"a\"\n      level: \"INFO\"\n    - name: \"kafka.request.logger\"\n",
            "    - name: \"kafka\"\n    - name: \"AP\"\n      level: \"1\"\n",
            "    - name: \"B1\"\n      level: \"2\"\n"
        )),
    );
}

#[test]
fn logger_overrides_are_split_like_java() {
    check_loggers(
        "a=INFO, b = WARN ,",
        Ok("    - name: \"a\"\n      level: \"INFO\"\n    - name: \"b\"\n      level: \"WARN\"\n"),
    );
    check_loggers("a=b=c", Ok("    - name: \"a\"\n      level: \"b\"\n"));
    check_loggers("=INFO", Ok("    - level: \"INFO\"\n"));
    check_loggers("k= ", Ok("    - name: \"k\"\n"));
    check_loggers(
        "a=1,a=2",
        Ok("    - name: \"a\"\n      level: \"1\"\n    - name: \"a\"\n      level: \"2\"\n"),
    );
    check("", ("", ","), DISCARDED);
}

#[test]
fn a_logger_override_without_level_ends_the_wrapper() {
    for value in ["a", "a=", " ", ",a=INFO", "a=INFO,c"] {
        check_loggers(value, Err("Index 1 out of bounds for length 1"));
    }
    check_loggers("==", Err("Index 0 out of bounds for length 0"));
}

#[test]
fn known_fields_come_first_and_unknown_ones_follow() {
    check(
        "x: 1\nConfiguration:\n  status: warn\n  Loggers: {Other: {a: b}, Root: {z: 1, level: 1.50}}\n  Properties: {p: q}\n  Appenders: {}\n",
        NO_ENV,
        Ok(concat!(
            "Configuration:\n  Properties:\n    p: \"q\"\n  Appenders: {}\n  Loggers:\n    Root:\n",
            "      level: \"1.50\"\n      z: 1\n  status: \"warn\"\n"
        )),
    );
}

#[test]
fn empty_values_vanish_from_maps_but_not_from_lists() {
    check_value("{a: {b: ''}, c: []}", "");
    check_value("[~, '', [], {}, {a: ''}]", "  v:\n  - null\n  - \"\"\n  - []\n  - {}\n  - {}\n");
    check_value("[[]]", "  v:\n  - []\n");
}

#[test]
fn numbers_are_normalised() {
    for (value, expected) in [
        ("010", "8"),
        ("0x1F", "31"),
        ("-0b101", "-5"),
        ("1_000", "1000"),
        ("-0", "0"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695"),
        ("1.50", "1.5"),
        ("5.", "5.0"),
        ("1e3", "1000.0"),
        ("100000000.0", "1.0E8"),
        ("0.0001", "1.0E-4"),
        ("1e400", "Infinity"),
        ("4.9e-324", "4.9E-324"),
        ("!!int \"7\"", "7"),
        ("!!float 3", "3.0"),
        ("yes", "true"),
        ("OFF", "false"),
    ] {
        check_value(value, &format!("  v: {expected}\n"));
    }
}

#[test]
fn what_only_looks_like_a_number_stays_text() {
    for value in ["08", "0o17", "0b2", "0x", "_1", "y", "NaN", "1d", "100 MB", "12:30:45", "2001-01-01"] {
        check_value(value, &format!("  v: \"{value}\"\n"));
    }
}

#[test]
fn unreadable_numbers_end_the_wrapper() {
    check(
        "Configuration:\n  Loggers: {Root: {level: .inf}}\n",
        NO_ENV,
        Err(
            "Malformed numeric value '.inf'\n at [Source: (File); line: 2, column: 31] (through reference chain: kafka.docker.Log4jConfiguration[\"Configuration\"]->kafka.docker.Configuration[\"Loggers\"]->kafka.docker.Loggers[\"Root\"]->kafka.docker.Root[\"level\"])",
        ),
    );
}

#[test]
fn aliases_become_the_name_of_their_anchor() {
    check_value("[&a x, *a, *undefined ]", "  v:\n  - \"x\"\n  - \"a\"\n  - \"undefined\"\n");
}

#[test]
fn binary_content_is_written_again() {
    check_value("!!binary aGk=", "  v: !!binary |-\n    aGk=\n");
}

#[test]
fn a_repeated_key_keeps_its_first_place() {
    check_value("{a: 1, b: 2, a: 3}", "  v:\n    a: 3\n    b: 2\n");
}

#[test]
fn keys_are_quoted_where_jackson_or_the_emitter_wants_it() {
    for key in ["\"yes\"", "\"~x\"", "\"1h\"", "\".x\"", "\"-a\"", "\"+b\"", "\"N\""] {
        check_key(key, key);
    }
    for key in ["'a: b'", "'#h'", "'*a'", "'[z]'", "'!t'", "'@x'", "'%a'", "'?'", "' a'"] {
        check_key(key, key);
    }
    for key in ["oFF", "a,b", "a]b", "a\\b", "q'q", "=", "<<", "${y}", "😀"] {
        check_key(key, key);
    }
    check_key("''", "? \"\"\n  ");
}

#[test]
fn keys_of_128_characters_are_explicit() {
    let (short, long) = ("k".repeat(127), "k".repeat(128));
    check_key(&short, &short);
    check_key(&long, &format!("? {long}\n  "));
}

#[test]
fn special_characters_are_escaped() {
    check_value(
        r#""\0\a\b\t\n\v\f\r\e\x7f\x80\N\_\L\P\ufffe é日😀""#,
        "  v: \"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\x7f\\x80\\N\\_\\L\\P\\ufffe é日😀\"\n",
    );
}

#[test]
fn lone_surrogates_are_escaped_and_swallow_what_follows() {
    check_value(r#""\ude00""#, "  v: \"\\ude00\"\n");
    check_value(r#""\ud800a""#, "  v: \"②a\"\n");
    check_value(r#""\ud83d\ude00""#, "  v: \"😀\"\n");
}

#[test]
fn long_strings_are_folded_at_a_blank() {
    let (first, second) = ("a".repeat(60), "b".repeat(40));
    check_value(&format!("{first} {second} c"), &format!("  v: \"{first} {second}\\\n    \\ c\"\n"));
    check_value(&"a".repeat(200), &format!("  v: \"{}\"\n", "a".repeat(200)));
}

#[test]
fn long_strings_are_folded_after_anything_that_is_not_ascii() {
    check_value(&"é".repeat(100), &format!("  v: \"{}\\\n    {}\"\n", "é".repeat(76), "é".repeat(24)));
    check_value(&"😀".repeat(45), &format!("  v: \"{}\\\n    {}\"\n", "😀".repeat(38), "😀".repeat(7)));
    let (first, second) = ("a".repeat(76), "b".repeat(30));
    check_value(&format!("{first}é{second}"), &format!("  v: \"{first}é\\\n    {second}\"\n"));
}

#[test]
fn only_the_first_document_counts() {
    check("---\nConfiguration: {Loggers: {}}\n--- [", NO_ENV, Ok("Configuration:\n  Loggers: {}\n"));
}

#[test]
fn a_tab_as_indentation_is_shown_with_its_place() {
    check(
        "Configuration:\n\tLoggers:\n",
        NO_ENV,
        Err(
            "while scanning for the next token\nfound character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n in 'reader', line 2, column 1:\n    \tLoggers:\n    ^\n\n at [Source: (File); line: 1, column: 14]",
        ),
    );
}

#[test]
fn a_syntax_error_names_the_fields_around_it() {
    check(
        "Configuration:\n  Loggers:\n    Root: {}\n    x: y\n   z: {}\n",
        NO_ENV,
        Err(
            "while parsing a block mapping\n in 'reader', line 2, column 3:\n      Loggers:\n      ^\nexpected <block end>, but found '<block mapping start>'\n in 'reader', line 5, column 4:\n       z: {}\n       ^\n\n at [Source: (File); line: 5, column: 4] (through reference chain: kafka.docker.Log4jConfiguration[\"Configuration\"])",
        ),
    );
}

#[test]
fn a_key_that_is_no_scalar_ends_the_wrapper() {
    check(
        "Configuration: {Loggers: {}, x: {[a]: b}}",
        NO_ENV,
        Err(
            "Expected a field name (Scalar value in YAML), got this instead: <org.yaml.snakeyaml.events.SequenceStartEvent(anchor=null, tag=null, implicit=true)>\n at [Source: (File); line: 1, column: 35] (through reference chain: kafka.docker.Log4jConfiguration[\"Configuration\"]->kafka.docker.Configuration[\"x\"])",
        ),
    );
}

#[test]
fn depth_is_limited_to_a_thousand() {
    let document = |depth: usize| {
        format!("Configuration: {{Loggers: {{}}, x: {}{}}}", "[".repeat(depth), "]".repeat(depth))
    };
    assert!(run(document(998).as_bytes(), NO_ENV).is_ok());
    check(
        &document(999),
        NO_ENV,
        Err(
            "Document nesting depth (1001) exceeds the maximum allowed (1000, from `StreamReadConstraints.getMaxNestingDepth()`) (through reference chain: kafka.docker.Log4jConfiguration[\"Configuration\"]->kafka.docker.Configuration[\"x\"])",
        ),
    );
}

#[test]
fn bytes_that_are_no_text_end_the_wrapper() {
    check_bytes(
        b"a: \xff\n",
        NO_ENV,
        Err(
            "java.io.CharConversionException: Invalid UTF-8 start byte 0xff (at char #4, byte #-1)\n at [Source: (File); line: 1, column: 1]",
        ),
    );
    check_bytes(
        b"Configuration: \x07",
        NO_ENV,
        Err("special characters are not allowed\n at [Source: (File); line: 1, column: 1]"),
    );
}

#[test]
fn a_byte_order_mark_is_skipped() {
    check("\u{feff}Configuration: {Loggers: {}}", NO_ENV, Ok("Configuration:\n  Loggers: {}\n"));
}

/// A comment that is not ASCII keeps the quick reader away.
#[test]
fn the_quick_reader_reads_what_the_scanner_reads() {
    for document in [
        include_str!("../data/apache/4.0.0/log4j2.yaml"),
        include_str!("../data/apache/4.1.0/log4j2.yaml"),
        include_str!("../data/apache/4.0.0/tools-log4j2.yaml"),
        "Configuration:\n  Loggers:\n    Root: # c\n      level: a#b # c\n  k:\n  - 'x': y:z\n    x: \"\"\n  - a b\n  l:\n",
        "Configuration:\n  Loggers:\n    Logger:\n    - name: yes\n      n: 010\n      m: 7\n      o: Off\n",
    ] {
        let scanned = run(format!("# é\n{document}").as_bytes(), ("WARN", "kafka=INFO"));
        assert_eq!(run(document.as_bytes(), ("WARN", "kafka=INFO")), scanned);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_loggers_are_read_again(pairs in prop::collection::vec(("[a-z.]{1,6}", "[A-Z]{1,5}"), 1..4)) {
        let list = pairs.iter().map(|(name, level)| format!("{name} = {level}")).collect::<Vec<_>>().join(",");
        let read = parse_loggers(&list);
        let found = read.iter().flatten().map(|one| (one.name.clone(), one.level.clone()));
        prop_assert_eq!(found.collect::<Vec<_>>(), pairs);
    }

    #[test]
    fn any_document_is_written_or_refused(
        document in "(Configuration:|Loggers:|Root:|Logger:|Appenders:|\n|  |- |name: |level: |[{}\\[\\],:&*!|>'\"#]|a|1|\\PC){0,20}",
        loggers in "([a-z.]|=|,|[A-Z]| |\\PC){0,8}",
    ) {
        let written = run(document.as_bytes(), ("INFO", &loggers));
        prop_assert!(written.is_err() || written.is_ok_and(|text| text.starts_with("Configuration:")));
    }
}
