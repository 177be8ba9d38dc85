//! Properties that mean the same, as `KafkaConfig` and `ServerTopicConfigSynonyms` tell.

/// How several properties of a broker give one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Synonyms {
    /// The keys; the first that is set wins.
    pub keys: &'static [&'static str],
    /// Whether they have to agree, so that none wins.
    pub agree: bool,
}

/// The broker's properties that give one value with others.
const FAMILIES: [Synonyms; 7] = [
    Synonyms { keys: &["node.id", "broker.id"], agree: true },
    first_of(&["log.dirs", "log.dir"]),
    first_of(&["log.retention.ms", "log.retention.minutes", "log.retention.hours"]),
    first_of(&["log.roll.ms", "log.roll.hours"]),
    first_of(&["log.roll.jitter.ms", "log.roll.jitter.hours"]),
    first_of(&["log.flush.interval.ms", "log.flush.scheduler.interval.ms"]),
    first_of(&["delegation.token.secret.key", "delegation.token.master.key"]),
];

const fn first_of(keys: &'static [&'static str]) -> Synonyms {
    Synonyms { keys, agree: false }
}

/// Properties of a topic and those of a broker that are their default, the strongest first.
const OF_TOPICS: [(&str, &[&str]); 25] = [
    ("segment.bytes", &["log.segment.bytes"]),
    ("segment.ms", &["log.roll.ms", "log.roll.hours"]),
    ("segment.jitter.ms", &["log.roll.jitter.ms", "log.roll.jitter.hours"]),
    ("segment.index.bytes", &["log.index.size.max.bytes"]),
    ("flush.messages", &["log.flush.interval.messages"]),
    ("flush.ms", &["log.flush.interval.ms", "log.flush.scheduler.interval.ms"]),
    ("retention.bytes", &["log.retention.bytes"]),
    ("retention.ms", &["log.retention.ms", "log.retention.minutes", "log.retention.hours"]),
    ("max.message.bytes", &["message.max.bytes"]),
    ("index.interval.bytes", &["log.index.interval.bytes"]),
    ("delete.retention.ms", &["log.cleaner.delete.retention.ms"]),
    ("min.compaction.lag.ms", &["log.cleaner.min.compaction.lag.ms"]),
    ("max.compaction.lag.ms", &["log.cleaner.max.compaction.lag.ms"]),
    ("file.delete.delay.ms", &["log.segment.delete.delay.ms"]),
    ("min.cleanable.dirty.ratio", &["log.cleaner.min.cleanable.ratio"]),
    ("cleanup.policy", &["log.cleanup.policy"]),
    ("preallocate", &["log.preallocate"]),
    ("message.format.version", &["log.message.format.version"]),
    ("message.timestamp.type", &["log.message.timestamp.type"]),
    ("message.timestamp.difference.max.ms", &["log.message.timestamp.difference.max.ms"]),
    ("message.timestamp.before.max.ms", &["log.message.timestamp.before.max.ms"]),
    ("message.timestamp.after.max.ms", &["log.message.timestamp.after.max.ms"]),
    ("message.downconversion.enable", &["log.message.downconversion.enable"]),
    ("local.retention.ms", &["log.local.retention.ms"]),
    ("local.retention.bytes", &["log.local.retention.bytes"]),
];

/// The family of a broker's property.
pub fn synonyms(key: &str) -> Option<Synonyms> {
    FAMILIES.into_iter().find(|family| family.keys.contains(&key))
}

/// The property of a topic whose default a broker's property is, where it has another name.
pub fn topic_key(key: &str) -> Option<&'static str> {
    OF_TOPICS.iter().find(|(_, keys)| keys.contains(&key)).map(|(topic, _)| *topic)
}

/// The broker's properties that are the default of a topic's, the strongest first; none where both have one name.
pub fn broker_keys(key: &str) -> &'static [&'static str] {
    OF_TOPICS.iter().find(|(topic, _)| *topic == key).map_or(&[], |(_, keys)| keys)
}
