//! KC116: a property's name without the prefix.

use crate::diagnostics::{Applicability, Finding, Fix, Kind, Severity};
use crate::mapping::property_key;
use crate::model::{EnvName, Layer, PropertyKey, Variable};
use crate::schema::Component;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC116",
    name: "unprefixed-variable",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
Only variables whose name begins with `KAFKA_` become properties. One that is a property's name without the prefix, or
with a misspelt one, is ignored without a word, also beside one with the prefix that says something else.

```invalid
KAFKA-NUM-PARTITIONS=3
```

```invalid
LISTENERS=PLAINTEXT://:9092
```

```invalid
KAKFA_NUM_PARTITIONS=3
```

```invalid
ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092
KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092
```

```invalid
num.partitions=3
```

```valid
KAFKA_NUM_PARTITIONS=3
NUM_PARTITIONS=3
LOG_DIR=/var/log/kafka
HOSTNAME=kafka
CLUSTER_ID=4L6g3nShT-eMCtK--X86sw
```
",
    check: Check::Container(check),
};

const PREFIX: &str = "KAFKA_";

fn check(facts: &Facts<'_>) -> Vec<Finding> {
    let is_known = |key: &PropertyKey| {
        facts.schema().definitions(Component::Broker).is_some_and(|known| known.get(key.as_str()).is_some())
    };
    let variables = facts.prepared.environment.iter();
    variables.filter_map(|variable| finding(facts, variable, is_known)).collect()
}

fn finding(
    facts: &Facts<'_>,
    variable: &Variable,
    is_known: impl Fn(&PropertyKey) -> bool,
) -> Option<Finding> {
    let name = variable.name.as_str();
    let rest = rest(name)?;
    let dialect = facts.dialect();
    if dialect.role(name).is_some() || dialect.image_environment.contains(&name) {
        return None;
    }
    let meant = format!("{PREFIX}{}", rest.to_ascii_uppercase().replace(['.', '-'], "_"));
    let key = property_key(&EnvName::new(meant.as_str()), dialect).filter(is_known)?;
    let rival = facts.variable(&meant).filter(|rival| rival.origin.layer() != Layer::Derived);
    let is_open = |one: &Variable| one.unknown.is_some();
    let differs = |rival: &Variable| rival.value != variable.value && !is_open(rival) && !is_open(variable);
    if rival.is_some_and(|rival| !differs(rival)) {
        return None;
    }
    let finding =
        |message: String, help: String| Finding::new(message).help(help).at(&variable.origin).key(&key);
    Some(match rival {
        None => {
            let message = format!("{name} is ignored: it does not begin with {PREFIX}");
            let help = format!("rename it to {meant}, which sets {key}");
            finding(message, help).fix(Fix::rename(&variable.origin, meant, Applicability::Unsafe))
        }
        Some(_) => finding(
            format!("{name} is ignored: {meant}, which counts, says something else"),
            format!("remove {name}, or give {meant} its value"),
        ),
    })
}

/// What should stand behind the prefix.
fn rest(name: &str) -> Option<&str> {
    if name.starts_with(PREFIX) {
        return None;
    }
    let is_separator = |c: char| matches!(c, '_' | '.' | '-');
    // A single word is too ordinary a name, but for this one.
    let (first, after) = match name.split_once(is_separator) {
        None if name == "LISTENERS" => return Some(name),
        None => return None,
        Some(parts) => parts,
    };
    if first.eq_ignore_ascii_case("KAFKA") {
        // The prefix in small letters has a rule of its own.
        let separator = name.strip_prefix("KAFKA").filter(|rest| !rest.starts_with('_'));
        return separator.map(|_| after);
    }
    // Two slips leave three of its letters.
    let letters = first.bytes().filter(|byte| b"KAF".contains(&byte.to_ascii_uppercase())).count();
    let is_prefix =
        letters >= 3 && first.len() <= 8 && strsim::osa_distance(&first.to_ascii_uppercase(), "KAFKA") <= 2;
    Some(if is_prefix { after } else { name })
}
