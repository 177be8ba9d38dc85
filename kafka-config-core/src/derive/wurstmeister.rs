//! `start-kafka.sh` of `wurstmeister/kafka`.

use super::failure::Failure;
use super::scripts::Scripts;

/// Commands whose output takes the place of a text in the values.
const COMMANDS: [&str; 4] = ["HOSTNAME_COMMAND", "PORT_COMMAND", "BROKER_ID_COMMAND", "RACK_COMMAND"];

pub(super) fn run(scripts: &mut Scripts<'_>) -> Result<(), Failure> {
    if !scripts.has("KAFKA_ZOOKEEPER_CONNECT") {
        return Err(Failure::check(
            "ERROR: missing mandatory config: KAFKA_ZOOKEEPER_CONNECT",
            "set KAFKA_ZOOKEEPER_CONNECT, as in zookeeper:2181",
        ));
    }
    scripts.default("KAFKA_PORT", "9092");
    for command in COMMANDS.into_iter().chain(["CUSTOM_INIT_SCRIPT"]) {
        if scripts.has(command) {
            scripts.leave_open_by(
                command,
                format!("{command} runs a command, and what it says is not known here"),
            );
        }
    }
    if !scripts.has("BROKER_ID_COMMAND") {
        scripts.default("KAFKA_BROKER_ID", "-1");
    }
    if !scripts.has("KAFKA_LOG_DIRS") {
        let folder = format!("/kafka/kafka-logs-{}", scripts.value("HOSTNAME"));
        if !scripts.has("HOSTNAME") {
            scripts.leave_open("log.dirs ends with the name of the host, which is not known here");
        }
        scripts.derive("KAFKA_LOG_DIRS", folder, vec!["HOSTNAME".to_owned()]);
    }
    check_listeners(scripts)
}

fn check_listeners(scripts: &Scripts<'_>) -> Result<(), Failure> {
    if scripts.has("KAFKA_ADVERTISED_HOST_NAME") || scripts.has("KAFKA_LISTENERS") {
        return Ok(());
    }
    if scripts.has("KAFKA_ADVERTISED_LISTENERS") {
        return Err(Failure::check(
            "ERROR: Missing environment variable KAFKA_LISTENERS. Must be specified when using \
             KAFKA_ADVERTISED_LISTENERS",
            "set KAFKA_LISTENERS, as in PLAINTEXT://:9092, with the names of KAFKA_ADVERTISED_LISTENERS",
        ));
    }
    if scripts.has("HOSTNAME_COMMAND") {
        return Ok(());
    }
    Err(Failure::check(
        "ERROR: No listener or advertised hostname configuration provided in environment.",
        "set KAFKA_LISTENERS=PLAINTEXT://:9092 and KAFKA_ADVERTISED_LISTENERS, as in PLAINTEXT://kafka:9092",
    ))
}
