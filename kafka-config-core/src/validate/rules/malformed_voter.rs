//! KC403: a voter that is not ID@HOST:PORT.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::schema::{Definition, Validator, Value, accept};
use crate::validate::broker::{VoterFault, host_and_port, voter};
use crate::validate::configuration::Configuration;
use crate::validate::overrides;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC403",
    name: "malformed-voter",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`controller.quorum.voters` holds items `ID@HOST:PORT`, `controller.quorum.bootstrap.servers` items `HOST:PORT`. Kafka
looks at them in every mode and role, and a comma at the end makes an empty item.

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=controller-1:9093
```

```invalid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,
```

```valid
KAFKA_CONTROLLER_QUORUM_VOTERS=1@controller-1:9093,2@controller-2:9093
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let of_node = ["controller.quorum.voters", "controller.quorum.bootstrap.servers"];
    let of_node = of_node.into_iter().filter_map(|key| Some((key, c.definition(key)?, c.list(key)?)));
    let prefix = overrides::sasl_prefix(c);
    let of_listener = prefix.into_iter().flat_map(|prefix| of_listener(c, prefix));
    of_node
        .chain(of_listener)
        .flat_map(|(key, definition, items)| faults(c, key, definition, items))
        .collect()
}

/// Those among the properties of the listener between brokers: Kafka reads all of them, meant or not.
fn of_listener<'c>(
    c: &'c Configuration<'_>,
    prefix: &'c str,
) -> impl Iterator<Item = (&'c str, &'c Definition, Vec<&'c str>)> {
    c.with_prefix(prefix).filter_map(move |setting| {
        let definition = overrides::definition(c, setting, prefix)?;
        match accept(definition, &setting.value) {
            Ok(Value::List(items)) => Some((setting.key, definition, items)),
            _ => None,
        }
    })
}

fn faults(c: &Configuration<'_>, key: &str, definition: &Definition, items: Vec<&str>) -> Vec<Finding> {
    let (form, fault): (_, fn(&str, KafkaVersion) -> Option<VoterFault>) = match definition.validator {
        Validator::QuorumVoters => ("ID@HOST:PORT", |item, version| voter(item, version).err()),
        Validator::QuorumBootstrapServers => {
            ("HOST:PORT", |item, version| host_and_port(item, version).err())
        }
        _ => return Vec::new(),
    };
    let faults = items.into_iter().filter_map(|item| Some((item, fault(item, c.version)?)));
    faults.map(|(item, fault)| finding(c, key, form, item, fault)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, form: &str, item: &str, fault: VoterFault) -> Finding {
    let why = match fault {
        VoterFault::Shape | VoterFault::Address => format!("which is not {form}"),
        VoterFault::Id => "whose id is not a whole number".to_owned(),
        VoterFault::Port => "whose port is above 65535".to_owned(),
    };
    let what = if item.is_empty() { "an empty item".to_owned() } else { format!("'{}'", item.visible()) };
    let finding = c.finding_in(key, item, format!("{} holds {what}, {why}", c.name(key)));
    if item.is_empty() {
        finding.help("remove the comma that has nothing beside it")
    } else {
        finding.help(format!("write {form}, several between commas"))
    }
}
