//! How scripts end the container, and what to do about it.

use super::scripts::Stream;
use crate::model::EnvName;

/// The container ends before its files are complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Exit status of the container.
    pub exit: u8,
    /// The message of the script or the wrapper, word for word.
    pub message: String,
    /// Where it goes.
    pub stream: Stream,
    /// What to write instead.
    pub help: String,
    /// The variable that it is about, where that is one.
    pub variable: Option<EnvName>,
}

impl Failure {
    pub(super) fn check(message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Self { exit: 1, message, stream: Stream::Output, help, variable: None }
    }

    pub(crate) fn error(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { stream: Stream::Error, ..Self::check(message, help) }
    }

    pub(super) fn about(self, variable: &str) -> Self {
        Self { variable: Some(EnvName::new(variable)), ..self }
    }
}

/// A node that is only a controller advertises something.
pub(super) fn advertised_by_controller() -> Failure {
    let help = "remove KAFKA_ADVERTISED_LISTENERS from nodes that are only controllers";
    Failure::check("KAFKA_ADVERTISED_LISTENERS is not supported on a KRaft controller.", help)
        .about("KAFKA_ADVERTISED_LISTENERS")
}

/// How a variable that the scripts require is set.
pub(super) fn to_set(name: &str) -> String {
    match name {
        "CLUSTER_ID" => {
            "set CLUSTER_ID to what kafka-config format random-uuid prints, the same on all nodes".to_owned()
        }
        "KAFKA_PROCESS_ROLES" => {
            "set KAFKA_PROCESS_ROLES to broker, controller or broker,controller".to_owned()
        }
        "KAFKA_ADVERTISED_LISTENERS" => {
            "set KAFKA_ADVERTISED_LISTENERS, as in PLAINTEXT://kafka:9092, with the name by which clients reach this broker"
                .to_owned()
        }
        "KAFKA_ZOOKEEPER_CONNECT" => "set KAFKA_ZOOKEEPER_CONNECT, as in zookeeper:2181".to_owned(),
        "KAFKA_OPTS" => {
            "set KAFKA_OPTS=-Djava.security.auth.login.config=FILE, where FILE holds the login of the listener, mounted into the container"
                .to_owned()
        }
        _ if name.ends_with("_FILENAME") || name.ends_with("_CREDENTIALS") => {
            format!("set {name} to the name of a file below /etc/kafka/secrets")
        }
        _ => format!("set {name}"),
    }
}
