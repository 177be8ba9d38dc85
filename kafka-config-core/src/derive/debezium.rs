//! `docker-entrypoint.sh` of `debezium/kafka`.

use super::scripts::Scripts;
use crate::dialect::Dialect;

const CLUSTER_ID: &str = "ldlg5yhkQeWtnUrZrC6edg";

/// What stands for the address of the container, which nobody knows before it runs.
const ADDRESS: &str = "address-of-the-container";

/// Runs the script. It never ends the container.
pub(super) fn run(scripts: &mut Scripts<'_>, dialect: &Dialect) {
    let is_kraft_only = dialect.since.major >= 4;
    let node =
        [scripts.value("NODE_ID"), scripts.value("BROKER_ID"), "1"].into_iter().find(|id| !id.is_empty());
    let node = node.unwrap_or_default().to_owned();
    if is_kraft_only {
        scripts.default("CLUSTER_ID", CLUSTER_ID);
        use_bootstrap_servers(scripts);
    }
    let is_kraft = scripts.has("CLUSTER_ID");
    let role = scripts.value("NODE_ROLE").to_owned();
    if is_kraft && (!is_kraft_only || matches!(role.as_str(), "broker" | "controller")) {
        let role = if role.is_empty() { "combined" } else { &role };
        scripts.leave_open(format!("the stock file of a {role} node is edited, which is not at hand"));
    }
    if !is_kraft {
        scripts.default("ZOOKEEPER_CONNECT", "0.0.0.0:2181");
    }
    if !is_kraft_only {
        let connect = scripts.value("ZOOKEEPER_CONNECT").to_owned();
        scripts.derive("KAFKA_ZOOKEEPER_CONNECT", connect, vec!["ZOOKEEPER_CONNECT".to_owned()]);
    }
    for name in ["KAFKA_NODE_ID", "KAFKA_BROKER_ID"] {
        scripts.derive(name, node.as_str(), vec!["NODE_ID".to_owned(), "BROKER_ID".to_owned()]);
    }
    scripts.derive("KAFKA_LOG_DIRS", format!("/kafka/data/{node}"), vec!["NODE_ID".to_owned()]);
    listeners(scripts, is_kraft, &role);
}

/// The first voter's address takes the place of the voters.
fn use_bootstrap_servers(scripts: &mut Scripts<'_>) {
    const VOTERS: &str = "KAFKA_CONTROLLER_QUORUM_VOTERS";
    const SERVERS: &str = "KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS";
    if scripts.has(SERVERS) || !scripts.has(VOTERS) {
        return;
    }
    let first = scripts.value(VOTERS).split(',').next().unwrap_or_default();
    let address = first.split_once('@').map_or(first, |(_, address)| address).replace(['[', ']'], "");
    scripts.derive(SERVERS, address, vec![VOTERS.to_owned()]);
    scripts.environment.unset(VOTERS);
}

fn listeners(scripts: &mut Scripts<'_>, is_kraft: bool, role: &str) {
    let first = |names: [&str; 2], otherwise: &str| {
        let set = names.into_iter().map(|name| scripts.value(name)).find(|value| !value.is_empty());
        set.unwrap_or(otherwise).to_owned()
    };
    let host = first(["KAFKA_HOST_NAME", "HOST_NAME"], ADDRESS);
    let port = first(["KAFKA_PORT", "PORT"], "9092");
    let advertised_host = first(["KAFKA_ADVERTISED_HOST_NAME", "ADVERTISED_HOST_NAME"], &host);
    let advertised_port = first(["KAFKA_ADVERTISED_PORT", "ADVERTISED_PORT"], "9092");
    let controller_port = first(["CONTROLLER_PORT", ""], "9093");
    if !scripts.has("KAFKA_LISTENERS") {
        let clients = format!("PLAINTEXT://{host}:{port}");
        let value = match (is_kraft, role) {
            (false, _) | (true, "broker") => clients,
            (true, "controller") => format!("PLAINTEXT://{host}:{controller_port}"),
            (true, _) => format!("{clients},CONTROLLER://{host}:{controller_port}"),
        };
        scripts.derive("KAFKA_LISTENERS", value, vec!["HOST_NAME".to_owned()]);
    }
    if !scripts.has("KAFKA_ADVERTISED_LISTENERS") {
        let value = format!("PLAINTEXT://{advertised_host}:{advertised_port}");
        scripts.derive("KAFKA_ADVERTISED_LISTENERS", value, vec!["ADVERTISED_HOST_NAME".to_owned()]);
    }
    let lists = ["KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS"];
    if lists.into_iter().any(|list| scripts.value(list).contains(ADDRESS)) {
        scripts.leave_open(format!("the container's own address stands in the listeners, here '{ADDRESS}'"));
    }
    for name in ["KAFKA_HOST_NAME", "KAFKA_ADVERTISED_HOST_NAME", "KAFKA_PORT", "KAFKA_ADVERTISED_PORT"] {
        scripts.environment.unset(name);
    }
}
