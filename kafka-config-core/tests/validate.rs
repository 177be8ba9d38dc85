//! The laws of the fuzz target `validate`, on random files: half of them made of what rules look for.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken law must fail the test")]

#[path = "../../fuzz/src/validate.rs"]
#[expect(unreachable_pub, reason = "the same file is a module of the fuzz targets")]
mod laws;

use kafka_config_core::schema::{Component, Schema};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of listeners, voters, classes, logins, placeholders and plain mistakes.
const PIECES: &[&str] = &[
    "PLAINTEXT",
    "SASL_SSL",
    "controller",
    "CONTROLLER",
    "://",
    ":",
    ",",
    "@",
    ";",
    "=",
    "[",
    "]",
    "::",
    "::1",
    "0.0.0.0",
    "localhost",
    "9092",
    "65536",
    "-1",
    "0",
    "1",
    "99999999999",
    "1e3",
    " ",
    "\t",
    "\"",
    "'",
    "\\",
    "\\\n",
    "#",
    "${",
    "}",
    "${env:A}",
    "${file:/a:b}",
    "env",
    "required",
    "org.apache.kafka.common.security.plain.PlainLoginModule",
    "password",
    "true",
    "broker",
    "ı",
    "é",
    "٣",
    "\u{1F4A5}",
    "\0",
    "h",
    "*",
    "/tmp",
    "/tmp/a/../b",
    "PLAIN",
    "SCRAM-SHA-256",
    "",
];

fn value() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat())
}

/// What most faults are about.
const BUSY: &[&str] = &[
    "listeners",
    "advertised.listeners",
    "listener.security.protocol.map",
    "controller.listener.names",
    "controller.quorum.voters",
    "controller.quorum.bootstrap.servers",
    "process.roles",
    "node.id",
    "log.dirs",
    "inter.broker.listener.name",
    "sasl.enabled.mechanisms",
    "config.providers",
    "zookeeper.connect",
    "log.retentoin.hours",
    "listener.name.plaintext.plain.sasl.jaas.config",
    "listener.name.SASL_SSL.ssl.keystore.type",
];

fn key() -> impl Strategy<Value = String> {
    let schema = Schema::of("4.4.0".parse().expect("a version"));
    let broker = schema.definitions(Component::Broker).expect("known");
    let keys: Vec<String> = broker.iter().map(|definition| definition.name.to_owned()).collect();
    prop_oneof![
        4 => select(BUSY).prop_map(str::to_owned),
        2 => select(keys),
        1 => value(),
    ]
}

fn file() -> impl Strategy<Value = Vec<u8>> {
    let line = (key(), value()).prop_map(|(key, value)| format!("{key}={value}\n"));
    prop_oneof![
        3 => vec(line, 0..20).prop_map(|lines| lines.concat().into_bytes()),
        1 => vec(any::<u8>(), 0..400),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_keeps_the_laws(version in any::<u8>(), file in file()) {
        laws::check(&[&[version], file.as_slice()].concat());
    }
}
