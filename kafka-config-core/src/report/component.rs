//! Names of Kafka's programs, as options and reports have them.

use crate::schema::Component;

/// All programs with their names.
pub const COMPONENTS: [(&str, Component); 17] = [
    ("broker", Component::Broker),
    ("topic", Component::Topic),
    ("producer", Component::Producer),
    ("consumer", Component::Consumer),
    ("admin", Component::Admin),
    ("streams", Component::Streams),
    ("connect-distributed", Component::ConnectDistributed),
    ("connect-standalone", Component::ConnectStandalone),
    ("connect-source", Component::ConnectSource),
    ("connect-sink", Component::ConnectSink),
    ("mirror-maker", Component::MirrorMaker),
    ("mirror-source", Component::MirrorSource),
    ("mirror-checkpoint", Component::MirrorCheckpoint),
    ("mirror-heartbeat", Component::MirrorHeartbeat),
    ("mirror-client", Component::MirrorClient),
    ("group", Component::Group),
    ("client-metrics", Component::ClientMetrics),
];

/// The name of a program.
pub fn component_name(component: Component) -> &'static str {
    let named = COMPONENTS.iter().find(|(_, other)| *other == component);
    named.map_or("broker", |(name, _)| name)
}
