//! KC270: tiered storage without a storage.

use crate::diagnostics::{Finding, Kind, Severity};
use crate::validate::configuration::Configuration;
use crate::validate::loaded::is_tiered;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC270",
    name: "missing-storage-manager",
    severity: Severity::Error,
    kind: Kind::Advice,
    page: r"
With `remote.log.storage.system.enable` a broker makes an object of `remote.log.storage.manager.class.name` as it starts. That has
no default, and Kafka ships no such class (KIP-405): without one the broker ends, although `KafkaConfig` accepts it.

```invalid
KAFKA_PROCESS_ROLES=broker
KAFKA_REMOTE_LOG_STORAGE_SYSTEM_ENABLE=true
```

```valid
KAFKA_PROCESS_ROLES=broker
KAFKA_REMOTE_LOG_STORAGE_SYSTEM_ENABLE=true
KAFKA_REMOTE_LOG_STORAGE_MANAGER_CLASS_NAME=com.example.TieredStorage
KAFKA_REMOTE_LOG_STORAGE_MANAGER_CLASS_PATH=/opt/tiered/*
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    const SWITCH: &str = "remote.log.storage.system.enable";
    const MANAGER: &str = "remote.log.storage.manager.class.name";
    if !is_tiered(c) || c.is_set(MANAGER) {
        return Vec::new();
    }
    let message = format!("{} is true, and {MANAGER} is not set: Kafka ends as it starts", c.name(SWITCH));
    let help = format!("set {MANAGER} to the class of the storage, and its class.path to its jars");
    vec![c.finding(SWITCH, message).help(help)]
}
