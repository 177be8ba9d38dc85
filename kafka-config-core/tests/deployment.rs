//! The laws of the fuzz target `deployment`, on compose files with pieces exchanged, taken away and repeated.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken law must fail the test")]

#[path = "../../fuzz/src/deployment.rs"]
#[expect(unreachable_pub, reason = "the same file is a module of the fuzz targets")]
mod laws;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const NODE: &str = "  k1:
    image: apache/kafka:4.1.1
    mem_limit: 1g
    ports: ['9092:9092']
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_PROCESS_ROLES: broker,controller
      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@k1:9093,2@k2:9093
      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://k1:9092
      KAFKA_HEAP_OPTS: -Xmx2g
";

/// Comes after what is changed: a password whose name is gone is nobody's secret.
const LAST: &str = "
  last:
    image: apache/kafka:3.9.1
    environment:
      KAFKA_NODE_ID: 1
      KAFKA_SSL_KEYSTORE_PASSWORD: hunter2swordfish
      KAFKA_SSL_KEY_PASSWORT: hunter2swordfish
";

const PIECES: &[&str] = &[
    "k1",
    "k2",
    "1",
    "-1",
    "9092",
    "9093",
    "65536",
    "99999999999",
    "broker",
    "controller",
    "PLAINTEXT",
    "localhost",
    "[::1]",
    "0.0.0.0",
    "''",
    "~",
    "${X}",
    "$$",
    "apache/kafka:3.9.1",
    "apache/kafka",
    "nginx",
    ":",
    ",",
    "@",
    "://",
    "9092-9095",
    "127.0.0.1:9092",
    "KAFKA_NODE_ID",
    "KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS",
    "CLUSTER_ID",
    "bitnami/kafka:3.9",
    "\n",
    "      ",
    "é",
];

fn words(text: &str) -> Vec<&str> {
    text.split_inclusive([' ', ',', ':', '@', '\n']).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn deployments_keep_the_laws(
        nodes in 1..4_usize,
        changes in vec((any::<prop::sample::Index>(), select(PIECES), 0..3_u8), 0..6),
    ) {
        let text: String = (1..=nodes).map(|node| NODE.replacen("k1", &format!("k{node}"), 1)).collect();
        let text = format!("services:\n{text}");
        let mut words = words(&text);
        for (at, piece, how) in &changes {
            let at = at.index(words.len());
            match how {
                0 => words[at] = piece,
                1 => words.insert(at, piece),
                _ => { words.remove(at); }
            }
        }
        laws::check(format!("\0{}{LAST}", words.concat()).as_bytes());
    }
}
