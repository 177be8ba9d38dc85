//! KC206: blanks at the start of a value.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::model::Variable;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};
use crate::validate::wording;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC206",
    name: "lost-blanks",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Kafka's loader skips blanks between the `=` and the value, and the image does not escape them.

Most settings are trimmed by Kafka anyway, so this matters for settings of plug-ins only.

```invalid
KAFKA_MY_REPORTER_PREFIX=  kafka
```

```valid
KAFKA_MY_REPORTER_PREFIX=\  kafka
KAFKA_BROKER_RACK=a b
```
",
    check: Check::AnyContainer(check),
};

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    facts
        .raw_texts()
        .filter(|(variable, _)| variable.value.starts_with([' ', '\t', '\u{C}']))
        .map(|(variable, key)| {
            let subject = wording::subject(variable);
            Finding::new(format!("the blanks at the start of {subject} are lost: {key} does not have them"))
                .help("remove them, or write a backslash in front of the first one")
                .at(&variable.origin)
                .key(key)
                .fix(without_blanks(variable))
        })
        .collect()
}

/// What Kafka reads already, so that nothing changes but the text.
fn without_blanks(variable: &Variable) -> Fix {
    let value = wording::as_loaded(&variable.value);
    Fix::set_value(&variable.origin, value, Applicability::Safe).titled("remove the blanks")
}
