//! KC232: records in /tmp.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;
use crate::validate::{directories, hosts, keys};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC232",
    name: "data-in-tmp",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
What lies in `/tmp` is lost with the container, or with the next start of the machine: topics, offsets and the metadata
of the cluster. Kafka's own default is `/tmp/kafka-logs`, the image's default file has `/tmp/kraft-combined-logs`, and
neither is on a volume. The image has a volume at `/var/lib/kafka/data`, where nothing is written unless `log.dirs` says
so.

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/tmp/kraft-combined-logs
```

```invalid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
```

```valid
KAFKA_NODE_ID=1
KAFKA_PROCESS_ROLES=broker
KAFKA_LOG_DIRS=/var/lib/kafka/data
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

fn find(c: &Configuration<'_>) -> Option<Finding> {
    let is_node = c.has_text("process.roles") || c.is_set("zookeeper.connect");
    let key = if c.is_set("log.dirs") { "log.dirs" } else { "log.dir" };
    let directories = directories::effective(c).filter(|_| is_node && !hosts::is_default_of_image(c, key))?;
    let is_lost = |path: &&&str| {
        let in_tmp = **path == "/tmp" || path.starts_with("/tmp/");
        in_tmp && !c.neighbours.as_ref().is_some_and(|around| around.keep(path))
    };
    let in_tmp = directories.iter().find(is_lost)?;
    let shown = in_tmp.visible();
    let help =
        format!("mount a volume and name it, as in {}=/var/lib/kafka/data", keys::to_set(c, "log.dirs"));
    if c.is_set(key) {
        let what = if hosts::in_container(c) { "the container" } else { "the machine's next start" };
        let message = format!("{} has {shown}, which is lost with {what}", c.name(key));
        return Some(c.finding_in(key, in_tmp, message).help(help));
    }
    hosts::in_container(c).then(|| {
        let message = format!("log.dirs is not set, and its default {shown} is lost with the container");
        let finding = c.finding("log.dirs", message).help(help);
        let node = c.get("process.roles").or_else(|| c.get("zookeeper.connect"));
        match node.and_then(|setting| setting.origin) {
            Some(origin) => finding.at(origin),
            None => finding,
        }
    })
}
