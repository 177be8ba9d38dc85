//! KC402: the address of a controller's listener in 3.9.0.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::KafkaVersion;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC402",
    name: "nonroutable-controller",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
3.9.0 takes the address that a controller listens on for the one it advertises, unless
`advertised.listeners` names the listener too (KAFKA-18281). With `0.0.0.0` it refuses the configuration:
`advertised.listeners cannot use the nonroutable meta-address 0.0.0.0.` The role does not matter. 3.9.1 accepts it.

```invalid
#! image apache/kafka:3.9.0
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
#! image apache/kafka:3.9.0
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://:9092,CONTROLLER://:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```

```valid
#! image apache/kafka:3.9.1
KAFKA_PROCESS_ROLES=broker,controller
KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER
KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
```
",
    check: Check::Properties(check),
};

const KEY: &str = "listeners";

/// The only version that does so.
const FAULTY: KafkaVersion = KafkaVersion::new(3, 9, 0);

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.version == FAULTY { find(c).unwrap_or_default() } else { Vec::new() }
}

fn find(c: &Configuration<'_>) -> Option<Vec<Finding>> {
    let broker = c.broker()?;
    let (names, bound, advertised) =
        (broker.controller_names.as_ref()?, broker.listeners()?, broker.advertised()?);
    let is_everywhere = |name: &str| {
        bound.iter().any(|endpoint| endpoint.name == name && endpoint.host == "0.0.0.0")
            && !advertised.iter().any(|endpoint| endpoint.name == name)
    };
    let faulty = names.iter().filter(|name| is_everywhere(name));
    Some(faulty.map(|name| finding(c, name)).collect())
}

fn finding(c: &Configuration<'_>, name: &str) -> Finding {
    let shown = name.visible();
    let finding = c
        .finding_in(
            KEY,
            &format!("{name}://0.0.0.0"),
            format!("Kafka {FAULTY} takes 0.0.0.0 of the listener {shown} for an advertised address"),
        )
        .help(format!("write {shown}://:PORT, without a host, in {}, or use 3.9.1 or later", c.name(KEY)));
    let Some(written) = c.get(KEY).map(|setting| setting.value.as_ref()) else { return finding };
    let mended = written.replace(&format!("{name}://0.0.0.0:"), &format!("{name}://:"));
    match c.set_value(KEY, mended.as_str()).filter(|_| mended != written) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}
