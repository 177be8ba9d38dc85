//! KC266: settings of a flow between clusters that `MirrorMaker` does not have.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Finding, Kind, Severity};
use crate::schema::Component;
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::rule::{Check, Rule};
use crate::validate::wording::Visible as _;

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC266",
    name: "unknown-flow",
    severity: Severity::Warning,
    kind: Kind::Advice,
    page: r"
What begins with `SOURCE->TARGET.` counts where both are among `clusters`, written alike and in this direction. MirrorMaker 2
says nothing about the others.

```invalid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
East->west.enabled=true
```

```valid
#! image apache/kafka:4.3.1
#! component mirror-maker
#! mounted server.properties
clusters=east,west
east.bootstrap.servers=kafka-east:9092
west.bootstrap.servers=kafka-west:9092
east->west.enabled=true
```
",
    check: Check::Properties(check),
};

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    let clusters = c.list("clusters").filter(|_| c.component == Component::MirrorMaker);
    let clusters: FxHashSet<&str> = clusters.unwrap_or_default().into_iter().collect();
    if clusters.is_empty() {
        return Vec::new();
    }
    c.iter().filter_map(|setting| finding(c, &clusters, setting)).collect()
}

fn finding(c: &Configuration<'_>, clusters: &FxHashSet<&str>, setting: &Setting<'_>) -> Option<Finding> {
    let (source, rest) = setting.key.split_once("->")?;
    // An alias may hold points.
    let is_target = |end: usize| rest.get(..end).is_some_and(|target| clusters.contains(target));
    let has_target = rest.match_indices('.').any(|(end, _)| is_target(end));
    let target = rest.split('.').next().unwrap_or_default();
    let unknown = match (clusters.contains(source), has_target) {
        (true, true) => return None,
        (false, _) => source,
        (true, false) => target,
    };
    let (key, unknown) = (setting.key.visible(), unknown.visible());
    let message = format!("{key} has no effect: '{unknown}' is not among {}", c.name("clusters"));
    Some(
        c.finding(setting.key, message)
            .help("write the aliases of clusters, as in SOURCE->TARGET.enabled=true"),
    )
}
