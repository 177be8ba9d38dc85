//! KC253: optimisations of a topology that Kafka Streams does not know.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::Component;
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC253",
    name: "topology-optimization",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`topology.optimization` is `none`, `all`, or a list of `reuse.ktable.source.topics`, `merge.repartition.topics` and
`single.store.self.join`. `none` and `all` stand alone.

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
topology.optimization=optimize
```

```invalid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
topology.optimization=all,merge.repartition.topics
```

```valid
#! image apache/kafka:4.3.1
#! component streams
#! mounted server.properties
application.id=orders
bootstrap.servers=kafka:9092
topology.optimization=merge.repartition.topics, single.store.self.join
```
",
    check: Check::Properties(check),
};

const KEY: &str = "topology.optimization";
const ALONE: [&str; 2] = ["none", "all"];
const LISTED: [&str; 3] =
    ["reuse.ktable.source.topics", "merge.repartition.topics", "single.store.self.join"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `StreamsConfig.verifyTopologyOptimizationConfigs`.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    let text = c.text(KEY).filter(|_| c.component == Component::Streams)?;
    let items = items(text);
    if let Some(alone) = items.iter().find(|item| ALONE.contains(item) && items.len() > 1) {
        let message = format!("{} is {}, and {alone} stands alone", c.name(KEY), c.quoted(KEY));
        return Some(c.finding_in(KEY, alone, message).help(format!("write {alone}, or what else you want")));
    }
    let unknown = items.into_iter().find(|item| !ALONE.contains(item) && !LISTED.contains(item))?;
    let message = format!("{} holds '{}', which is no optimisation", c.name(KEY), unknown.visible());
    let help = format!("write none, all or a list of {}", LISTED.join(", "));
    Some(c.finding_in(KEY, unknown, message).help(help))
}

/// `String.split` at commas with blanks around them: nothing is left of empty items at the end.
fn items(text: &str) -> Vec<&str> {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r');
    let parts: Vec<&str> = text.split(',').collect();
    let last = parts.len() - 1;
    let mut items: Vec<&str> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| {
            let part = if at > 0 { part.trim_start_matches(is_space) } else { part };
            if at < last { part.trim_end_matches(is_space) } else { part }
        })
        .collect();
    while last > 0 && items.last().is_some_and(|item| item.is_empty()) {
        items.pop();
    }
    items
}
