//! One look at the node.

use std::time::Instant;

use kafka_config_core::wire::{Cluster, Malformed, Request, Supported};

use super::connection::{Connection, Failure};
use super::target::{Talk, Target};

/// How the client calls itself in the broker's metrics.
const CLIENT: &str = "kafka-config-ready";

/// What was seen, in words that follow the address.
#[derive(Debug)]
pub(super) enum Seen {
    /// The node serves.
    Ready(String),
    /// It does not yet.
    NotReady(String),
    /// Waiting will not help.
    Never(String),
}

/// Looks at the node, until this moment at the latest.
pub(super) fn look(target: &Target, brokers: usize, end: Instant) -> Seen {
    let mut connection = match Connection::open(&target.address, end) {
        Ok(connection) => connection,
        Err(failure) => return Seen::NotReady(failure.to_string()),
    };
    let seen = match target.talk {
        Talk::Encrypted => Ok(encrypted(brokers)),
        Talk::Open | Talk::BeforeLogin => talk(&mut connection, target, brokers),
    };
    match seen {
        Ok(seen) => seen,
        Err(Failure::Encrypted) => encrypted(brokers),
        Err(failure) => Seen::NotReady(failure.to_string()),
    }
}

fn encrypted(brokers: usize) -> Seen {
    limited(brokers, "accepts connections; it speaks TLS, which this check does not, so nothing was asked")
}

/// Ready as far as can be seen, unless that does not answer the question.
fn limited(brokers: usize, seen: &str) -> Seen {
    if brokers > 1 {
        Seen::Never(format!("{seen}, and --brokers needs an answer: ask a listener without login and TLS"))
    } else {
        Seen::Ready(seen.to_owned())
    }
}

fn talk(connection: &mut Connection, target: &Target, brokers: usize) -> Result<Seen, Failure> {
    let Ok(supported) = supported(connection)? else { return Err(Failure::Foreign) };
    if supported.error != 0 {
        return Ok(Seen::NotReady(format!("answers with error {}", supported.error)));
    }
    let Some(versions) = supported.metadata() else {
        return Ok(if brokers > 1 {
            Seen::Never("is a controller, which is not asked about brokers".to_owned())
        } else {
            Seen::Ready("is a controller".to_owned())
        });
    };
    if target.talk == Talk::BeforeLogin {
        return Ok(limited(brokers, "is a broker; it wants a login, so nothing was asked about the cluster"));
    }
    let Some(question) = Request::metadata(versions, 2, CLIENT) else {
        return Ok(limited(brokers, "is a broker whose Metadata this check does not speak"));
    };
    let answer = match connection.ask(&question) {
        // What is known of a configuration would have told.
        Err(failure) if failure.is_closed() && target.is_by_address() => return Ok(limited(brokers, LOGIN)),
        answer => answer?,
    };
    Ok(Cluster::read(&answer, &question)
        .map_or(Seen::NotReady(Failure::Foreign.to_string()), |cluster| judge(&cluster, target, brokers)))
}

/// What brokers do whose listener wants a login.
const LOGIN: &str = "is a broker; it closes the connection at a question about the cluster, as one does whose listener \
    wants a login (SASL)";

/// Asks in the usual version first, then in that which every node understands.
fn supported(connection: &mut Connection) -> Result<Result<Supported, Malformed>, Failure> {
    let question = Request::api_versions(3, 0, CLIENT);
    match Supported::read(&connection.ask(&question)?, &question) {
        Ok(supported) if supported.is_refusal => {
            let question = Request::api_versions(0, 1, CLIENT);
            Ok(Supported::read(&connection.ask(&question)?, &question))
        }
        answer => Ok(answer),
    }
}

fn judge(cluster: &Cluster, target: &Target, brokers: usize) -> Seen {
    let count = cluster.brokers.len();
    let is_member = |id: i64| cluster.brokers.iter().any(|broker| i64::from(broker.id) == id);
    if let Some(id) = target.id.filter(|id| !is_member(*id)) {
        return Seen::NotReady(format!("answers, and broker {id} is not in the cluster yet"));
    }
    if cluster.controller.is_none() {
        return Seen::NotReady("answers, and knows no controller".to_owned());
    }
    if count < brokers {
        return Seen::NotReady(format!("answers, and knows {count} of {brokers} brokers"));
    }
    let who = target.id.map_or_else(|| "a broker".to_owned(), |id| format!("broker {id}"));
    let id = cluster.id.as_ref().map_or(String::new(), |id| format!(" of cluster {id}"));
    Seen::Ready(format!("is {who}{id}, in which {count} {} alive", if count == 1 { "is" } else { "are" }))
}
