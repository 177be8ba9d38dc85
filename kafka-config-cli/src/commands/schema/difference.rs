//! What one version defines differently from another.

use std::fmt::Write as _;

use kafka_config_core::model::{Arrange, KafkaVersion};
use kafka_config_core::schema::{Component, Definition, Definitions, Schema, UpdateMode};

use kafka_config_core::catalog::{names, words};

/// What happened to a component between two versions.
pub(super) enum Change<'a> {
    /// It is not known for these of the two versions.
    Unknown(Vec<KafkaVersion>),
    /// Keys that are new, gone, or different; each sorted.
    Known { added: Vec<&'a Definition>, removed: Vec<&'a Definition>, changed: Vec<Changed<'a>> },
}

/// One key that both versions have.
pub(super) struct Changed<'a> {
    pub(super) name: &'a str,
    pub(super) aspects: Vec<Aspect>,
}

/// One thing about a key, before and after.
pub(super) struct Aspect {
    pub(super) what: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

/// The change of each component.
pub(super) fn of<'a>(
    old: &'a Schema,
    new: &'a Schema,
    components: &[Component],
) -> Vec<(Component, Change<'a>)> {
    let unknown = |component| {
        let versions = [old, new].into_iter().filter(|schema| schema.definitions(component).is_none());
        Change::Unknown(versions.map(Schema::version).collect())
    };
    let change = |component| match (old.definitions(component), new.definitions(component)) {
        (Some(old), Some(new)) => known(old, new),
        _ => unknown(component),
    };
    components.iter().map(|component| (*component, change(*component))).collect()
}

fn known<'a>(old: &'a Definitions, new: &'a Definitions) -> Change<'a> {
    let both = new.iter().filter_map(|after| Some((old.get(after.name)?, after)));
    let changed = both.map(|(before, after)| Changed { name: after.name, aspects: aspects(before, after) });
    Change::Known {
        added: new.iter().filter(|definition| old.get(definition.name).is_none()).collect(),
        removed: old.iter().filter(|definition| new.get(definition.name).is_none()).collect(),
        changed: changed.filter(|changed| !changed.aspects.is_empty()).collect(),
    }
}

fn aspects(before: &Definition, after: &Definition) -> Vec<Aspect> {
    let aspect =
        |what, tell: fn(&Definition) -> String| Aspect { what, before: tell(before), after: tell(after) };
    let all = [
        aspect("type", |one| one.kind.name().to_owned()),
        aspect("default", |one| words::default(one.default).to_owned()),
        aspect("values", words::values),
        aspect("importance", |one| one.importance.name().to_owned()),
        aspect("takes effect", |one| one.update.map_or("", words::update).to_owned()),
        aspect("deprecated", |one| yes_or_no(one.deprecated)),
        aspect("internal", |one| yes_or_no(one.internal)),
    ];
    all.into_iter().filter(|aspect| aspect.before != aspect.after).collect()
}

fn yes_or_no(value: bool) -> String {
    (if value { "yes" } else { "no" }).to_owned()
}

/// For people: a paragraph for each change, below all components that have it.
pub(super) fn text(changes: &[(Component, Change<'_>)]) -> String {
    let mut paragraphs: Vec<(String, Vec<Component>)> = Vec::new();
    for (component, change) in changes {
        let body = body(change);
        match paragraphs.iter_mut().find(|(known, _)| *known == body) {
            Some((_, components)) => components.push(*component),
            None => paragraphs.push((body, vec![*component])),
        }
    }
    paragraphs.retain(|(body, _)| !body.is_empty());
    if paragraphs.is_empty() {
        return "no difference\n".to_owned();
    }
    // What nobody knows is the last to be read.
    paragraphs.arrange_by_key(|(body, _)| body.starts_with(UNKNOWN));
    let paragraph = |(body, who): &(String, Vec<_>)| format!("{}: {body}", names(who));
    paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n")
}

const UNKNOWN: &str = "not known for Kafka ";

fn body(change: &Change<'_>) -> String {
    let (added, removed, changed) = match change {
        Change::Known { added, removed, changed } => (added, removed, changed),
        Change::Unknown(versions) => return unknown(versions),
    };
    let counts = [(added.len(), "added"), (removed.len(), "removed"), (changed.len(), "changed")];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ");
    if counts.is_empty() {
        return counts;
    }
    let mut text = format!("{counts}\n");
    text.extend(added.iter().map(|one| format!("  + {}\n", described(one))));
    text.extend(removed.iter().map(|one| format!("  - {}\n", one.name)));
    for Changed { name, aspects } in changed {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  ~ {name}");
        let line = |one: &Aspect| format!("      {}: {} → {}\n", one.what, one.before, one.after);
        text.extend(aspects.iter().map(line));
    }
    text
}

fn unknown(versions: &[KafkaVersion]) -> String {
    let versions: Vec<_> = versions.iter().map(ToString::to_string).collect();
    format!("{UNKNOWN}{}\n", versions.join(" and "))
}

fn described(definition: &Definition) -> String {
    let dynamic = definition.update.filter(|mode| *mode != UpdateMode::ReadOnly);
    let parts = [
        definition.name,
        definition.kind.name(),
        words::default(definition.default),
        words::marks(definition),
        dynamic.map_or("", UpdateMode::name),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}
