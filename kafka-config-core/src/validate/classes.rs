//! Classes that come with Kafka.

use crate::model::KafkaVersion;
use crate::schema::is_class_name;

/// Whether a class is surely on the class path; `None` where only the container knows.
pub(super) fn is_shipped(class: &str, version: KafkaVersion) -> Option<bool> {
    const JAVA: [&str; 2] = ["java.lang.Object", "java.lang.String"];
    const SECURITY: [&str; 8] = [
        "authenticator.DefaultKafkaPrincipalBuilder",
        "authenticator.DefaultLogin",
        "authenticator.SaslClientCallbackHandler",
        "auth.KafkaPrincipalBuilder",
        "auth.KafkaPrincipalSerde",
        "oauthbearer.OAuthBearerLoginCallbackHandler",
        "plain.internals.PlainServerCallbackHandler",
        "ssl.DefaultSslEngineFactory",
    ];
    const SINCE_4_1: [&str; 2] = ["oauthbearer.DefaultJwtValidator", "oauthbearer.DefaultJwtRetriever"];
    if JAVA.contains(&class) {
        return Some(true);
    }
    let name = class.strip_prefix("org.apache.kafka.common.security.")?;
    let has_jwt = version >= KafkaVersion::new(4, 1, 0);
    (SECURITY.contains(&name) || (has_jwt && SINCE_4_1.contains(&name))).then_some(true)
}

/// The same for a program other than a broker: serializers, converters and what else comes with all of Kafka's jars.
pub(super) fn is_shipped_to_clients(class: &str) -> bool {
    const TYPES: [&str; 13] = [
        "Boolean",
        "ByteArray",
        "ByteBuffer",
        "Bytes",
        "Double",
        "Float",
        "Integer",
        "List",
        "Long",
        "Short",
        "String",
        "UUID",
        "Void",
    ];
    const CONVERTERS: [&str; 15] = [
        "converters.BooleanConverter",
        "converters.ByteArrayConverter",
        "converters.DoubleConverter",
        "converters.FloatConverter",
        "converters.IntegerConverter",
        "converters.LongConverter",
        "converters.ShortConverter",
        "json.JsonConverter",
        "storage.SimpleHeaderConverter",
        "storage.StringConverter",
        "mirror.DefaultConfigPropertyFilter",
        "mirror.DefaultGroupFilter",
        "mirror.DefaultReplicationPolicy",
        "mirror.DefaultTopicFilter",
        "mirror.IdentityReplicationPolicy",
    ];
    let Some(name) = class.strip_prefix("org.apache.kafka.") else { return false };
    if let Some(name) = name.strip_prefix("common.serialization.") {
        let of_type = name.strip_suffix("Deserializer").or_else(|| name.strip_suffix("Serializer"));
        let serde = name.strip_prefix("Serdes$").and_then(|name| name.strip_suffix("Serde"));
        return of_type.or(serde).is_some_and(|name| TYPES.contains(&name));
    }
    name.strip_prefix("connect.").is_some_and(|name| CONVERTERS.contains(&name))
}

/// What a class of `org.apache.kafka.common.serialization` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Serialization {
    /// It writes.
    Serializer,
    /// It reads.
    Deserializer,
    /// It makes both.
    Serde,
}

impl Serialization {
    /// In a message.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Serializer => "a serializer",
            Self::Deserializer => "a deserializer",
            Self::Serde => "a serde",
        }
    }
}

/// The type that a shipped class is for, and what it does.
fn serialized(class: &str) -> Option<(&str, Serialization)> {
    let name = class.strip_prefix(SERIALIZATION).filter(|_| is_shipped_to_clients(class))?;
    let serde = name.strip_prefix("Serdes$").and_then(|name| name.strip_suffix("Serde"));
    let reads = || Some((name.strip_suffix("Deserializer")?, Serialization::Deserializer));
    let writes = || Some((name.strip_suffix("Serializer")?, Serialization::Serializer));
    serde.map(|name| (name, Serialization::Serde)).or_else(reads).or_else(writes)
}

/// What a class does, where Kafka ships it.
pub(super) fn serialization(class: &str) -> Option<Serialization> {
    serialized(class).map(|(_, does)| does)
}

/// The class for the same type that does something else.
pub(super) fn counterpart(class: &str, needed: Serialization) -> String {
    let name = serialized(class).map_or("String", |(name, _)| name);
    match needed {
        Serialization::Serializer => format!("{SERIALIZATION}{name}Serializer"),
        Serialization::Deserializer => format!("{SERIALIZATION}{name}Deserializer"),
        Serialization::Serde => format!("{SERIALIZATION}Serdes${name}Serde"),
    }
}

const SERIALIZATION: &str = "org.apache.kafka.common.serialization.";

/// Assignors of a consumer: the name that members tell each other, the class.
const PARTITION_ASSIGNORS: [(&str, &str); 4] = [
    ("range", "org.apache.kafka.clients.consumer.RangeAssignor"),
    ("roundrobin", "org.apache.kafka.clients.consumer.RoundRobinAssignor"),
    ("sticky", "org.apache.kafka.clients.consumer.StickyAssignor"),
    ("cooperative-sticky", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
];

/// The class of an assignor of consumers that is called so, with or without its package.
pub(super) fn assignor(name: &str) -> Option<&'static str> {
    let simple = |class: &str| class.rsplit_once('.').map_or(class, |(_, name)| name).to_ascii_lowercase();
    let plain = name.to_ascii_lowercase();
    let is_meant =
        |(short, class): &&(&str, &'static str)| plain == *short || simple(&plain) == simple(class);
    PARTITION_ASSIGNORS.iter().find(is_meant).map(|(_, class)| *class)
}

/// What can be said about one assignor of a consumer.
pub(super) fn judge_assignor(class: &str, version: KafkaVersion) -> Judgement {
    let is_other = || is_shipped_to_clients(class) || is_shipped(class, version).is_some();
    let is_short = |name: &str| PARTITION_ASSIGNORS.iter().any(|(short, _)| *short == name);
    if PARTITION_ASSIGNORS.iter().any(|(_, known)| *known == class) {
        Judgement::Fine
    } else if is_class_name(class) && !is_short(class) && !is_other() {
        Judgement::Foreign
    } else {
        Judgement::Wrong
    }
}

/// The shipped class of this name in another package, for a name without a package or with a wrong one of Kafka's.
pub(super) fn meant(class: &str, version: KafkaVersion) -> Option<String> {
    const PACKAGES: [&str; 11] = [
        "common.serialization.",
        "common.serialization.Serdes$",
        "connect.converters.",
        "connect.json.",
        "connect.storage.",
        "connect.mirror.",
        "common.security.authenticator.",
        "common.security.auth.",
        "common.security.oauthbearer.",
        "common.security.plain.internals.",
        "common.security.ssl.",
    ];
    let name = match class.rsplit_once('.') {
        Some((package, name)) => Some(name).filter(|_| package.starts_with("org.apache.kafka"))?,
        None => class,
    };
    let mut classes = PACKAGES.iter().map(|package| format!("org.apache.kafka.{package}{name}"));
    classes.find(|class| is_shipped_to_clients(class) || is_shipped(class, version) == Some(true))
}

/// What can be said about an item of a list of assignors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Kafka has it.
    Fine,
    /// It is none.
    Wrong,
    /// It may be one.
    Foreign,
}
