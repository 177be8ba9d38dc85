//! `kafka-env.sh` and the checks of `libkafka.sh`, as the images of Kafka 3.5 and later have them.

use super::failure::Failure;
use super::scripts::Scripts;
use crate::dialect::Dialect;

/// Old names, each with the end of the new one where that is another.
const OLD_NAMES: [(&str, &str); 5] = [
    ("KAFKA_LOGS_DIRS", "KAFKA_CFG_LOG_DIRS"),
    ("KAFKA_SEGMENT_BYTES", "KAFKA_CFG_LOG_SEGMENT_BYTES"),
    ("KAFKA_MAX_MESSAGE_BYTES", "KAFKA_CFG_MESSAGE_MAX_BYTES"),
    ("KAFKA_ZOOKEEPER_CONNECT_TIMEOUT_MS", "KAFKA_CFG_ZOOKEEPER_CONNECTION_TIMEOUT_MS"),
    ("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "KAFKA_CFG_AUTO_CREATE_TOPICS_ENABLE"),
];
const OLD_ENDINGS: &[&str] = &[
    "ADVERTISED_LISTENERS",
    "BROKER_ID",
    "NODE_ID",
    "PROCESS_ROLES",
    "DEFAULT_REPLICATION_FACTOR",
    "DELETE_TOPIC_ENABLE",
    "INTER_BROKER_LISTENER_NAME",
    "LISTENERS",
    "LISTENER_SECURITY_PROTOCOL_MAP",
    "LOG_DIRS",
    "LOG_FLUSH_INTERVAL_MESSAGES",
    "LOG_FLUSH_INTERVAL_MS",
    "LOG_MESSAGE_FORMAT_VERSION",
    "LOG_RETENTION_BYTES",
    "LOG_RETENTION_CHECK_INTERVALS_MS",
    "LOG_RETENTION_HOURS",
    "LOG_SEGMENT_BYTES",
    "MESSAGE_MAX_BYTES",
    "NUM_IO_THREADS",
    "NUM_NETWORK_THREADS",
    "NUM_PARTITIONS",
    "NUM_RECOVERY_THREADS_PER_DATA_DIR",
    "OFFSETS_TOPIC_REPLICATION_FACTOR",
    "SOCKET_RECEIVE_BUFFER_BYTES",
    "SOCKET_REQUEST_MAX_BYTES",
    "SOCKET_SEND_BUFFER_BYTES",
    "SSL_ENDPOINT_IDENTIFICATION_ALGORITHM",
    "TRANSACTION_STATE_LOG_MIN_ISR",
    "TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
    "ZOOKEEPER_CONNECT",
    "ZOOKEEPER_CONNECTION_TIMEOUT_MS",
];
const OLD_USERS: [(&str, &str); 2] =
    [("KAFKA_BROKER_USER", "KAFKA_CLIENT_USERS"), ("KAFKA_BROKER_PASSWORD", "KAFKA_CLIENT_PASSWORDS")];

/// What `kafka-env.sh` sets where nothing is given.
const DEFAULTS: [(&str, &str); 9] = [
    ("KAFKA_CFG_SASL_ENABLED_MECHANISMS", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512"),
    ("KAFKA_INTER_BROKER_USER", "user"),
    ("KAFKA_INTER_BROKER_PASSWORD", "bitnami"),
    ("KAFKA_CONTROLLER_USER", "controller_user"),
    ("KAFKA_CONTROLLER_PASSWORD", "bitnami"),
    ("KAFKA_CLIENT_USERS", "user"),
    ("KAFKA_CLIENT_PASSWORDS", "bitnami"),
    ("KAFKA_TLS_TYPE", "JKS"),
    ("KAFKA_TLS_CLIENT_AUTH", "required"),
];

/// Variables that name a command, each with the one that takes what the command prints.
const COMMANDS: [(&str, &str); 4] = [
    ("KAFKA_NODE_ID_COMMAND", "KAFKA_CFG_NODE_ID"),
    ("KAFKA_BROKER_ID_COMMAND", "KAFKA_CFG_BROKER_ID"),
    ("BROKER_ID_COMMAND", "KAFKA_CFG_BROKER_ID"),
    ("KAFKA_CONTROLLER_QUORUM_VOTERS_COMMAND", "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS"),
];

/// Whether the scripts take a variable for an older name of one with `KAFKA_CFG_`.
pub fn is_old_bitnami_name(name: &str) -> bool {
    let ending = name.strip_prefix("KAFKA_").unwrap_or_default();
    OLD_NAMES.into_iter().any(|(old, _)| old == name)
        || OLD_ENDINGS.contains(&ending)
        || matches!(ending, "CONTROLLER_QUORUM_VOTERS" | "CONTROLLER_QUORUM_BOOTSTRAP_SERVERS")
}

pub(super) fn run(scripts: &mut Scripts<'_>, dialect: &Dialect) -> Result<(), Failure> {
    let is_kraft_only = dialect.since.major >= 4;
    for (name, value) in DEFAULTS {
        scripts.default(name, value);
    }
    if is_kraft_only {
        scripts.default("KAFKA_CFG_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS", "localhost:9093");
    }
    take_old_names(scripts, is_kraft_only);
    run_commands(scripts);
    let faults = faults(scripts, is_kraft_only);
    if faults.is_empty() {
        return Ok(());
    }
    let (messages, help): (Vec<String>, Vec<String>) =
        faults.into_iter().map(|fault| (fault.message, fault.help)).unzip();
    Err(Failure::error(messages.join("; "), help.join("; ")))
}

/// What a check finds: the sentence of the script, and what to write instead.
struct Fault {
    message: String,
    help: String,
}

fn fault(message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault { message: message.into(), help: help.into() }
}

fn run_commands(scripts: &mut Scripts<'_>) {
    for (command, name) in COMMANDS {
        if scripts.has(command) {
            scripts.leave_open_by(
                command,
                format!("{command} runs a command, and what it says is not known here"),
            );
            scripts.derive_unknown(name, format!("the command in {command}"), command);
        }
    }
}

fn take_old_names(scripts: &mut Scripts<'_>, is_kraft_only: bool) {
    let quorum =
        if is_kraft_only { "CONTROLLER_QUORUM_BOOTSTRAP_SERVERS" } else { "CONTROLLER_QUORUM_VOTERS" };
    let of_ending = |ending: &&str| (format!("KAFKA_{ending}"), format!("KAFKA_CFG_{ending}"));
    let renamed = OLD_NAMES.into_iter().chain(OLD_USERS).map(|(old, new)| (old.to_owned(), new.to_owned()));
    for (old, new) in renamed.chain(OLD_ENDINGS.iter().chain([&quorum]).map(of_ending)) {
        scripts.copy(&old, &new);
    }
}

/// The checks, which are all made before the container ends.
fn faults(scripts: &Scripts<'_>, is_kraft_only: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let has_roles = scripts.has("KAFKA_CFG_PROCESS_ROLES");
    if !has_roles && (is_kraft_only || !scripts.has("KAFKA_CFG_ZOOKEEPER_CONNECT")) {
        faults.push(fault(
            "Kafka haven't been configured to work in either Raft or Zookeper mode. Please make sure at least one of \
             the modes is configured.",
            "set KAFKA_CFG_PROCESS_ROLES to broker, controller or broker,controller",
        ));
    }
    if has_roles {
        if !scripts.has("KAFKA_CFG_NODE_ID") {
            faults.push(fault(
                "KRaft mode requires an unique node.id, please set the environment variable KAFKA_CFG_NODE_ID",
                "set KAFKA_CFG_NODE_ID to a number that no other node has",
            ));
        }
        if !is_kraft_only && !scripts.has("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS") {
            faults.push(fault(
                "KRaft mode requires KAFKA_CFG_CONTROLLER_QUORUM_VOTERS to be set",
                "set KAFKA_CFG_CONTROLLER_QUORUM_VOTERS to ID@HOST:PORT of each controller, as in 1@kafka:9093",
            ));
        }
        let roles = items(scripts, "KAFKA_CFG_PROCESS_ROLES").unwrap_or_default();
        faults.extend(roles.into_iter().flat_map(|role| role_faults(scripts, role)));
    }
    faults.extend(listener_faults(scripts));
    let count = |name: &str| items(scripts, name).map(|items| items.len());
    let counts = count("KAFKA_CLIENT_USERS").zip(count("KAFKA_CLIENT_PASSWORDS"));
    if let Some((users, passwords)) = counts.filter(|(users, passwords)| users != passwords) {
        faults.push(fault(
            "Specify the same number of passwords on KAFKA_CLIENT_PASSWORDS as the number of users on \
             KAFKA_CLIENT_USERS!",
            format!("KAFKA_CLIENT_USERS has {users} and KAFKA_CLIENT_PASSWORDS {passwords}: write a password for each user"),
        ));
    }
    faults
}

/// The items of a list, unless only the container knows them.
fn items<'s>(scripts: &'s Scripts<'_>, name: &str) -> Option<Vec<&'s str>> {
    let items = scripts.known(name)?.split([',', ';', ' ']);
    Some(items.filter(|item| !item.is_empty()).collect())
}

fn role_faults(scripts: &Scripts<'_>, role: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    match role {
        "broker" => {}
        "controller" => {
            let (Some(names), Some(listeners)) =
                (scripts.known("KAFKA_CFG_CONTROLLER_LISTENER_NAMES"), scripts.known("KAFKA_CFG_LISTENERS"))
            else {
                return faults;
            };
            if names.is_empty() {
                faults.push(fault(
                    "Role 'controller' enabled but environment variable KAFKA_CFG_CONTROLLER_LISTENER_NAMES was not \
                     provided.",
                    "set KAFKA_CFG_CONTROLLER_LISTENER_NAMES=CONTROLLER",
                ));
            }
            if listeners.is_empty() || !listeners.contains(names) {
                let name = if names.is_empty() { "CONTROLLER" } else { names };
                faults.push(fault(
                    format!(
                        "Role 'controller' enabled but listener {names} not found in KAFKA_CFG_LISTENERS."
                    ),
                    format!("add {name}://:9093 to KAFKA_CFG_LISTENERS"),
                ));
            }
        }
        _ => faults.push(fault(
            format!("Invalid KRaft process role '{role}'. Supported roles are 'broker,controller'"),
            "write broker, controller or broker,controller",
        )),
    }
    faults
}

/// Ports that two listeners share, and SASL listeners without what they need.
fn listener_faults(scripts: &Scripts<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let listeners = scripts.known("KAFKA_CFG_LISTENERS").unwrap_or_default();
    let listeners = listeners.split([',', ' ']).filter(|one| !one.is_empty());
    let mut ports: Vec<&str> =
        listeners.map(|listener| listener.split(':').nth(2).unwrap_or_default()).collect();
    let count = ports.len();
    ports.sort_unstable();
    ports.dedup();
    if ports.len() != count {
        faults.push(fault(
            "There are listeners bound to the same port",
            "give each listener of KAFKA_CFG_LISTENERS a port of its own",
        ));
    }
    let inter_broker =
        Some(scripts.value("KAFKA_CFG_INTER_BROKER_LISTENER_NAME")).filter(|name| !name.is_empty());
    let map = scripts.known("KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP").unwrap_or_default();
    for (listener, protocol) in map.split([',', ' ']).filter_map(|entry| entry.split_once(':')) {
        let is_sasl = protocol.starts_with("SASL_");
        let is_inter_broker = listener == inter_broker.unwrap_or("INTERNAL");
        if is_sasl && is_inter_broker && !scripts.has("KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL") {
            faults.push(fault(
                "When using SASL for inter broker comunication the mechanism should be provided using \
                 KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL",
                "set KAFKA_CFG_SASL_MECHANISM_INTER_BROKER_PROTOCOL, as in PLAIN or SCRAM-SHA-512",
            ));
        }
    }
    faults
}
