//! Which of Kafka's rules a run has met, told by its exceptions and messages.

use std::collections::BTreeSet;

use crate::generate::Release;

const FIRST: Release = (3, 7);
const EVER: Release = (9, 9);

/// A rule, the releases that have it, and parts of its message in their order, between dots. Of several that fit, the
/// first is meant.
#[rustfmt::skip]
const RULES: [(&str, Release, Release, &str); 170] = [
    ("B flush", FIRST, EVER, "for configuration flush.ms: Value must be at least"),
    ("INT", FIRST, EVER, "Not a number of type INT"),
    ("SHORT", FIRST, EVER, "Not a number of type SHORT"),
    ("LONG", FIRST, EVER, "Not a number of type LONG"),
    ("DOUBLE", FIRST, EVER, "Not a number of type DOUBLE"),
    ("BOOLEAN", FIRST, EVER, "Expected value to be either true or false"),
    ("CLASS", FIRST, EVER, "Class …could not be found."),
    ("Range", FIRST, EVER, "Value must be at least"),
    ("Range", FIRST, EVER, "Value must be no more than"),
    ("S7", FIRST, EVER, "String must be one of: PLAINTEXT, SSL"),
    ("G12", (3, 8), EVER, "one of (case insensitive): DISABLED"),
    ("ValidString", FIRST, EVER, "String must be one of: CreateTime"),
    ("R1", FIRST, EVER, "String must be one of: broker, controller"),
    ("ValidList", FIRST, EVER, "String must be one of: consumer, classic"),
    ("ValidList", FIRST, EVER, "String must be one of: compact, delete"),
    ("ValidString", FIRST, EVER, "String must be one of: required"),
    ("ValidString", FIRST, EVER, "String must be one of: uncompressed"),
    ("ValidString", (4, 1), EVER, "one of (case insensitive): ES256"),
    ("ValidList empty", (4, 2), EVER, "must not be empty. Valid values"),
    ("ValidList item", (4, 2), EVER, "values must not be empty."),
    ("NonEmpty", FIRST, EVER, "String must be non-empty"),
    ("gzip level", (3, 8), EVER, "Value must be between"),
    ("pool size", (3, 9), (4, 0), "Value can be -1 or greater"),
    ("version", FIRST, (4, 0), "is not a valid version"),
    ("missing", (4, 0), EVER, "Missing required configuration \""),
    ("provider class", FIRST, EVER, "Could not load config provider class"),
    ("allowed.paths", (3, 8), EVER, "is not absolute"),
    ("allowed.paths", (3, 8), EVER, "Path …does not exist"),
    ("allowlist.pattern", FIRST, EVER, "PatternSyntaxException: "),
    ("file provider", FIRST, EVER, "Could not read properties from file"),
    ("environment provider", FIRST, EVER, "Path is not supported for EnvVarConfigProvider"),
    ("R2", FIRST, (4, 2), "Duplicate role names"),
    ("R3", FIRST, (4, 4), "You must set `node.id` to the same"),
    ("R3", (4, 4), EVER, "must be set to the same value. `broker.id`"),
    ("R4", FIRST, (4, 0), "Missing configuration `node.id`"),
    ("R5", FIRST, (4, 0), "Missing required configuration `zookeeper.connect`"),
    ("R6", FIRST, (4, 0), "broker.id must be greater than or equal to -1"),
    ("R7", FIRST, (4, 0), "broker.id must be greater than or equal to 0"),
    ("R9", (3, 9), (4, 0), "broker.id generation is incompatible"),
    ("R16", (3, 9), (4, 0), "NoSuchElementException: head of empty"),
    ("R8", FIRST, (4, 0), "If using `zookeeper.metadata.migration.enable` in KRaft mode"),
    ("R10", FIRST, (4, 0), "If using zookeeper.metadata.migration.enable, "),
    ("R11", FIRST, (4, 0), "must not be empty when running in ZooKeeper migration mode"),
    ("R12", FIRST, (4, 0), "Cannot enable ZooKeeper migration without setting"),
    ("R13", FIRST, (4, 0), "Cannot enable ZooKeeper migration with multiple log directories"),
    ("R14", FIRST, (4, 0), "must be empty when not running in KRaft mode"),
    ("R15", FIRST, (4, 0), "A non-KRaft version"),
    ("R16", FIRST, (4, 0), "control.plane.listener.name is not supported in KRaft mode"),
    ("L1", FIRST, EVER, "log.roll.ms must be"),
    ("L2", FIRST, EVER, "log.roll.jitter.ms must be"),
    ("L3", FIRST, EVER, "log.retention.ms must be unlimited"),
    ("L4", FIRST, (4, 2), "At least one log directory must be defined"),
    ("L5", FIRST, EVER, "log.cleaner.dedupe.buffer.size must be at least"),
    ("L5b", FIRST, EVER, "ArithmeticException"),
    ("L6", FIRST, EVER, "replica.socket.timeout.ms should always"),
    ("L7", FIRST, EVER, "less than or equal to replica.lag.time.max.ms"),
    ("L8", FIRST, (4, 0), "offsets.commit.required.acks must be"),
    ("L9", FIRST, (3, 8), "Multiple log directories …are not supported when remote"),
    ("L10", FIRST, (4, 0), "log.message.format.version …version"),
    ("L11", FIRST, (4, 0), "offsets.topic.compression.codec zstd can only"),
    ("L12", FIRST, EVER, "Unknown compression type id"),
    ("L14", (4, 3), EVER, "When cordoned.log.dirs is set to *"),
    ("L14", (4, 3), EVER, "All entries in cordoned.log.dirs"),
    ("V1", FIRST, EVER, "Invalid configuration value for controller.quorum.voters"),
    ("V2", FIRST, EVER, "Failed to parse voter ID"),
    ("V3", FIRST, EVER, "Failed to parse host name from entry"),
    ("V4", FIRST, EVER, "port out of range"),
    ("V6", (3, 8), EVER, "Failed to parse host name from …{host}:{port}\""),
    ("V7", FIRST, EVER, "If using process.roles, "),
    ("V8", FIRST, EVER, "contains just the 'broker' role, the node id"),
    ("V9", FIRST, EVER, "contains the 'controller' role, the node id"),
    ("V10", (4, 2), EVER, "controller.quorum.auto.join.enable is only"),
    ("V11", (4, 2), EVER, "is not routeable"),
    ("E2", FIRST, EVER, "to a broker endpoint"),
    ("E2", FIRST, EVER, "KafkaException: Unable to parse a listener name from"),
    ("E3", FIRST, EVER, "Error creating broker listeners…The provided listener name is null"),
    ("E4", FIRST, EVER, "Error creating broker listeners…For input string"),
    ("E5", FIRST, EVER, "No security protocol defined for listener"),
    ("E6", FIRST, EVER, "must have a different name"),
    ("E7", FIRST, EVER, "must have a different port"),
    ("E7", FIRST, EVER, "one needs to be IPv4"),
    ("S1", FIRST, EVER, "property 'listener.security.protocol.map'"),
    ("S2", FIRST, EVER, "Invalid security protocol"),
    ("S3 N14 N16", FIRST, EVER, "ConfigException: The provided listener name is null"),
    ("S4", (4, 1), EVER, "Duplicate key ListenerName"),
    ("S5", FIRST, EVER, "Only one of inter.broker"),
    ("S6", FIRST, EVER, "defined in inter.broker.listener.name not found"),
    ("N1", FIRST, (4, 2), "at least one value when running KRaft with just the broker role"),
    ("N2", FIRST, EVER, "must not contain a value appearing in the 'listeners'"),
    ("N3", FIRST, EVER, "defined in controller.listener.names not found"),
    ("N4", FIRST, (3, 9), "The advertised.listeners config must not contain KRaft controller"),
    ("N5", FIRST, (3, 9), "must be empty when process.roles=controller"),
    ("N6", FIRST, EVER, "must only contain KRaft controller listeners"),
    ("N7", (4, 0), EVER, "must not contain an explicitly set inter.broker.listener.name"),
    ("N8", FIRST, EVER, "must contain at least one value appearing in the 'listeners'"),
    ("N9", FIRST, EVER, "must only contain values appearing in the 'listeners'"),
    ("N10", FIRST, EVER, "There must be at least one"),
    ("N11", FIRST, EVER, "inter.broker.listener.name must be a listener name defined in advertised"),
    ("N12", FIRST, EVER, "must be equal to or a subset"),
    ("N13", FIRST, EVER, "nonroutable meta-address"),
    ("N14", FIRST, (4, 0), "control.plane.listener.name must be a listener name"),
    ("N14", FIRST, (4, 0), "should have a different value from the inter broker"),
    ("N14", FIRST, (4, 0), "defined in control.plane.listener.name not found"),
    ("N15", FIRST, EVER, "early.start.listeners contains"),
    ("A1", FIRST, EVER, "sasl.mechanism.inter.broker.protocol must be included"),
    ("A2", FIRST, (4, 0), "Only GSSAPI mechanism"),
    ("C1", FIRST, EVER, "queued.max.request.bytes must be"),
    ("C2", FIRST, EVER, "max.connections.per.ip can be set to zero only"),
    ("C3", FIRST, EVER, "property 'max.connections.per.ip.overrides'"),
    ("C3", FIRST, EVER, "contains invalid addresses"),
    ("C3", FIRST, EVER, "NumberFormatException"),
    ("C4", FIRST, EVER, "connection.failed.authentication.delay.ms="),
    ("P1", FIRST, EVER, "principal.builder.class must implement"),
    ("G1", FIRST, EVER, "Disabling the 'classic'"),
    ("G1b", (3, 8), (4, 0), "only supported in KRaft cluster"),
    ("G2", FIRST, EVER, "group.consumer.max.heartbeat.interval.ms must be greater"),
    ("G2", FIRST, EVER, "group.consumer.heartbeat.interval.ms must be greater"),
    ("G2", FIRST, EVER, "group.consumer.heartbeat.interval.ms must be less than or equal"),
    ("G2", FIRST, EVER, "group.consumer.max.session.timeout.ms must be greater"),
    ("G2", FIRST, EVER, "group.consumer.session.timeout.ms must be greater"),
    ("G2", FIRST, EVER, "group.consumer.session.timeout.ms must be less than or equal"),
    ("G4", (3, 9), EVER, "group.share.max.heartbeat.interval.ms must be greater"),
    ("G4", (3, 9), EVER, "group.share.heartbeat.interval.ms must be greater"),
    ("G4", (3, 9), EVER, "group.share.heartbeat.interval.ms must be less than or equal"),
    ("G4", (3, 9), EVER, "group.share.max.session.timeout.ms must be greater"),
    ("G4", (3, 9), EVER, "group.share.session.timeout.ms must be greater"),
    ("G4", (3, 9), EVER, "group.share.session.timeout.ms must be less than or equal"),
    ("G6", (4, 1), EVER, "group.streams.max.heartbeat.interval.ms must be greater"),
    ("G6", (4, 1), EVER, "group.streams.heartbeat.interval.ms must be greater"),
    ("G6", (4, 1), EVER, "group.streams.heartbeat.interval.ms must be less than or equal"),
    ("G6", (4, 1), EVER, "group.streams.max.session.timeout.ms must be greater"),
    ("G6", (4, 1), EVER, "group.streams.session.timeout.ms must be greater"),
    ("G6", (4, 1), EVER, "group.streams.session.timeout.ms must be less than or equal"),
    ("G3", (4, 0), EVER, "group.consumer.heartbeat.interval.ms must be less than group.consumer.session"),
    ("G5", (4, 0), EVER, "group.share.heartbeat.interval.ms must be less than group.share.session"),
    ("G6", (4, 1), EVER, "group.streams.heartbeat.interval.ms must be less than group.streams.session"),
    ("G6", (4, 1), EVER, "group.streams.num.standby.replicas must be"),
    ("G7", (3, 9), EVER, "group.share.max.record.lock.duration.ms must be"),
    ("G7", (3, 9), EVER, "group.share.record.lock.duration.ms must be"),
    ("G8", (4, 1), EVER, "group.share.max.share.sessions must be"),
    ("G9", (4, 1), EVER, "group.share.assignors must contain exactly one"),
    ("G9", (4, 1), EVER, "is not an instance of …ShareGroupPartitionAssignor"),
    ("G10", (4, 0), EVER, "is not an instance of …ConsumerGroupPartitionAssignor"),
    ("G9 G10 G19", FIRST, (4, 4), "KafkaException: Class …cannot be found"),
    ("G9 G10 G19", (4, 4), EVER, "Class cannot be found"),
    ("G10", FIRST, (4, 0), "ClassCastException: class"),
    ("G11", (4, 0), (4, 3), "share.coordinator.snapshot.update.records.per.snapshot must be between"),
    ("G14", (4, 3), EVER, "group.consumer.max.assignment.interval.ms must be"),
    ("G14", (4, 3), EVER, "group.consumer.assignment.interval.ms must be greater"),
    ("G14", (4, 3), EVER, "group.consumer.assignment.interval.ms must be less"),
    ("G14", (4, 3), EVER, "group.share.max.assignment.interval.ms must be"),
    ("G14", (4, 3), EVER, "group.share.assignment.interval.ms must be greater"),
    ("G14", (4, 3), EVER, "group.share.assignment.interval.ms must be less"),
    ("G14", (4, 3), EVER, "group.streams.max.assignment.interval.ms must be"),
    ("G14", (4, 3), EVER, "group.streams.assignment.interval.ms must be greater"),
    ("G14", (4, 3), EVER, "group.streams.assignment.interval.ms must be less"),
    ("G15", (4, 3), EVER, "group.share.max.delivery.count.limit must be"),
    ("G15", (4, 3), EVER, "group.share.delivery.count.limit must be"),
    ("G15", (4, 3), EVER, "group.share.max.partition.max.record.locks must be"),
    ("G15", (4, 3), EVER, "group.share.partition.max.record.locks must be"),
    ("G16", (4, 4), EVER, "group.streams.task.offset.interval.ms must be"),
    ("G17", (4, 4), EVER, "group.streams.num.warmup.replicas must be"),
    ("G18", (4, 4), EVER, "must not contain duplicate tag keys"),
    ("G19", (4, 4), EVER, "is not an instance of …TaskAssignor"),
    ("G10d", (4, 4), EVER, "already registered by another"),
    ("B compaction", FIRST, EVER, "InvalidConfigurationException: conflict topic config"),
    ("B tiered", FIRST, EVER, "Value must not be -1 as retention.bytes"),
    ("B tiered", FIRST, EVER, "Value must not be more than retention.bytes"),
    ("B tiered", FIRST, EVER, "Value must not be -1 as retention.ms"),
    ("B tiered", FIRST, EVER, "Value must not be more than retention.ms"),
];

/// What a run has met.
#[derive(Default)]
pub(crate) struct Coverage {
    met: BTreeSet<usize>,
    other: BTreeSet<String>,
}

impl Coverage {
    /// Notes an exception with its message; none where the text is empty.
    pub(crate) fn count(&mut self, failure: &str) {
        if failure.is_empty() {
            return;
        }
        match rule_of(failure) {
            Some(rule) => {
                self.met.insert(rule);
            }
            None => {
                self.other.insert(failure.to_owned());
            }
        }
    }

    /// Which rules of a release were not met, and which messages are of no rule.
    pub(crate) fn report(&self, release: Release) -> String {
        let known = |rule: &usize| (RULES[*rule].1..RULES[*rule].2).contains(&release);
        let all: Vec<usize> = (0..RULES.len()).filter(known).collect();
        let missed: Vec<String> = all
            .iter()
            .filter(|rule| !self.met.contains(rule))
            .map(|rule| format!("\n  not met: {} {:?}", RULES[*rule].0, RULES[*rule].3))
            .collect();
        let other: String =
            self.other.iter().take(10).map(|failure| format!("\n  of no rule: {failure:?}")).collect();
        format!("{} of {} rules met{}{other}", all.len() - missed.len(), all.len(), missed.concat())
    }
}

/// The place in the list of the rule that says this.
pub(crate) fn rule_of(failure: &str) -> Option<usize> {
    RULES.iter().position(|(.., sign)| fits(sign, failure))
}

fn fits(sign: &str, failure: &str) -> bool {
    let mut rest = failure;
    sign.split('\u{2026}').all(|part| match rest.split_once(part) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}
