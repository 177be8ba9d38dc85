//! Variables that mean something to other images only.

use crate::model::EnvName;
use crate::validate::rules::{leaked_variable, misnamed_variable, unusable_name};
use crate::validate::service_links;

/// A variable of another image.
#[derive(Debug)]
pub(in crate::validate) struct ForeignVariable {
    pub(in crate::validate) name: &'static str,
    /// Whose image reads it.
    pub(in crate::validate) image: &'static str,
    /// What to do instead.
    pub(in crate::validate) help: &'static str,
}

const fn bitnami(name: &'static str, help: &'static str) -> ForeignVariable {
    ForeignVariable { name, image: "bitnami/kafka", help }
}

const fn wurstmeister(name: &'static str, help: &'static str) -> ForeignVariable {
    ForeignVariable { name, image: "wurstmeister/kafka", help }
}

const JAAS: &str =
    "put users and passwords into properties listener.name.<listener>.<mechanism>.sasl.jaas.config";
const NAMES: &str = "name the listeners in KAFKA_LISTENERS and KAFKA_ADVERTISED_LISTENERS, and the one between \
                     brokers in KAFKA_INTER_BROKER_LISTENER_NAME";
const STORES: &str = "set KAFKA_SSL_KEYSTORE_TYPE, KAFKA_SSL_TRUSTSTORE_TYPE and their passwords instead";
const ZOOKEEPER: &str = "remove it: this image does not read it";

/// Those that become unknown properties here.
pub(in crate::validate) static FOREIGN: [ForeignVariable; 20] = [
    wurstmeister("KAFKA_ADVERTISED_PROTOCOL_NAME", NAMES),
    wurstmeister("KAFKA_PROTOCOL_NAME", NAMES),
    wurstmeister("KAFKA_CREATE_TOPICS", "create the topics with kafka-topics.sh once the broker runs"),
    wurstmeister("KAFKA_BROKER_ID_COMMAND", "set KAFKA_NODE_ID to the number itself"),
    bitnami("KAFKA_ENABLE_KRAFT", "remove it, and set KAFKA_PROCESS_ROLES"),
    bitnami("KAFKA_CLIENT_USERS", JAAS),
    bitnami("KAFKA_CLIENT_PASSWORDS", JAAS),
    bitnami("KAFKA_INTER_BROKER_USER", JAAS),
    bitnami("KAFKA_INTER_BROKER_PASSWORD", JAAS),
    bitnami("KAFKA_CONTROLLER_USER", JAAS),
    bitnami("KAFKA_CONTROLLER_PASSWORD", JAAS),
    bitnami("KAFKA_CERTIFICATE_PASSWORD", STORES),
    bitnami("KAFKA_TLS_TYPE", STORES),
    bitnami("KAFKA_TLS_CLIENT_AUTH", "set KAFKA_SSL_CLIENT_AUTH instead"),
    bitnami("KAFKA_TLS_TRUSTSTORE_FILE", "set KAFKA_SSL_TRUSTSTORE_LOCATION instead"),
    bitnami("KAFKA_ZOOKEEPER_PROTOCOL", ZOOKEEPER),
    bitnami("KAFKA_ZOOKEEPER_USER", ZOOKEEPER),
    bitnami("KAFKA_ZOOKEEPER_PASSWORD", ZOOKEEPER),
    bitnami(
        "KAFKA_SKIP_KRAFT_STORAGE_INIT",
        "remove it: this image formats the storage unless it is formatted",
    ),
    bitnami("KAFKA_EXTRA_FLAGS", "give the options to the container's command, or in KAFKA_OPTS"),
];

/// Whether a variable is one of other images.
pub(in crate::validate) fn is_foreign(name: &str) -> bool {
    FOREIGN.iter().any(|variable| variable.name == name)
}

/// Whether a rule about variables speaks about this one.
pub(in crate::validate) fn speaks(name: &str, value: &str) -> bool {
    let rest = name.strip_prefix("KAFKA_").unwrap_or_default();
    let edge = |c: Option<char>| matches!(c, None | Some('_' | '.'));
    let is_secret_file = || name.strip_suffix("_FILE").is_some_and(|name| EnvName::new(name).is_secret());
    edge(rest.chars().next())
        || edge(rest.chars().last())
        || unusable_name::is_broken(rest)
        || misnamed_variable::meant(name).is_some()
        || leaked_variable::NAMES.contains(&name)
        || service_links::service(name, value).is_some()
        || is_foreign(name)
        || is_secret_file()
}
