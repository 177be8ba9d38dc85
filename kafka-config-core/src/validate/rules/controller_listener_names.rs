//! KC409: controllers' listeners that do not fit this node.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity, Stage};
use crate::jvm::is_blank;
use crate::model::KafkaVersion;
use crate::schema::DefaultValue;
use crate::validate::broker::{Broker, Endpoint, Meant, Mode, upper};
use crate::validate::configuration::Configuration;
use crate::validate::keys;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC409",
    name: "controller-listener-names",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`controller.listener.names` names the listeners of controllers, in capitals as Kafka compares them: `controller` in
small letters never matches. A node that is only a broker needs the name to reach the controllers, with a security
protocol, and must not listen there itself. A controller must listen on every name of the list, and one that is not
a broker on nothing else.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=controller
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
```
",
    check: Check::Properties(check),
};

const KEY: &str = "controller.listener.names";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let is_required =
        c.definition(KEY).is_some_and(|definition| definition.default == DefaultValue::Required);
    let Some(broker) = c.broker().filter(|_| c.is_set(KEY) || !is_required) else { return Vec::new() };
    let (Some(mode), Some(names)) = (broker.mode, broker.controller_names.as_deref()) else {
        return Vec::new();
    };
    let found = match mode {
        Mode::BROKER => Some(of_broker(c, broker, names)),
        Mode::Kraft { broker: with_broker, .. } => of_controller(c, broker, names, with_broker),
        _ => None,
    };
    found.unwrap_or_default().into_iter().chain(blank(c, broker, names)).collect()
}

fn of_broker(c: &Configuration<'_>, broker: &Broker, names: &[String]) -> Vec<Finding> {
    if names.is_empty() {
        let message =
            if c.is_set(KEY) { format!("{} is empty", c.name(KEY)) } else { format!("{KEY} is not set") };
        return vec![
            c.finding(KEY, format!("{message}, and a broker needs it to reach the controllers")).help(
                format!("set {} to the controllers' listener, such as CONTROLLER", keys::to_set(c, KEY)),
            ),
        ];
    }
    let mut findings = Vec::new();
    let bound = broker.listeners().unwrap_or_default();
    let known = set(names);
    for endpoint in bound.iter().filter(|endpoint| known.contains(endpoint.name.as_str())) {
        let name = endpoint.name.visible();
        let message = format!(
            "{} has {name}, which is a controllers' listener, but this node is only a broker",
            c.name("listeners")
        );
        findings.push(c.finding_in("listeners", &endpoint.name, message).help(format!(
            "remove {name} from {}, or add controller to {}",
            c.name("listeners"),
            keys::to_set(c, "process.roles")
        )));
    }
    for name in names.iter().filter(|name| {
        broker.protocols.as_ref().is_some_and(|map| is_blank(name) || map.get(&upper(name)).is_none())
    }) {
        let message = format!("{} has '{}', which has no security protocol", c.name(KEY), name.visible());
        findings.push(c.finding_in(KEY, name, message).help(format!(
            "add {}:PLAINTEXT to {}",
            upper(name).visible(),
            keys::to_set(c, "listener.security.protocol.map")
        )));
    }
    findings.extend(advertised(c, broker, names));
    findings
}

fn of_controller(
    c: &Configuration<'_>,
    broker: &Broker,
    names: &[String],
    with_broker: bool,
) -> Option<Vec<Finding>> {
    let bound = broker.listeners()?;
    let bound_names = broker.listener_names()?;
    if names.is_empty() {
        let what =
            if c.is_set(KEY) { format!("{} is empty", c.name(KEY)) } else { format!("{KEY} is not set") };
        return Some(vec![
            c.finding(KEY, format!("{what}, and a controller needs a listener"))
                .help(format!("set {} to the name of a listener, such as CONTROLLER", keys::to_set(c, KEY))),
        ]);
    }
    let meant: Vec<Meant<'_>> = names.iter().map(|name| Meant::of(name, names, &bound_names)).collect();
    let unbound_names = meant.iter().filter(|name| !matches!(name, Meant::Bound(_)));
    let mut findings: Vec<Finding> = unbound_names.map(|name| unbound(c, name)).collect();
    if let (Some(first), Some(fix)) = (findings.first_mut(), as_meant(c, names, &meant)) {
        first.fixes.push(fix);
    }
    if with_broker {
        findings.extend(advertised(c, broker, names));
    } else if findings.is_empty() {
        findings.extend(other_listeners(c, broker, names, &bound));
    }
    Some(findings)
}

fn set(names: &[String]) -> FxHashSet<&str> {
    names.iter().map(String::as_str).collect()
}

/// The names as `listeners` has them; a guess is for people to judge.
fn as_meant(c: &Configuration<'_>, names: &[String], meant: &[Meant<'_>]) -> Option<Fix> {
    let new: Vec<&str> = meant.iter().map(Meant::name).collect();
    let fix = c.set_value(KEY, new.join(",")).filter(|_| new != names)?;
    let is_guess = meant.iter().any(|name| matches!(name, Meant::Near(..)));
    Some(if is_guess { Fix { applicability: Applicability::Unsafe, ..fix } } else { fix })
}

fn unbound(c: &Configuration<'_>, meant: &Meant<'_>) -> Finding {
    let (Meant::Bound(name) | Meant::Capitals(name, _) | Meant::Near(name, _) | Meant::Nothing(name)) = meant;
    let message = format!("{} has {}, which is not in {}", c.name(KEY), name.visible(), c.name("listeners"));
    let finding = c.finding_in(KEY, name, message);
    match meant {
        Meant::Capitals(_, capitals) => {
            finding.help(format!("write {}: Kafka compares in capitals", capitals.visible()))
        }
        Meant::Near(_, near) => finding.help(format!("did you mean {}?", near.visible())),
        Meant::Bound(_) | Meant::Nothing(_) => finding.help(format!(
            "add {}://:9093 to {}, or name another listener",
            upper(name).visible(),
            keys::to_set(c, "listeners")
        )),
    }
}

/// 3.7 and 3.8 forbid to advertise controllers' listeners; later releases allow it (KIP-853).
fn advertised(c: &Configuration<'_>, broker: &Broker, names: &[String]) -> Vec<Finding> {
    const ADVERTISED: &str = "advertised.listeners";
    let endpoints = broker.advertised().filter(|_| forbids_advertising(c)).unwrap_or_default();
    let names = set(names);
    let those = endpoints.into_iter().filter(|endpoint| names.contains(endpoint.name.as_str()));
    those
        .map(|endpoint| {
            let name = endpoint.name.visible();
            c.finding_in(
                ADVERTISED,
                &endpoint.name,
                format!(
                    "{} has the controllers' listener {name}, which {} refuses",
                    c.name(ADVERTISED),
                    c.program()
                ),
            )
            .help("remove it from there")
        })
        .collect()
}

fn forbids_advertising(c: &Configuration<'_>) -> bool {
    c.version < KafkaVersion::new(3, 9, 0)
}

/// What a controller that is not a broker has besides.
fn other_listeners(
    c: &Configuration<'_>,
    broker: &Broker,
    names: &[String],
    bound: &[&Endpoint],
) -> Option<Finding> {
    const ADVERTISED: &str = "advertised.listeners";
    if forbids_advertising(c) && broker.advertises {
        return Some(
            c.finding(
                ADVERTISED,
                format!("{} is set, but this node is only a controller", c.name(ADVERTISED)),
            )
            .help("remove it"),
        );
    }
    let known = set(names);
    if let Some(other) = bound.iter().find(|endpoint| !known.contains(endpoint.name.as_str())) {
        // What is advertised may stand for a listener that is missing here: only the number counts since 3.9.
        let counted = if forbids_advertising(c) { None } else { advertised_count(broker, names, bound) };
        let name = other.name.visible();
        return (counted != Some(bound.len())).then(|| {
            c.finding_in(
                "listeners",
                &other.name,
                format!(
                    "{} has {name}, which is not in {}, but this node is only a controller",
                    c.name("listeners"),
                    c.name(KEY)
                ),
            )
            .help(format!("remove {name}, or add broker to {}", keys::to_set(c, "process.roles")))
        });
    }
    (!forbids_advertising(c) && advertised_count(broker, names, bound)? != bound.len())
        .then(|| c.finding(KEY, format!("{} names a listener twice", c.name(KEY))))
}

/// `effectiveAdvertisedControllerListeners`: one for each name that is advertised or bound.
fn advertised_count(broker: &Broker, names: &[String], bound: &[&Endpoint]) -> Option<usize> {
    let advertised = broker.advertised()?;
    let known: FxHashSet<&str> =
        advertised.iter().chain(bound).map(|endpoint| endpoint.name.as_str()).collect();
    Some(names.iter().filter(|name| known.contains(name.as_str())).count())
}

/// 3.9 and 4.0 make a name of a blank item where they look for a controllers' listener.
fn blank(c: &Configuration<'_>, broker: &Broker, names: &[String]) -> Option<Finding> {
    let looks = matches!((c.version.major, c.version.minor), (3, 9) | (4, 0))
        && names.iter().any(|name| is_blank(name));
    let all = broker.listeners()?.into_iter().chain(broker.advertised()?);
    let names = set(names);
    (looks && all.into_iter().any(|endpoint| names.contains(endpoint.name.as_str()))).then(|| {
        c.finding(KEY, format!("{} has an empty name", c.name(KEY)))
            .help("remove the comma that has nothing beside it")
    })
}
