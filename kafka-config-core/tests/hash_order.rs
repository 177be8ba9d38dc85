//! The order of a `java.util.HashMap`, as a JVM printed it, on both sides of the number of keys at which it grows.

use kafka_config_core::jvm::java_map_order;

const KEYS: [&str; 15] = [
    "INTERNAL",
    "internal",
    "EXTERNAL",
    "Host",
    "wan",
    "LAN",
    "docker",
    "b1",
    "b2",
    "Outside",
    "Zz",
    "A",
    "CONTROLLER",
    "replication-9091",
    "REPLICATION-9091",
];

/// How many of the keys were put in, and the order in which they came out.
const PRINTED: [(usize, &[&str]); 4] = [
    (5, &["internal", "EXTERNAL", "wan", "INTERNAL", "Host"]),
    (
        12,
        &[
            "b2", "Zz", "A", "internal", "EXTERNAL", "wan", "INTERNAL", "LAN", "Host", "Outside", "docker",
            "b1",
        ],
    ),
    (
        13,
        &[
            "Zz",
            "A",
            "internal",
            "wan",
            "Host",
            "Outside",
            "docker",
            "b1",
            "b2",
            "EXTERNAL",
            "CONTROLLER",
            "INTERNAL",
            "LAN",
        ],
    ),
    (
        15,
        &[
            "Zz",
            "A",
            "replication-9091",
            "internal",
            "wan",
            "Host",
            "Outside",
            "docker",
            "b1",
            "REPLICATION-9091",
            "b2",
            "EXTERNAL",
            "CONTROLLER",
            "INTERNAL",
            "LAN",
        ],
    ),
];

#[test]
fn keys_come_out_as_in_the_jvm() {
    for (count, printed) in PRINTED {
        let keys = &KEYS[..count];
        let ours: Vec<&str> = java_map_order(keys).into_iter().map(|index| keys[index]).collect();
        assert_eq!(ours, printed, "{count} keys");
    }
}
