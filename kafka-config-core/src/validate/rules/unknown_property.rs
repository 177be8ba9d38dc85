//! KC111: a property that the release does not know.

use crate::diagnostics::{self, Applicability, Finding, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::keys::{self, Kind};
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC111",
    name: "unknown-property",
    severity: Severity::Warning,
    kind: diagnostics::Kind::Advice,
    page: r"
Kafka logs a line about a property that it does not know, goes on without it, and hands it to plugins, which may read
keys of their own. So a typing mistake ends no broker: the setting that was meant keeps its default.

Nothing is said about keys that are known to be read by others: `listener.name.…` and `config.providers.…`, keys that
begin with the name of a distribution or of a Java package. Where a class that Kafka does not ship is configured, only
keys that are nearly one of Kafka's are reported.

```invalid
KAFKA_NUM_PARTITION=3
```

```invalid
#! mounted server.properties
num_partitions=3
```

```invalid
KAFKA_GREETING=hello
```

```valid
KAFKA_NUM_PARTITIONS=3
KAFKA_CONFLUENT_SUPPORT_METRICS_ENABLE=false
KAFKA_LISTENER_NAME_PLAINTEXT_NUM_NETWORK_THREADS=3
KAFKA_METRICS_CONTEXT_CLUSTER=blue
```

```valid
KAFKA_METRIC_REPORTERS=com.example.Reporter
KAFKA_REPORTER_ENDPOINT=http://metrics:8080
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    c.strangers().iter().filter_map(|(key, kind)| finding(c, key, kind)).collect()
}

fn finding(c: &Configuration<'_>, key: &str, kind: &Kind) -> Option<Finding> {
    match *kind {
        Kind::Misspelt { meant, is_same } => Some(misspelt(c, key, meant, is_same)),
        Kind::Unknown => Some(unknown(c, key)),
        _ => None,
    }
}

fn misspelt(c: &Configuration<'_>, key: &str, meant: &str, is_same: bool) -> Finding {
    let spelt = keys::spelt(c, key, meant);
    let also = if c.is_set(meant) { ", which is set as well" } else { "" };
    let help = match &spelt {
        Some(name) => format!("did you mean {name}{also}?"),
        None => format!("did you mean {meant}{also}? no variable can set it, a mounted file can"),
    };
    let finding = keys::finding(c, key, &clause(c)).help(help);
    let applicability = if is_same { Applicability::Safe } else { Applicability::Unsafe };
    match keys::rename(c, key, meant, applicability) {
        Some(fix) => finding.fix(fix),
        None => finding,
    }
}

fn unknown(c: &Configuration<'_>, key: &str) -> Finding {
    keys::finding(c, key, &clause(c)).help("remove it, unless a plugin of the broker reads it")
}

fn clause(c: &Configuration<'_>) -> String {
    if c.version.is_beyond_known() {
        return format!("which Kafka {} does not know, the newest one known here", c.schema.version());
    }
    format!("which {} does not know", c.program())
}
