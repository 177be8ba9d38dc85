//! KC834: two nodes with the same data.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::input::{Replicas, Replicator, Starter, Volume, is_task_template};
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::directories;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC834",
    name: "shared-data",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
Each node locks its log directories. A second node on the same volume ends with `Failed to acquire lock on file .lock`, or
with the first one's node id and cluster id in `meta.properties`.

```invalid
#! compose
services:
  kafka-1:
    image: apache/kafka:4.1.1
    volumes: ['data-1:/var/lib/kafka/data']
    environment: {KAFKA_NODE_ID: 1, KAFKA_LOG_DIRS: /var/lib/kafka/data}
  kafka-2:
    image: apache/kafka:4.1.1
    volumes: ['data-1:/var/lib/kafka/data']
    environment: {KAFKA_NODE_ID: 2, KAFKA_LOG_DIRS: /var/lib/kafka/data}
volumes:
  data-1:
  data-2:
```

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    scale: 2
    volumes: ['data:/var/lib/kafka/data']
    environment: {KAFKA_LOG_DIRS: /var/lib/kafka/data}
volumes:
  data:
```

```valid
#! compose
services:
  kafka-1:
    image: apache/kafka:4.1.1
    volumes: ['data-1:/var/lib/kafka/data']
    environment: {KAFKA_NODE_ID: 1, KAFKA_LOG_DIRS: /var/lib/kafka/data}
  kafka-2:
    image: apache/kafka:4.1.1
    volumes: ['data-2:/var/lib/kafka/data']
    environment: {KAFKA_NODE_ID: 2, KAFKA_LOG_DIRS: /var/lib/kafka/data}
volumes:
  data-1:
  data-2:
```
",
    check: Check::Deployment(check),
};

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    let mut taken: FxHashMap<(usize, &str, &str), &str> = FxHashMap::default();
    let mut found = Vec::new();
    for (number, node) in deployment.nodes.iter().enumerate() {
        if let Some(replicas) = node.replicas().filter(|replicas| replicas.by == Replicator::Compose) {
            found.extend(data(node).first().map(|(volume, _)| (number, of_replicas(node, replicas, volume))));
        }
        let machine = deployment.machine(number);
        for (volume, inside) in data(node) {
            let first = *taken.entry((machine, &volume.source, inside)).or_insert(node.name);
            if first != node.name {
                found.push((number, finding(node, first, volume)));
            }
        }
    }
    found
}

/// The volumes that hold log directories, and where in them these are.
fn data<'n>(node: &'n Node<'_>) -> Vec<(&'n Volume, &'n str)> {
    let directories = directories::effective(&node.configuration).unwrap_or_default();
    // The volumes of a pod have names that mean something in the pod alone.
    let is_pod = node.service.starter == Starter::Kubernetes;
    let is_one = |volume: &&Volume| !volume.source.is_empty() && !is_task_template(&volume.source);
    let named = node.service.volumes.iter().filter(|volume| !is_pod && is_one(volume));
    let holding = named.flat_map(|volume| {
        let target = volume.target.trim_end_matches('/');
        let inside = directories.iter().filter_map(move |path| path.strip_prefix(target));
        inside.filter(|rest| rest.is_empty() || rest.starts_with('/')).map(move |rest| (volume, rest))
    });
    holding.collect()
}

fn of_replicas(node: &Node<'_>, replicas: Replicas, volume: &Volume) -> Finding {
    let (name, source) = (node.name.visible(), volume.source.visible());
    let message =
        format!("all {} replicas of {name} keep their data in the same place: {source}", replicas.count);
    at(Finding::new(message).help("write a service for each node, with a volume of its own"), volume.at)
}

fn finding(node: &Node<'_>, first: &str, volume: &Volume) -> Finding {
    let (name, first, source) = (node.name.visible(), first.visible(), volume.source.visible());
    let message = format!("{name} keeps its data where {first} does: {source}");
    at(Finding::new(message).help("give each node a volume of its own"), volume.at)
}
