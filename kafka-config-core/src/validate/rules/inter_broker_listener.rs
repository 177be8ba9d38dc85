//! KC309: brokers that cannot reach each other by any listener.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::validate::broker::{Broker, Mode};
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC309",
    name: "inter-broker-listener",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Brokers talk to each other through the listener that `inter.broker.listener.name` names, or else through the one
called after `security.inter.broker.protocol` (`PLAINTEXT`). It must be advertised, must not be a controllers'
listener, and only one of the two properties may be set.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=INTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=INTERNAL://:9092
KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
KAFKA_INTER_BROKER_LISTENER_NAME=INTERNAL
```
",
    check: Check::Properties(check),
};

const NAME: &str = "inter.broker.listener.name";
const PROTOCOL: &str = "security.inter.broker.protocol";
/// So many letters of a name may be wrong.
const MISSPELT: usize = 2;

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let Some(broker) = c.broker() else { return Vec::new() };
    let unusable = unadvertised(c, broker).or_else(|| unmapped(c, broker));
    [both(c), unusable, of_controllers(c, broker)].into_iter().flatten().collect()
}

fn both(c: &Configuration<'_>) -> Option<Finding> {
    (c.is_set(NAME) && c.is_set(PROTOCOL)).then(|| {
        c.finding(
            NAME,
            format!("{} and {} are both set, and only one may be", c.name(NAME), c.name(PROTOCOL)),
        )
        .help(format!("keep {}", c.name(NAME)))
    })
}

fn unmapped(c: &Configuration<'_>, broker: &Broker) -> Option<Finding> {
    let name = broker.inter_broker_name.as_ref().filter(|_| c.is_set(NAME))?;
    if is_blank(name) {
        return Some(
            c.finding(NAME, format!("{} is empty", c.name(NAME))).help("name a listener, or remove it"),
        );
    }
    broker.protocols.as_ref()?.get(name).is_none().then(|| {
        c.finding(NAME, format!("{} is {}, which has no security protocol", c.name(NAME), c.quoted(NAME)))
            .help(format!(
                "add it to {}, or name another listener",
                keys::to_set(c, "listener.security.protocol.map")
            ))
    })
}

/// Since 4.0, of controllers.
fn of_controllers(c: &Configuration<'_>, broker: &Broker) -> Option<Finding> {
    let name = broker.inter_broker_name.as_ref().filter(|_| c.is_set(NAME) && c.version.major >= 4)?;
    (broker.mode? == Mode::CONTROLLER && broker.is_controller_name(name)?).then(|| {
        c.finding(NAME, format!("{} is {}, which is a controllers' listener", c.name(NAME), c.quoted(NAME)))
            .help("remove it: a node that is only a controller has no listener between brokers")
    })
}

fn unadvertised(c: &Configuration<'_>, broker: &Broker) -> Option<Finding> {
    let advertised = broker.advertised_by_broker(c).filter(|_| broker.serves_clients() == Some(true))?;
    let name = broker.inter_broker_name.as_ref().filter(|name| !is_blank(name))?;
    if advertised.is_empty() || advertised.iter().any(|endpoint| endpoint.name == *name) {
        return None;
    }
    let others: Vec<&str> = advertised.iter().map(|endpoint| endpoint.name.as_str()).collect();
    let meant = others.iter().copied().find(|other| strsim::damerau_levenshtein(other, name) <= MISSPELT);
    let mended = meant.filter(|_| c.is_set(NAME)).and_then(|meant| c.set_value(NAME, meant));
    let others = wording::list(&others);
    let is_bound = broker.listener_names().is_none_or(|bound| bound.contains(name.as_str()));
    let why = if is_bound { "is not advertised" } else { "is none of the listeners" };
    let shown = name.visible();
    let message = if c.is_set(NAME) {
        format!("{} is {shown}, which {why}", c.name(NAME))
    } else {
        format!("brokers talk to each other through the listener {shown}, which {why}")
    };
    let finding = c.finding_at_first(&[NAME, PROTOCOL, "advertised.listeners", "listeners"], message);
    let finding = finding.help(format!(
        "set {} to a listener that is advertised: {}",
        keys::to_set(c, NAME),
        others.visible()
    ));
    Some(match mended {
        // Another one may be meant.
        Some(fix) => finding.fix(Fix { applicability: Applicability::Unsafe, ..fix }),
        None => finding,
    })
}
