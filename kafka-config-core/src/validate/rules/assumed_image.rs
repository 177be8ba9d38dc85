//! KC810: an image that is not known.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::nodes::Assumed;
use crate::validate::deployment::{Deployment, Node, at};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC810",
    name: "assumed-image",
    severity: Severity::Info,
    kind: Kind::Undecided,
    page: r"
The container is given variables of a Kafka node, and its image is none of the known families, or has no version that is
known. The answer is that of another image and version, which the message names; `--image` says which it should be.

```invalid
#! compose
services:
  kafka:
    image: registry.example.com/our/kafka:7
    environment:
      KAFKA_NODE_ID: 1
```

```valid
#! compose
services:
  kafka:
    image: registry.example.com/apache/kafka:4.1.1
    environment:
      KAFKA_NODE_ID: 1
```
",
    check: Check::Deployment(check),
};

fn check(deployment: &Deployment<'_>) -> Vec<(usize, Finding)> {
    deployment.of_each(|_, node| finding(node))
}

fn finding(node: &Node<'_>) -> Option<Finding> {
    let why = match node.assumed? {
        Assumed::Asked => return None,
        Assumed::Missing => format!("{} has no image", node.name.visible()),
        Assumed::Unknown(error) => error.to_string().visible(),
    };
    let place = node.service.image.as_ref().map_or(node.service.name.at, |image| image.at);
    let message = format!("{why}; this is the answer for {}", node.image);
    Some(at(Finding::new(message).help("name the image that it is made from with --image"), place))
}
