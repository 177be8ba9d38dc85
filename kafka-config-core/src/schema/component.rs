//! The programs and things that have settings.

use std::fmt;
use std::str::FromStr;

/// Which program a definition configures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// Broker and controller: `kafka.server.KafkaConfig`.
    Broker,
    /// Settings of a topic: `LogConfig`.
    Topic,
    /// `ProducerConfig`.
    Producer,
    /// `ConsumerConfig`.
    Consumer,
    /// `AdminClientConfig`.
    Admin,
    /// `StreamsConfig`.
    Streams,
    /// A worker of a Connect cluster: `DistributedConfig`.
    ConnectDistributed,
    /// A single Connect worker: `StandaloneConfig`.
    ConnectStandalone,
    /// `SourceConnectorConfig`.
    ConnectSource,
    /// `SinkConnectorConfig`.
    ConnectSink,
    /// `MirrorMaker` 2 as a program: `MirrorMakerConfig`.
    MirrorMaker,
    /// `MirrorSourceConfig`.
    MirrorSource,
    /// `MirrorCheckpointConfig`.
    MirrorCheckpoint,
    /// `MirrorHeartbeatConfig`.
    MirrorHeartbeat,
    /// `MirrorClientConfig`.
    MirrorClient,
    /// Settings of a consumer, share or streams group: `GroupConfig`.
    Group,
    /// Subscriptions of client metrics (KIP-714): `ClientMetricsConfigs`.
    ClientMetrics,
}

impl Component {
    /// All of them, in the order of the data files.
    pub const ALL: [Self; 17] = [
        Self::Broker,
        Self::Topic,
        Self::Producer,
        Self::Consumer,
        Self::Admin,
        Self::Streams,
        Self::ConnectDistributed,
        Self::ConnectStandalone,
        Self::ConnectSource,
        Self::ConnectSink,
        Self::MirrorMaker,
        Self::MirrorSource,
        Self::MirrorCheckpoint,
        Self::MirrorHeartbeat,
        Self::MirrorClient,
        Self::Group,
        Self::ClientMetrics,
    ];

    /// What users call it; the data files do, too.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Topic => "topic",
            Self::Producer => "producer",
            Self::Consumer => "consumer",
            Self::Admin => "admin",
            Self::Streams => "streams",
            Self::ConnectDistributed => "connect-distributed",
            Self::ConnectStandalone => "connect-standalone",
            Self::ConnectSource => "connect-source",
            Self::ConnectSink => "connect-sink",
            Self::MirrorMaker => "mirror-maker",
            Self::MirrorSource => "mirror-source",
            Self::MirrorCheckpoint => "mirror-checkpoint",
            Self::MirrorHeartbeat => "mirror-heartbeat",
            Self::MirrorClient => "mirror-client",
            Self::Group => "group",
            Self::ClientMetrics => "client-metrics",
        }
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Text that names no component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownComponent(pub String);

impl fmt::Display for UnknownComponent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is none of the components:", self.0)?;
        Component::ALL.iter().try_for_each(|component| write!(f, " {component}"))
    }
}

impl std::error::Error for UnknownComponent {}

impl FromStr for Component {
    type Err = UnknownComponent;

    fn from_str(text: &str) -> Result<Self, UnknownComponent> {
        let named = Self::ALL.into_iter().find(|component| component.name() == text);
        named.ok_or_else(|| UnknownComponent(text.to_owned()))
    }
}
