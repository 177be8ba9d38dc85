//! KC264: patterns of topics and groups that are no regular expressions.

use std::collections::BTreeSet;

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::model::{IntoSet, KafkaVersion};
use crate::schema::Component;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::within::flows::{Flow, flows};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC264",
    name: "mirror-patterns",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`topics`, `groups` and what they exclude are lists of Java's regular expressions: every topic is `.*`, not `*`. What is told
here are parentheses and brackets without a partner and repetitions of nothing; the rest Java says as the connector starts.

```invalid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east->west.enabled=true
east->west.topics=*
```

```valid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east->west.enabled=true
east->west.topics=orders-.*,payments
```
",
    check: Check::Properties(check),
};

const PATTERNS: [&str; 3] = ["topics", "topics.exclude", "config.properties.exclude"];
const GROUPS: [&str; 2] = ["groups", "groups.exclude"];
/// Where one of them is `false`, `MirrorCheckpointConfig.validate` refuses the connector of checkpoints and nothing else.
const CHECKPOINTS: [&str; 2] = ["emit.checkpoints.enabled", "emit.offset-syncs.enabled"];
/// The first release that does so.
const WITHOUT_CHECKPOINTS: KafkaVersion = KafkaVersion::new(3, 9, 0);
const FILTERS: [&str; 3] = ["topic.filter.class", "group.filter.class", "config.property.filter.class"];

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    if c.component != Component::MirrorMaker {
        return Vec::new();
    }
    let keys: BTreeSet<String> =
        flows(c).iter().filter(|flow| flow.is_enabled).flat_map(|flow| read(c, flow)).into_set();
    keys.iter().filter_map(|key| finding(c, c.get(key)?)).collect()
}

/// The settings that the default filters of a flow read: its own, or those for all where it has none.
fn read(c: &Configuration<'_>, flow: &Flow<'_>) -> Vec<String> {
    let own = |key: &str| format!("{}{key}", flow.prefix());
    if FILTERS.iter().any(|filter| c.is_set(filter) || c.is_set(&own(filter))) {
        return Vec::new();
    }
    let counting = |key: &&str| [own(key), (*key).to_owned()].into_iter().find(|key| c.is_set(key));
    let is_off = |key| counting(&key).and_then(|key| c.get(&key)).is_some_and(|set| set.value == "false");
    let has_checkpoints = c.version < WITHOUT_CHECKPOINTS || !CHECKPOINTS.into_iter().any(is_off);
    let groups = GROUPS.iter().filter(|_| has_checkpoints);
    PATTERNS.iter().chain(groups).filter_map(counting).collect()
}

/// `MirrorUtils.compilePatternList`.
fn finding(c: &Configuration<'_>, setting: &Setting<'_>) -> Option<Finding> {
    let joined = crate::schema::list(&setting.value).join("|");
    let what = fault(&joined)?;
    let message = format!("{} is {}, which {what}", c.name(setting.key), c.shown(setting));
    Some(
        c.finding(setting.key, message)
            .help("write regular expressions between commas: .* stands for any text"),
    )
}

/// What a `*`, `+` or `?` would stand behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Atom,
    /// A repetition, which may be made reluctant or possessive.
    Repetition,
    Modified,
}

/// What keeps `Pattern.compile` from reading a text, where that is plain to see; of quotations and counts nothing is.
fn fault(pattern: &str) -> Option<&'static str> {
    let (mut open, mut before) = (0_usize, Before::Nothing);
    let mut rest = pattern.chars();
    while let Some(char) = rest.next() {
        before = match (char, before) {
            ('\\', _) => match rest.next() {
                Some('Q') => return None,
                Some(_) => Before::Atom,
                None => return Some("ends within an escape"),
            },
            ('{', _) => return None,
            ('[', _) if !rest.by_ref().any(|char| char == ']') => return Some("has a [ without ]"),
            ('(', _) => {
                open += 1;
                if rest.as_str().starts_with('?') {
                    rest.next();
                }
                Before::Nothing
            }
            (')', _) if open == 0 => return Some("has a ) without ("),
            (')', _) => {
                open -= 1;
                Before::Atom
            }
            ('|', _) => Before::Nothing,
            ('*' | '+' | '?', Before::Atom) => Before::Repetition,
            ('+' | '?', Before::Repetition) => Before::Modified,
            ('*' | '+' | '?', _) => return Some("repeats nothing"),
            _ => Before::Atom,
        };
    }
    (open > 0).then_some("has a ( without )")
}
