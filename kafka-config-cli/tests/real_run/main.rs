//! Real brokers, started by `kafka-config run`: formatted here, run by Kafka, written and read by its own tools.
//!
//! Needs java and Maven. `KAFKA_CONFIG_JARS` names the folder for the jars. Loopback only, on free ports.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends by panicking")]

mod broker;
mod cluster;
mod jars;
mod ready;
mod security;
mod stores;
mod tools;

use broker::Broker;
use cluster::Cluster;
use security::Security;

/// A line of each generation, and the newest.
const VERSIONS: [&str; 3] = ["3.7.2", "3.9.1", "4.4.0"];
const NEWEST: &str = "4.4.0";

/// The status of a JVM that SIGTERM ended.
const TERMINATED: i32 = 143;

fn serves(version: &str) {
    let cluster = Cluster::single(version);
    let mut broker = cluster.start(0);
    broker.wait_until_started();
    assert!(ready::ready(&cluster.servers()).contains(" is a broker of cluster "));
    ready::check_versions(&cluster.servers(), 1);
    tools::produce(&cluster, "before the restart");
    assert_eq!(tools::consume(&cluster, 1), ["before the restart"]);
    assert_eq!(broker.terminate(), Some(TERMINATED), "{}", broker.said());

    let mut broker = cluster.start(0);
    broker.wait_until_started();
    assert!(broker.said().contains(" is already formatted. "), "{}", broker.said());
    assert_eq!(tools::consume(&cluster, 1), ["before the restart"]);
    assert_eq!(broker.terminate(), Some(TERMINATED));
}

fn serves_together(cluster: &Cluster) {
    let mut nodes: Vec<Broker> = (0..cluster.size()).map(|node| cluster.start(node)).collect();
    nodes.iter_mut().for_each(Broker::wait_until_started);
    tools::produce(cluster, "to several nodes");
    assert_eq!(tools::consume(cluster, 1), ["to several nodes"]);
    // Only one: those that are left without a majority of controllers wait for it.
    let mut last = nodes.pop().unwrap();
    assert_eq!(last.terminate(), Some(TERMINATED), "{}", last.said());
}

#[test]
fn a_single_node_serves_and_comes_back() {
    for version in VERSIONS {
        serves(version);
    }
}

#[test]
fn three_combined_nodes_serve() {
    serves_together(&Cluster::combined(NEWEST));
}

#[test]
fn isolated_controllers_and_brokers_serve() {
    serves_together(&Cluster::isolated(NEWEST));
}

/// Every message is on both brokers: they, too, show each other their certificates.
#[test]
fn brokers_and_clients_speak_tls() {
    serves_together(&Cluster::replicated(NEWEST).secured(Security::tls));
}

#[test]
fn clients_log_in_with_a_password() {
    for version in ["3.9.1", NEWEST] {
        let cluster = Cluster::single(version).secured(Security::plain);
        let mut broker = cluster.start(0);
        broker.wait_until_started();
        assert!(broker.said().contains("SASL is enabled."), "{}", broker.said());
        tools::produce(&cluster, "from one who is known");
        assert_eq!(tools::consume(&cluster, 1), ["from one who is known"]);
        let refusal = tools::refusal(&cluster, &cluster.security().impostor());
        assert!(refusal.contains("Authentication failed"), "{refusal}");
    }
}

/// The users come with the format, so that the brokers find each other before anyone could have added one.
#[test]
fn brokers_and_clients_log_in_as_users_that_were_formatted() {
    let cluster = Cluster::replicated(NEWEST).secured(Security::scram);
    (0..cluster.size()).for_each(|node| cluster.format(node, &security::scram_user()));
    serves_together(&cluster);
}

/// Directories of a release that is not known here are formatted by its own tool.
#[test]
fn a_release_that_is_not_known_serves() {
    let cluster = Cluster::single(NEWEST).told("4.99.0");
    let mut broker = cluster.start(0);
    broker.wait_until_started();
    assert_eq!(broker.terminate(), Some(TERMINATED), "{}", broker.said());
}

#[test]
fn two_containers_cannot_use_one_volume() {
    let cluster = Cluster::single(NEWEST);
    let mut first = cluster.start(0);
    first.wait_until_started();
    let mut second = cluster.start(0);
    assert_eq!(second.wait(), Some(1));
    let said = second.said();
    assert!(said.contains("another Kafka uses this directory"), "{said}");
    assert_eq!(first.terminate(), Some(TERMINATED));
}
