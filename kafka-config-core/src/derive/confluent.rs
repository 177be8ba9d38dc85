//! `configure` of Confluent's images.

use super::failure::{Failure, advertised_by_controller};
use super::scripts::{Checks, Scripts, names_sasl_listener};
use super::{arguments, tls};
use crate::dialect::{Confluent, Edition, Helper, Metadata};

/// What `configureDefaults` of `confluent-local` sets.
const LOCAL: [(&str, &str); 14] = [
    ("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw"),
    ("KAFKA_NODE_ID", "1"),
    ("KAFKA_PROCESS_ROLES", "broker,controller"),
    (
        "KAFKA_LISTENERS",
        "PLAINTEXT://localhost:29092,CONTROLLER://localhost:29093,PLAINTEXT_HOST://0.0.0.0:9092",
    ),
    ("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://localhost:29092,PLAINTEXT_HOST://localhost:9092"),
    (
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PLAINTEXT_HOST:PLAINTEXT",
    ),
    ("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:29093"),
    ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
    ("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT"),
    ("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
    ("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
    ("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
    ("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
    ("KAFKA_LOG_DIRS", "/tmp/kraft-combined-logs"),
];

/// Variables that end the container, in the order of the checks.
const DEPRECATED: [(&str, &str); 4] = [
    ("KAFKA_ADVERTISED_PORT", "advertised.port"),
    ("KAFKA_ADVERTISED_HOST", "advertised.host"),
    ("KAFKA_HOST", "host"),
    ("KAFKA_PORT", "port"),
];

pub(super) fn run(scripts: &mut Scripts<'_>, image: Confluent) -> Result<(), Failure> {
    arguments::apply(&mut scripts.environment, scripts.host.arguments)?;
    image_variables(scripts, image);
    if image.edition == Edition::Local {
        for (name, value) in LOCAL {
            scripts.default(name, value);
        }
    }
    check_mode(scripts, image)?;
    scripts.derive_listeners();
    if scripts.host.final_folder_read_only {
        return Err(not_writable(scripts));
    }
    scripts.default("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    check_deprecated(scripts)?;
    let advertised = scripts.value("KAFKA_ADVERTISED_LISTENERS").to_owned();
    if advertised.contains("SSL://") || has_tls_controller(scripts, image) {
        scripts.say("SSL is enabled.");
        tls::derive(scripts)?;
    }
    if names_sasl_listener(&advertised) {
        scripts.check_sasl()?;
    }
    scripts.check_jmx();
    if image.edition == Edition::Server {
        scripts.default("KAFKA_CONFLUENT_BALANCER_ENABLE", "true");
    }
    Ok(())
}

/// The image itself sets these to nothing, so that they count as set.
fn image_variables(scripts: &mut Scripts<'_>, image: Confluent) {
    let names: &[&str] = match image.metadata {
        Metadata::ZooKeeper => &["KAFKA_ZOOKEEPER_CONNECT", "KAFKA_ADVERTISED_LISTENERS"],
        Metadata::Either => &["KAFKA_ZOOKEEPER_CONNECT", "KAFKA_ADVERTISED_LISTENERS", "CLUSTER_ID"],
        Metadata::KRaft => &["KAFKA_ADVERTISED_LISTENERS", "CLUSTER_ID"],
    };
    for name in names {
        if scripts.environment.get(name).is_none() {
            scripts.derive(name, "", Vec::new());
        }
    }
}

fn check_mode(scripts: &mut Scripts<'_>, image: Confluent) -> Result<(), Failure> {
    let is_kraft = match image.metadata {
        Metadata::ZooKeeper => false,
        Metadata::Either => scripts.has("KAFKA_PROCESS_ROLES"),
        Metadata::KRaft => {
            scripts.ensure("KAFKA_PROCESS_ROLES")?;
            true
        }
    };
    if is_kraft {
        scripts.say("Running in KRaft mode...");
        scripts.ensure("CLUSTER_ID")?;
    } else if image.metadata == Metadata::Either {
        scripts.say("Running in Zookeeper mode...");
    }
    if is_kraft && scripts.value("KAFKA_PROCESS_ROLES") == "controller" {
        return check_controller(scripts, image);
    }
    if !is_kraft {
        scripts.ensure("KAFKA_ZOOKEEPER_CONNECT")?;
    }
    scripts.ensure("KAFKA_ADVERTISED_LISTENERS").map(|_| ())
}

fn check_controller(scripts: &mut Scripts<'_>, image: Confluent) -> Result<(), Failure> {
    if scripts.has("KAFKA_ADVERTISED_LISTENERS") {
        return Err(advertised_by_controller());
    }
    // `cp-kafka` writes the empty value since 8.0.
    if image.metadata == Metadata::Either || image.edition != Edition::Community {
        scripts.environment.unset("KAFKA_ADVERTISED_LISTENERS");
    }
    Ok(())
}

fn not_writable(scripts: &Scripts<'_>) -> Failure {
    let message = match scripts.checks {
        Checks::Helper(Helper::Ub) => "/etc/kafka/ is not writable",
        _ => "Command [/usr/local/bin/dub path /etc/kafka/ writable] FAILED !",
    };
    Failure::error(
        message,
        "mount nothing read-only at /etc/kafka; files of your own belong into /etc/kafka/secrets",
    )
}

fn check_deprecated(scripts: &Scripts<'_>) -> Result<(), Failure> {
    let Some((name, key)) = DEPRECATED.into_iter().find(|(name, _)| scripts.has(name)) else { return Ok(()) };
    let message = format!("{key} is deprecated. Please use KAFKA_ADVERTISED_LISTENERS instead.");
    let help = format!("remove {name}, and set KAFKA_ADVERTISED_LISTENERS, as in PLAINTEXT://kafka:9092");
    Err(Failure::check(message, help).about(name))
}

/// `cp-server` since 8.1 also looks at the protocol of the listener CONTROLLER.
fn has_tls_controller(scripts: &Scripts<'_>, image: Confluent) -> bool {
    let protocols = scripts.value("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP");
    image.edition == Edition::Server
        && image.helper == Helper::Ub
        && ["CONTROLLER:SSL", "CONTROLLER:SASL_SSL"].into_iter().any(|entry| protocols.contains(entry))
}
