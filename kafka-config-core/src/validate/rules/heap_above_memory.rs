//! KC832: a heap for which the container has no memory.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::heap;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC832",
    name: "heap-above-memory",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
The kernel ends a container that takes more than its memory (`OOMKilled`, status 137), and the heap is only a part of what
a broker takes: threads, buffers of connections and the class path come on top. Without `KAFKA_HEAP_OPTS` the heap is
1 GiB.

The rule looks at limits of compose, Kubernetes, `docker run` and `podman run`. About half of the limit is a good size.

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    mem_limit: 1g
    environment:
      KAFKA_HEAP_OPTS: -Xms1g -Xmx2g
```

```invalid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    mem_limit: 512m
```

```valid
#! compose
services:
  kafka:
    image: apache/kafka:4.1.1
    mem_limit: 4g
    environment:
      KAFKA_HEAP_OPTS: -Xms1g -Xmx2g
```
",
    check: Check::Deployment(check),
};

const NAME: &str = "KAFKA_HEAP_OPTS";

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|_, node| of_node(node))
}

fn of_node(node: &Node<'_>) -> Option<Finding> {
    let limit = node.service.memory.as_ref()?;
    let options =
        node.variable(NAME).filter(|options| !options.value.is_empty() && options.unknown.is_none());
    let most = options.map_or(Some(heap::DEFAULT), |options| heap::most(&options.value))?;
    if most < u128::from(limit.value) {
        return None;
    }
    let (name, memory) = (node.name.visible(), mebibytes(u128::from(limit.value)));
    let half = limit.value / 2 / (1 << 20);
    let help = format!("set {NAME} to -Xms{half}m -Xmx{half}m, or raise the limit");
    let largest = mebibytes(most);
    let Some(options) = options else {
        let message = format!("{name} may use {memory}, and its heap is {largest} where {NAME} is not set");
        return Some(at(Finding::new(message).help(help), limit.at));
    };
    let message = format!("{NAME} allows a heap of {largest}, and {name} may use {memory}");
    Some(Finding::new(message).help(help).at(&options.origin))
}

fn mebibytes(bytes: u128) -> String {
    format!("{} MiB", bytes / (1 << 20))
}
