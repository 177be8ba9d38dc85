//! What differs between the scripts of one Kafka version and the next, as data.

use crate::model::KafkaVersion;

/// The scripts `kafka-server-start.sh` and `kafka-run-class.sh` of a range of versions.
#[derive(Debug)]
pub(super) struct Scripts {
    /// First version; they hold until the next entry.
    since: KafkaVersion,
    /// What stands before the path of a logging file.
    pub(super) logging_option: &'static str,
    /// Name of the broker's logging file.
    pub(super) logging_file: &'static str,
    /// Name of the tools' logging file.
    pub(super) tools_file: &'static str,
    /// Line of `kafka-run-class.sh` that tests `JMX_PORT`; a message of the shell names it.
    pub(super) jmx_test_line: u16,
    /// Whether `KAFKA_MODE=native` starts a native program.
    pub(super) knows_native: bool,
    /// What becomes of log4j 1 files in `KAFKA_LOG4J_OPTS`.
    pub(super) log4j1: Log4j1,
    /// Whether the wrapper hands on the text `Some(…)` for the cluster's id (3.7.0 only, KAFKA-16473).
    pub(super) wraps_cluster: bool,
    /// The tuning that `kafka-run-class.sh` gives where `KAFKA_JVM_PERFORMANCE_OPTS` is empty.
    pub(super) tuning: &'static str,
}

/// What the scripts do where `KAFKA_LOG4J_OPTS` names a file of log4j 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Log4j1 {
    /// Nothing: it is what Kafka uses.
    Expected,
    /// A warning, before which the option itself is printed (4.0.0 only).
    WarnedAndShown,
    /// A warning.
    Warned,
}

const HEADLESS: &str = "-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
                        -XX:+ExplicitGCInvokesConcurrent -XX:MaxInlineLevel=15 -Djava.awt.headless=true";
/// KAFKA-6333.
const NOT_HEADLESS: &str = "-server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
                            -XX:+ExplicitGCInvokesConcurrent -XX:MaxInlineLevel=15";

const V3_7_0: Scripts = Scripts {
    since: KafkaVersion::new(3, 7, 0),
    logging_option: "-Dlog4j.configuration=file:",
    logging_file: "log4j.properties",
    tools_file: "tools-log4j.properties",
    jmx_test_line: 215,
    knows_native: false,
    log4j1: Log4j1::Expected,
    wraps_cluster: true,
    tuning: HEADLESS,
};
const V3_7_1: Scripts = Scripts { since: KafkaVersion::new(3, 7, 1), wraps_cluster: false, ..V3_7_0 };
const V3_8: Scripts = Scripts { since: KafkaVersion::new(3, 8, 0), knows_native: true, ..V3_7_1 };
const V4_0_0: Scripts = Scripts {
    since: KafkaVersion::new(4, 0, 0),
    logging_option: "-Dlog4j2.configurationFile=",
    logging_file: "log4j2.yaml",
    tools_file: "tools-log4j2.yaml",
    jmx_test_line: 207,
    log4j1: Log4j1::WarnedAndShown,
    ..V3_8
};
const V4_0_1: Scripts = Scripts { since: KafkaVersion::new(4, 0, 1), log4j1: Log4j1::Warned, ..V4_0_0 };
const V4_2: Scripts = Scripts { since: KafkaVersion::new(4, 2, 0), tuning: NOT_HEADLESS, ..V4_0_1 };

/// All versions, oldest first.
static VERSIONS: [Scripts; 6] = [V3_7_0, V3_7_1, V3_8, V4_0_0, V4_0_1, V4_2];

/// The scripts of a version.
pub(super) fn of(version: KafkaVersion) -> &'static Scripts {
    let [first, rest @ ..] = &VERSIONS;
    rest.iter().rev().find(|scripts| scripts.since <= version).unwrap_or(first)
}
