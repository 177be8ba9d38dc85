//! Variables that become no property.

use super::remark::Remark;
use super::side::{Concept, Side};
use crate::dialect::{Dialect, Entrypoint};
use crate::mapping::property_key;
use crate::model::EnvName;

/// What becomes of such a variable.
pub(super) enum Fate {
    /// It has this name on the other side.
    Named(String),
    /// It is left out, and this is to be told.
    Told(Remark),
}

/// What becomes of a variable that sets no property; `has_logins` is whether the scripts make logins of users.
pub(super) fn fate(name: &str, from: &Dialect, to: &Dialect, has_logins: bool) -> Fate {
    let (source, target) = (Side::of(from), Side::of(to));
    if let Some(concept) = source.concept(name) {
        return match target.variable(concept) {
            Some(other) => Fate::Named(other.to_owned()),
            None => Fate::Told(Remark::lost(name, no_counterpart(concept)).nearest(nearest(concept))),
        };
    }
    if let Some(remark) = helper(name, from, has_logins) {
        return Fate::Told(remark);
    }
    if let Some(read) = name.strip_suffix("_FILE").filter(|read| from.from_files.contains(read)) {
        let remark = Remark::lost(name, format!("the source image reads {read} from the file that it names"));
        return Fate::Told(remark.nearest("what was made of it, with the content of the file"));
    }
    if let Some(role) = from.role(name) {
        let remark = Remark::lost(name, format!("it is for the source image's own scripts: {role}"));
        return Fate::Told(match instead(name) {
            Some(nearest) => remark.nearest(nearest),
            None => remark,
        });
    }
    // A name that means nothing to the source's scripts, such as TZ, goes to the programs inside.
    let sets = |dialect: &Dialect| property_key(&EnvName::new(name), dialect).is_some();
    let is_read = sets(to) || target.concept(name).is_some();
    if is_read || name.starts_with("KAFKA_") || from.excluded.contains(&name) {
        return Fate::Told(Remark::lost(name, "the source image makes nothing of it"));
    }
    Fate::Named(name.to_owned())
}

fn no_counterpart(concept: Concept) -> &'static str {
    match concept {
        Concept::ClusterId => "the image takes no cluster id",
        Concept::RootLevel | Concept::Loggers | Concept::ToolsLevel => {
            "the image has no variable for log levels"
        }
        _ => "the image has no variable for these options",
    }
}

fn nearest(concept: Concept) -> &'static str {
    match concept {
        Concept::ClusterId => "kafka-storage.sh format --cluster-id",
        Concept::RootLevel | Concept::Loggers | Concept::ToolsLevel => "a mounted logging file",
        _ => "JAVA_TOOL_OPTIONS, which every JVM reads",
    }
}

/// What does the same by hand.
fn instead(name: &str) -> Option<&'static str> {
    match name {
        "KAFKA_CREATE_TOPICS" | "CREATE_TOPICS" => Some("kafka-topics.sh --create, once the brokers are up"),
        "KAFKA_INITIAL_CONTROLLERS" => {
            Some("kafka-storage.sh format --initial-controllers, or controller.quorum.voters")
        }
        "KAFKA_SKIP_KRAFT_STORAGE_INIT" => Some("a data folder that is formatted already stays as it is"),
        "CUSTOM_INIT_SCRIPT" => Some("an image of one's own with the script in its entrypoint"),
        "BITNAMI_DEBUG" => Some("TRACE=true in images of Apache and Confluent"),
        _ if name.ends_with("_COMMAND") => Some("the value that the command prints, in a variable"),
        _ => None,
    }
}

/// Bitnami's variables from which the scripts make properties, and those that only permit something.
fn helper(name: &str, from: &Dialect, has_logins: bool) -> Option<Remark> {
    if from.entrypoint != Entrypoint::Bitnami {
        return None;
    }
    let is_login =
        ["KAFKA_CLIENT_USERS", "KAFKA_CLIENT_PASSWORDS", "KAFKA_BROKER_USER", "KAFKA_BROKER_PASSWORD"];
    let is_login = is_login.contains(&name)
        || name.starts_with("KAFKA_INTER_BROKER_USER")
        || name.starts_with("KAFKA_INTER_BROKER_PASSWORD")
        || name.starts_with("KAFKA_CONTROLLER_USER")
        || name.starts_with("KAFKA_CONTROLLER_PASSWORD");
    if is_login && has_logins {
        return Some(
            Remark::changed(name, "the scripts made logins of it, which are written out now")
                .nearest("sasl.jaas.config of each listener and mechanism"),
        );
    }
    if is_login {
        return Some(Remark::lost(name, "no listener speaks SASL, so that the scripts made nothing of it"));
    }
    match name {
        "ALLOW_PLAINTEXT_LISTENER" => Some(Remark::note(name, "listeners without TLS need no permission")),
        "KAFKA_ENABLE_KRAFT" => Some(Remark::note(name, "process.roles alone decides")),
        "KAFKA_CERTIFICATE_PASSWORD"
        | "KAFKA_TLS_TYPE"
        | "KAFKA_TLS_CLIENT_AUTH"
        | "KAFKA_TLS_TRUSTSTORE_FILE" => Some(Remark::changed(
            name,
            "the scripts made ssl.* of it where a listener speaks TLS, which is written out now",
        )),
        _ => None,
    }
}

/// Names without prefix that Debezium's script makes properties of.
pub(super) fn is_debeziums(name: &str) -> bool {
    let known = [
        "NODE_ID",
        "BROKER_ID",
        "NODE_ROLE",
        "HOST_NAME",
        "PORT",
        "ADVERTISED_HOST_NAME",
        "ADVERTISED_PORT",
        "CONTROLLER_PORT",
        "ZOOKEEPER_CONNECT",
    ];
    known.contains(&name)
}
