//! One node, as the storage tool sees its configuration.

use super::broker::{Broker, Endpoint, Mode, upper};
use super::configuration::Configuration;
use super::directories;
use crate::schema::Value;

/// What of a node's configuration decides how its directories are formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// `node.id`.
    pub id: i64,
    /// `process.roles`.
    pub roles: Roles,
    /// Whether `controller.quorum.voters` names any.
    pub has_voters: bool,
    /// `log.dirs`, else `log.dir`, as written.
    pub logs: Vec<String>,
    /// The directory of the metadata log: `metadata.log.dir`, else the first of the logs.
    pub metadata: String,
    /// The first of `controller.listener.names`.
    pub controller_listener: Option<String>,
    /// Host and port at which the first of the controllers' listeners is advertised.
    pub controller_address: Option<(String, i32)>,
    /// Whether levels that are not for production are allowed.
    pub allows_unstable: bool,
    /// `inter.broker.protocol.version`, where it is set.
    pub protocol_version: Option<String>,
}

/// What a node is in `KRaft`; neither of the two in `ZooKeeper` mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    /// A broker.
    pub broker: bool,
    /// A controller.
    pub controller: bool,
}

impl Roles {
    /// What a configuration makes of a node, as far as that is certain; with `ZooKeeper` a broker.
    pub fn of(c: &Configuration<'_>) -> Self {
        let broker = c.broker();
        Self {
            broker: broker.and_then(Broker::serves_clients) == Some(true),
            controller: broker.and_then(|broker| broker.mode).is_some_and(Mode::is_controller),
        }
    }
}

impl Node {
    /// The node of a configuration; `None` where that is not sound or not certain.
    pub fn of(c: &Configuration<'_>) -> Option<Self> {
        let broker = c.broker()?;
        let roles = match broker.mode? {
            Mode::Kraft { broker, controller } => Roles { broker, controller },
            Mode::ZooKeeper { .. } | Mode::NoRole => Roles::default(),
        };
        let logs: Vec<String> = directories::effective(c)?.into_iter().map(str::to_owned).collect();
        let metadata = match c.value("metadata.log.dir")? {
            Value::Text(path) => path.to_owned(),
            _ => logs.first()?.clone(),
        };
        let controller_listener = broker.controller_names.as_ref()?.first().cloned();
        Some(Self {
            id: c.whole("node.id")?,
            roles,
            has_voters: !c.list("controller.quorum.voters")?.is_empty(),
            logs,
            metadata,
            controller_address: controller_listener.as_deref().and_then(|name| address(broker, name)),
            controller_listener,
            allows_unstable: UNSTABLE.iter().any(|key| c.flag(key) == Some(true)),
            protocol_version: c.get(PROTOCOL_VERSION).map(|setting| setting.value.clone().into_owned()),
        })
    }
}

const PROTOCOL_VERSION: &str = "inter.broker.protocol.version";
/// The key of 3.8 and later, and that of 3.7.
const UNSTABLE: [&str; 2] = ["unstable.feature.versions.enable", "unstable.metadata.versions.enable"];

/// `effectiveAdvertisedControllerListeners`: as advertised, else as bound; nobody reaches "all addresses" by name, so
/// that its host is left out.
fn address(broker: &Broker, name: &str) -> Option<(String, i32)> {
    let name = upper(name);
    let is_it = |endpoint: &&&Endpoint| endpoint.name == name;
    let advertised = broker.advertised()?;
    if let Some(endpoint) = advertised.iter().find(is_it) {
        return Some((endpoint.host.clone(), endpoint.port));
    }
    let listeners = broker.listeners()?;
    let bound = listeners.iter().find(is_it)?;
    let host = if bound.host == "0.0.0.0" { "" } else { &bound.host };
    Some((host.to_owned(), bound.port))
}
