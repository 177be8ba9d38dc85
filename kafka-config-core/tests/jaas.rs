//! JAAS text: what Kafka's own reader made of it, and laws over all texts.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::collections::BTreeMap;

use kafka_config_core::validate::jaas::{Entry, Fault, parse};
use proptest::prelude::*;

fn text(hex: &str) -> String {
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap();
    String::from_utf8((0..hex.len()).step_by(2).map(byte).collect()).unwrap()
}

fn hex(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    bytes.concat()
}

/// In the form of the fixture.
fn told(entry: &Entry) -> String {
    let options = entry.options.iter();
    let options: BTreeMap<String, String> =
        options.map(|(key, value)| (hex(key.as_deref().unwrap_or("null")), hex(value))).collect();
    let options: Vec<String> = options.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!(" {}{{{}}}", hex(&entry.module.0), options.join(","))
}

#[test]
fn texts_read_as_kafka_reads_them() {
    let fixture = include_str!("fixtures/jaas.txt").lines().filter(|line| !line.starts_with('#'));
    for line in fixture {
        let (input, expected) = line.split_once(' ').unwrap();
        let answer = match parse(&text(input)) {
            Ok(entries) => format!("ok{}", entries.iter().map(told).collect::<String>()),
            Err(refusal) => format!("err {:?}", refusal.fault),
        };
        assert_eq!(answer, expected, "{:?}", text(input));
    }
}

#[test]
fn secrets_do_not_appear_in_debug_texts() {
    let entries = parse(r#"a.B required password="hunter2";"#).unwrap();
    assert!(!format!("{entries:?}").contains("hunter2"));
}

#[test]
fn the_fault_is_located() {
    let text = "a.B requird x=1;";
    let refusal = parse(text).unwrap_err();
    assert_eq!(refusal.fault, Fault::Flag);
    assert_eq!(text.get(refusal.at.start..refusal.at.end), Some("requird"));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*|[a-z =;\"'/*\\\\\n-]*") {
        if let Err(refusal) = parse(&text) {
            prop_assert!(text.get(refusal.at.start..refusal.at.end).is_some());
        }
    }

    #[test]
    fn quoted_options_read_back(values in prop::collection::vec("[a-zA-Z0-9 ;=/]{0,12}", 0..5)) {
        let numbered = values.iter().enumerate();
        let options: Vec<String> = numbered.map(|(n, value)| format!(" k{n}=\"{value}\"")).collect();
        let options = options.concat();
        let entries = parse(&format!("a.B required{options};")).unwrap();
        let read: Vec<&str> = entries.first().unwrap().options.iter().map(|(_, value)| value.as_str()).collect();
        prop_assert_eq!(read, values);
    }
}
