//! KC101: the prefix inside a name.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::dialect::PrefixRule;
use crate::model::Variable;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC101",
    name: "repeated-prefix",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Until 3.9 the image removes `KAFKA_` wherever it stands in a variable's name, not only in front
(KAFKA-17911).

A variable for `kafka.metrics.reporters` then sets `metrics.reporters` instead, and the property that was
meant stays unset. From 4.0 on only the prefix goes.

```invalid
#! image apache/kafka:3.9.1
KAFKA_KAFKA_METRICS_REPORTERS=com.example.Reporter
```

```valid
#! image apache/kafka:4.0.0
KAFKA_KAFKA_METRICS_REPORTERS=com.example.Reporter
```
",
    check: Check::Container(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let dialect = facts.dialect();
    if dialect.prefix_rule != PrefixRule::Everywhere {
        return Vec::new();
    }
    let repeats =
        |name: &str| name.strip_prefix(dialect.prefix).is_some_and(|rest| dialect.repeats_prefix(rest));
    facts
        .mapped()
        .filter(|(variable, _)| repeats(variable.name.as_str()))
        .map(|(variable, key)| {
            let finding = Finding::new(format!(
                "{} sets {key}: this version removes every KAFKA_ in the name",
                variable.name
            ))
            .help("set the property in a mounted server.properties, or use Kafka 4.0 or later")
            .at(&variable.origin)
            .key(key);
            match fix(variable, facts) {
                Some(fix) => finding.fix(fix),
                None => finding,
            }
        })
        .collect()
}

/// The name without the repetition, which sets the same property.
fn fix(variable: &Variable, facts: &Facts<'_>) -> Option<Fix> {
    let prefix = facts.dialect().prefix;
    let name = variable.name.as_str().replace(prefix, "");
    let name = format!("{prefix}{name}");
    // The reporters of the metrics library are the one setting whose own name begins so.
    let applicability =
        if name.starts_with("KAFKA_METRICS_") { Applicability::Unsafe } else { Applicability::Safe };
    (!facts.has_variable(&name)).then(|| Fix::rename(&variable.origin, name, applicability))
}
