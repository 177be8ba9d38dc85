//! KC317: a listener that only its own container reaches.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::validate::broker::{Endpoint, voters};
use crate::validate::configuration::Configuration;
use crate::validate::hosts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC317",
    name: "loopback-bound",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
A listener bound to `localhost` takes connections from its own machine only. In a container that is the container: a
published port leads to the container's other address, where nobody listens, and clients read `Connection refused`.
What clients are told is the business of `advertised.listeners`; `listeners` needs no host.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
KAFKA_LISTENERS=PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093,3@controller-3:9093
KAFKA_LISTENERS=CONTROLLER://127.0.0.1:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_CONTROLLER_QUORUM_VOTERS=1@localhost:9093
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://localhost:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "listeners";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    clients(c).unwrap_or_default().into_iter().chain(controllers(c).unwrap_or_default()).collect()
}

fn clients(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let broker = c.broker().filter(|broker| broker.serves_clients() == Some(true))?;
    let names = broker.controllers()?;
    let is_client = |endpoint: &&Endpoint| !names.contains(endpoint.name.as_str());
    let bound: Vec<&Endpoint> = broker.listeners()?.into_iter().filter(is_client).collect();
    let around = c.neighbours.as_ref();
    let somebody_wants =
        around.is_none_or(|around| !around.share_localhost() && (around.published || around.others));
    let nobody_enters = somebody_wants
        && hosts::in_container(c)
        && bound.iter().all(|endpoint| hosts::is_loopback(&endpoint.host));
    let advertised = broker.advertised()?.into_iter().filter(|endpoint| hosts::is_of_network(&endpoint.host));
    let elsewhere: FxHashMap<&str, &str> =
        advertised.map(|endpoint| (endpoint.name.as_str(), endpoint.host.as_str())).collect();
    let local = bound.into_iter().filter(|endpoint| hosts::is_loopback(&endpoint.host));
    let found = local.filter_map(|endpoint| {
        client(c, endpoint, elsewhere.get(endpoint.name.as_str()).copied(), nobody_enters)
    });
    Some(found.take(hosts::MANY).collect())
}

fn client(
    c: &Configuration<'_>,
    endpoint: &Endpoint,
    elsewhere: Option<&str>,
    nobody_enters: bool,
) -> Option<Finding> {
    let (name, host) = (endpoint.name.visible(), hosts::written(&endpoint.host));
    let message = match elsewhere {
        Some(other) => format!(
            "the listener {name} is bound to {host}, and clients are sent to {other}, where it does not listen"
        ),
        None if nobody_enters => format!(
            "the listener {name} is bound to {host} of the container, so nothing from outside reaches it, not even \
             through a published port"
        ),
        None => return None,
    };
    Some(finding(c, endpoint, message))
}

/// A controller that others, or its own broker, look for by another name.
fn controllers(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let voters = voters(c)?;
    let own = hosts::own_voter(c, voters).filter(|voter| hosts::is_of_network(&voter.host))?;
    let bound = hosts::controller_listeners(c)?;
    let local = bound.into_iter().filter(|endpoint| hosts::is_loopback(&endpoint.host));
    let findings = local.map(|endpoint| {
        let (name, host) = (endpoint.name.visible(), hosts::written(&endpoint.host));
        let message = format!(
            "the listener {name} is bound to {host}, and the voters have this node at {}, where it does not listen",
            own.host
        );
        finding(c, endpoint, message)
    });
    Some(findings.take(hosts::MANY).collect())
}

fn finding(c: &Configuration<'_>, endpoint: &Endpoint, message: String) -> Finding {
    let (name, port, host) = (&endpoint.name, endpoint.port, hosts::written(&endpoint.host));
    let old = format!("://{host}:{port}");
    let finding = c.finding_in(KEY, &old, message).help(format!(
        "write {}://:{port}, without a host, in {}",
        name.visible(),
        c.name(KEY)
    ));
    let Some(setting) = c.get(KEY) else { return finding };
    let mended = setting.value.replacen(&old, &format!("://:{port}"), 1);
    match setting.origin.filter(|_| mended != setting.value) {
        // It opens a port that was closed.
        Some(origin) => {
            let title = format!("write {}", mended.visible());
            finding.fix(Fix::set_value(origin, mended, Applicability::Unsafe).titled(title))
        }
        None => finding,
    }
}
