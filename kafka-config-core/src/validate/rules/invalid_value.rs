//! KC212: a value that is not of its type, or outside of what the property allows.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::{Definition, Fault, Validator, accept};
use crate::validate::configuration::Configuration;
use crate::validate::configuration::Setting;
use crate::validate::rule::{Check, Rule};
use crate::validate::value;
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC212",
    name: "invalid-value",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
Kafka gives every property a type and often a range or a list of words (`ConfigDef`), and ends at the first value
that does not fit. Whole numbers have neither a point nor an exponent nor a unit; booleans are `true` or `false`;
the words of a list must be written exactly so.

```invalid
KAFKA_NUM_PARTITIONS=three
```

```invalid
KAFKA_AUTO_CREATE_TOPICS_ENABLE=yes
```

```invalid
KAFKA_NUM_IO_THREADS=0
```

```invalid
KAFKA_LOG_RETENTION_MS=7d
```

```invalid
KAFKA_NUM_NETWORK_THREADS=3  # one for each core
```

```valid
KAFKA_NUM_PARTITIONS=3
KAFKA_AUTO_CREATE_TOPICS_ENABLE=TRUE
KAFKA_NUM_IO_THREADS=8
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    // The voters have rules of their own.
    let settings = c.defined().filter(|(_, definition)| !is_quorum(&definition.validator));
    settings.filter_map(|(setting, definition)| finding(c, setting, definition)).collect()
}

/// What is wrong with a value that has this definition.
pub(super) fn finding(
    c: &Configuration<'_>,
    setting: &Setting<'_>,
    definition: &Definition,
) -> Option<Finding> {
    if !setting.certain || is_copy(c, setting) {
        return None;
    }
    let fault = accept(definition, &setting.value).err()?;
    let what = value::describe(&fault, definition);
    let name = c.name(setting.key);
    let mut finding = match &fault {
        Fault::Item(item, _) => {
            c.finding_in(setting.key, item, format!("{name} holds '{}', {what}", item.visible()))
        }
        _ => c.finding(setting.key, format!("{name} is {}, {what}", c.shown(setting))),
    };
    finding.help = Some(value::help(&fault, definition, &setting.value));
    match value::mended(&fault, definition, &setting.value).and_then(|value| c.set_value(setting.key, value))
    {
        Some(fix) => Some(finding.fix(fix)),
        None => Some(finding),
    }
}

/// Whether the value is the other id's, which has the finding.
fn is_copy(c: &Configuration<'_>, setting: &Setting<'_>) -> bool {
    let sibling = c.get("node.id").filter(|_| setting.key == "broker.id");
    sibling.is_some_and(|id| setting.origin.is_some() && id.origin == setting.origin)
}

fn is_quorum(validator: &Validator) -> bool {
    matches!(validator, Validator::QuorumVoters | Validator::QuorumBootstrapServers)
}
