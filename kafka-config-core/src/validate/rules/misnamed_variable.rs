//! KC105: almost the name of a variable that the image reads.

use crate::diagnostics::{Applicability, Edit, Finding, Fix, Kind, Severity};
use crate::model::{PropertyKey, Variable};
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC105",
    name: "misnamed-variable",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The image reads a few variables for itself and turns every other `KAFKA_` variable into a property. A name
that is almost right therefore does not do what it should, and Kafka gets a property that it does not know.

`KAFKA_CFG_` is the prefix of another image (Bitnami's); this one wants the name of the property right after
`KAFKA_`. The cluster's id is the exception without any prefix: `CLUSTER_ID`.

```invalid
KAFKA_CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
```

```invalid
KAFKA_CFG_NUM_PARTITIONS=3
```

```invalid
KAFKA_CFG_NODE_ID=1
KAFKA_CFG_PROCESS_ROLES=broker
```

```invalid
KAFKA_LOG4J_ROOT_LEVEL=DEBUG
```

```valid
CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
KAFKA_NUM_PARTITIONS=3
KAFKA_LOG4J_ROOT_LOGLEVEL=DEBUG
KAFKA_BROKER_ID=1
```
",
    check: Check::Container(check),
};

/// What people write, and what the image reads.
const NAMES: [(&str, &str); 13] = [
    ("KAFKA_CLUSTER_ID", "CLUSTER_ID"),
    ("KAFKA_KRAFT_CLUSTER_ID", "CLUSTER_ID"),
    ("KAFKA_HEAP_OPT", "KAFKA_HEAP_OPTS"),
    ("KAFKA_OPT", "KAFKA_OPTS"),
    ("KAFKA_JAVA_OPTS", "KAFKA_OPTS"),
    ("KAFKA_JMX_OPT", "KAFKA_JMX_OPTS"),
    ("KAFKA_GC_LOG_OPT", "KAFKA_GC_LOG_OPTS"),
    ("KAFKA_LOG4J_OPT", "KAFKA_LOG4J_OPTS"),
    ("KAFKA_LOG4J_ROOT_LEVEL", "KAFKA_LOG4J_ROOT_LOGLEVEL"),
    ("KAFKA_LOG4J_LOGLEVEL", "KAFKA_LOG4J_ROOT_LOGLEVEL"),
    ("KAFKA_LOG4J_LOGGER", "KAFKA_LOG4J_LOGGERS"),
    ("KAFKA_TOOLS_LOG4J_LEVEL", "KAFKA_TOOLS_LOG4J_LOGLEVEL"),
    ("KAFKA_TOOLS_LOG4J_ROOT_LOGLEVEL", "KAFKA_TOOLS_LOG4J_LOGLEVEL"),
];

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let single = facts.mapped().filter(|(variable, _)| !is_bitnami(variable));
    let single = single.filter_map(|(variable, key)| finding(facts, variable, key));
    bitnami(facts).into_iter().chain(single).collect()
}

fn finding(facts: &Facts<'_>, variable: &Variable, key: &PropertyKey) -> Option<Finding> {
    let name = &variable.name;
    let meant = meant(name.as_str())?;
    let finding = Finding::new(format!("{name} sets {key}, which Kafka does not know"));
    let finding = finding.help(format!("rename it to {meant}")).at(&variable.origin).key(key);
    // Where the other one is set too, only the user knows which of them counts.
    if facts.has_variable(&meant) {
        return Some(finding);
    }
    Some(finding.fix(Fix::rename(&variable.origin, meant, Applicability::Safe)))
}

/// The variables of a configuration for Bitnami's image, which come in dozens, as one.
fn bitnami(facts: &Facts<'_>) -> Option<Finding> {
    let all: Vec<(&Variable, &PropertyKey)> =
        facts.mapped().filter(|(variable, _)| is_bitnami(variable)).collect();
    let (first, key) = all.first()?;
    if let [_] = all.as_slice() {
        return finding(facts, first, key);
    }
    let rename = |(variable, _): &(&Variable, &PropertyKey)| {
        let name = meant(variable.name.as_str()).filter(|meant| !facts.has_variable(meant))?;
        Some(Edit::Rename { at: variable.origin.clone(), name })
    };
    let subject = wording::and_more(first, all.len() - 1);
    let finding =
        Finding::new(format!("{subject} set properties that begin with cfg., which Kafka does not know"))
            .help("KAFKA_CFG_ is Bitnami's prefix: rename them all to KAFKA_")
            .at(&first.origin)
            .key(key);
    let edits: Vec<Edit> = all.iter().filter_map(rename).collect();
    if edits.is_empty() {
        return Some(finding);
    }
    let title = "rename them, without CFG_".to_owned();
    Some(finding.fix(Fix { title, applicability: Applicability::Safe, edits }))
}

fn is_bitnami(variable: &Variable) -> bool {
    variable.name.as_str().starts_with("KAFKA_CFG_")
}

pub(in crate::validate) fn meant(name: &str) -> Option<String> {
    if let Some(rest) = name.strip_prefix("KAFKA_CFG_").filter(|rest| !rest.is_empty()) {
        return Some(format!("KAFKA_{rest}"));
    }
    NAMES.iter().find(|(written, _)| *written == name).map(|&(_, meant)| meant.to_owned())
}
