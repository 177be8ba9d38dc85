//! The workers, connectors and admin clients of `MirrorMaker` 2.

use super::flows::{Flow, flows};
use super::given::Given;
use super::worker;
use crate::schema::Component;
use crate::validate::configuration::Configuration;

pub(super) const SERVERS: &str = "bootstrap.servers";
/// So that nothing but its own rule speaks of an address that is missing.
const SOMEWHERE: &str = "localhost:9092";

/// What each flow is made of.
pub(super) fn programs<'c>(c: &'c Configuration<'_>) -> Vec<Configuration<'c>> {
    flows(c).iter().flat_map(|flow| of_flow(c, flow)).collect()
}

fn of_flow<'c>(c: &'c Configuration<'_>, flow: &Flow<'_>) -> Vec<Configuration<'c>> {
    let worker = worker(c, flow);
    let heartbeats = connector(c, flow, Component::MirrorHeartbeat);
    let mut programs = vec![
        worker.clone().read_by(Component::ConnectDistributed, c),
        worker.read_by(Component::Admin, c),
        heartbeats.read_by(Component::MirrorHeartbeat, c),
        connector(c, flow, Component::MirrorSource).read_by(Component::MirrorSource, c),
        connector(c, flow, Component::MirrorCheckpoint).read_by(Component::MirrorCheckpoint, c),
        admin(c, flow, Side::Target).read_by(Component::Admin, c),
    ];
    if flow.is_enabled {
        programs.push(admin(c, flow, Side::Source).read_by(Component::Admin, c));
    }
    programs
}

/// The aliases of clusters that a flow connects to without an address.
pub(in crate::validate) fn without_address<'c>(c: &'c Configuration<'_>) -> Vec<&'c str> {
    let mut aliases: Vec<&str> = flows(c).into_iter().flat_map(|flow| lacking(c, flow)).flatten().collect();
    aliases.sort_unstable();
    aliases.dedup();
    aliases
}

fn lacking<'c>(c: &Configuration<'_>, flow: Flow<'c>) -> [Option<&'c str>; 2] {
    let has = |given: Given<'_>| given.has(SERVERS);
    let is_target_fine = has(of_cluster(c, flow.target)) && has(addressed(c, &flow, Side::Target));
    let is_source_fine = !flow.is_enabled || has(addressed(c, &flow, Side::Source));
    [(!is_target_fine).then_some(flow.target), (!is_source_fine).then_some(flow.source)]
}

/// Whether a key is one of `MirrorClientConfig.CLIENT_CONFIG_DEF`, which count for all clients of a cluster.
fn is_of_clients(key: &str) -> bool {
    matches!(key, SERVERS | "security.protocol") || key.starts_with("ssl.") || key.starts_with("sasl.")
}

/// `MirrorMakerConfig.clusterProps`.
fn of_cluster<'c>(c: &'c Configuration<'_>, alias: &str) -> Given<'c> {
    common(c).stripping(c, &format!("{alias}."))
}

/// What counts for the clients of all clusters.
fn common<'c>(c: &'c Configuration<'_>) -> Given<'c> {
    Given::default().sharing(c, Component::MirrorClient).keeping_only(is_of_clients)
}

/// `MirrorMakerConfig.workerConfig`.
fn worker<'c>(c: &'c Configuration<'_>, flow: &Flow<'_>) -> Given<'c> {
    const FOR_ALL: [&str; 9] = [
        "offset.storage",
        "config.storage",
        "status.storage",
        "key.converter",
        "value.converter",
        "header.converter",
        "task",
        "worker",
        "replication.policy",
    ];
    const CONVERTER: &str = "org.apache.kafka.connect.converters.ByteArrayConverter";
    let defaults = Given::default().with(SERVERS, SOMEWHERE).with("group.id", "mm2");
    let defaults = worker::TOPICS.into_iter().fold(defaults, |given, topic| given.with(topic, "mm2"));
    let defaults = defaults.with("key.converter", CONVERTER).with("value.converter", CONVERTER);
    let given = defaults.over(of_cluster(c, flow.target));
    FOR_ALL.into_iter().fold(given, |given, prefix| given.keeping(c, prefix))
}

/// `MirrorMakerConfig.connectorBaseConfig`.
fn connector<'c>(c: &'c Configuration<'_>, flow: &Flow<'_>, component: Component) -> Given<'c> {
    let defaults = ["source.cluster.alias", "target.cluster.alias", "name", "connector.class"];
    let given = defaults.into_iter().fold(Given::default(), |given, key| given.with(key, "mirror"));
    given.sharing(c, component).keeping(c, "replication.policy").stripping(c, &flow.prefix())
}

/// The end of a flow that a client connects to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Source,
    Target,
}

/// `MirrorConnectorConfig.sourceAdminConfig` and `targetAdminConfig`.
fn admin<'c>(c: &'c Configuration<'_>, flow: &Flow<'_>, side: Side) -> Given<'c> {
    Given::default().with(SERVERS, SOMEWHERE).over(addressed(c, flow, side))
}

/// The same, with no more addresses than are written.
fn addressed<'c>(c: &'c Configuration<'_>, flow: &Flow<'_>, side: Side) -> Given<'c> {
    let (alias, end) = match side {
        Side::Source => (flow.source, "source"),
        Side::Target => (flow.target, "target"),
    };
    let own = flow.prefix();
    let cluster = of_cluster(c, alias).keeping_only(is_of_clients);
    Given::default()
        .stripping(c, &format!("{own}{end}.cluster."))
        .keeping_only(is_of_clients)
        .stripping(c, &format!("{own}admin."))
        .over(cluster)
        .stripping(c, &format!("{alias}.admin."))
        .stripping(c, &format!("{own}{end}.admin."))
}
