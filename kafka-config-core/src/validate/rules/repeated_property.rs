//! KC234: a line that a later one of the same file replaces.

use std::collections::BTreeMap;

use crate::diagnostics::{Applicability, Edit, Finding, Fix, Kind, Severity};
use crate::model::{ConfigFile, Origin, PropertyKey, SourceId, Span, Variable};
use crate::properties::{Charset, Reader};
use crate::validate::configuration::Configuration;
use crate::validate::facts::Facts;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC234",
    name: "repeated-property",
    severity: Severity::Info,
    kind: Kind::Advice,
    page: r"
Where a `.properties` file sets a property twice, `Properties.load` keeps the last value without a word. The same holds
for a variable that stands twice in one env file.

```invalid
#! component broker
#! mounted server.properties
num.partitions=1
log.dirs=/var/lib/kafka
num.partitions=3
```

```invalid
KAFKA_PROCESS_ROLES=broker
#! mounted server.properties
num.partitions=1
num.partitions=3
```

```valid
KAFKA_NUM_PARTITIONS=6
#! mounted server.properties
num.partitions=3
# num.partitions=1
```
",
    check: Check::Either(of_container, of_file),
};

fn of_container(facts: &Facts<'_>) -> Vec<Finding> {
    let variables = facts.prepared.environment.iter().filter_map(of_variable);
    let bytes = facts.mounted(ConfigFile::Server).unwrap_or_default();
    variables.chain(in_text(bytes)).collect()
}

fn of_file(c: &Configuration<'_>) -> Vec<Finding> {
    in_text(c.text.unwrap_or_default())
}

/// A variable with what it replaced, where both stand in the same text.
fn of_variable(variable: &Variable) -> Option<Finding> {
    let chain = std::iter::once(variable).chain(&variable.replaced);
    let mut newest_first = chain.filter_map(|variable| Some((&variable.origin, source(&variable.origin)?)));
    let (winner, source) = newest_first.next()?;
    let (lost, _) = newest_first.next().filter(|(_, earlier)| *earlier == source)?;
    Some(finding(variable.name.as_str(), lost, winner))
}

fn source(origin: &Origin) -> Option<SourceId> {
    match origin {
        Origin::Variable { at, .. } => Some((*at)?.source),
        _ => None,
    }
}

fn in_text(bytes: &[u8]) -> Vec<Finding> {
    let mut seen: BTreeMap<String, (Span, Option<Span>)> = BTreeMap::new();
    for property in Reader::new(bytes, Charset::Utf8).filter_map(Result::ok) {
        let span = Span::new(property.key_span.start, property.value_span.end);
        let known = seen.entry(property.key.into_owned());
        known.and_modify(|(_, last)| *last = Some(span)).or_insert((span, None));
    }
    let finding = |(key, (first, last)): (String, (Span, Option<Span>))| {
        let [lost, winner] = [first, last?].map(Facts::in_mounted_file);
        Some(finding(&key, &lost, &winner).key(&PropertyKey::new(key)))
    };
    seen.into_iter().filter_map(finding).collect()
}

fn finding(name: &str, lost: &Origin, winner: &Origin) -> Finding {
    let fix = Fix {
        title: "remove this line".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::Remove { at: lost.clone() }],
    };
    Finding::new(format!("{name} is set again further down"))
        .help("keep the line that is meant, and remove the other")
        .at(lost)
        .winner(winner)
        .fix(fix)
}
