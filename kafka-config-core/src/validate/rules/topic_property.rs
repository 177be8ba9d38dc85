//! KC114: a setting of topics among those of a broker.

use crate::diagnostics::{self, Applicability, Finding, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::keys::{self, Kind};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC114",
    name: "topic-property",
    severity: Severity::Warning,
    kind: diagnostics::Kind::Advice,
    page: r"
Settings of topics have defaults in the broker's configuration, mostly under a longer name: `retention.ms` of a topic is
`log.retention.ms` there (`ServerTopicConfigSynonyms`). Under the topic's name a broker ignores them.

```invalid
KAFKA_RETENTION_MS=3600000
```

```valid
KAFKA_LOG_RETENTION_MS=3600000
KAFKA_MIN_INSYNC_REPLICAS=2
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.strangers().iter().filter_map(|(key, kind)| finding(c, key, kind)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, kind: &Kind) -> Option<Finding> {
    let Kind::OfTopic(broker) = *kind else { return None };
    let name = keys::spelt(c, key, broker).unwrap_or_else(|| broker.to_owned());
    let finding = keys::finding(c, key, "which is a setting of topics and not of brokers");
    let finding = finding.help(format!("set {name}, the default for topics without a setting of their own"));
    Some(match keys::rename(c, key, broker, Applicability::Safe) {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}
