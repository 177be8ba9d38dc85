//! KC703: the cluster id of 3.7.0.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::model::KafkaVersion;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC703",
    name: "wrapped-cluster-id",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
3.7.0 formats its storage with the text `Some(…)` around the cluster's id (KAFKA-16473). Later versions
compare that with `CLUSTER_ID`, find another cluster, and end with `Invalid cluster.id`.

```invalid
#! image apache/kafka:3.7.0
CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
```

```valid
#! image apache/kafka:3.7.1
CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
```
",
    check: Check::Container(check),
};

/// The only version that does so.
const FAULTY: KafkaVersion = KafkaVersion::new(3, 7, 0);

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    if facts.request.image.version != FAULTY {
        return Vec::new();
    }
    let id = facts.text("CLUSTER_ID");
    let finding = Finding::new(format!("Kafka {FAULTY} formats the storage with the cluster id Some({id})"))
        .help(format!(
            "use 3.7.1 or later; for data that {FAULTY} has formatted set CLUSTER_ID to Some({id}) there"
        ));
    vec![facts.at_variable(finding, "CLUSTER_ID")]
}
