//! Since when a key exists and until when it did.

use super::component::Component;
use super::file::{Change, DataFile};
use super::files::FILES;
use crate::model::KafkaVersion;

/// When a key was there, as far as the versions with data tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Availability {
    /// The first version that has it; none if the oldest version with data already has it.
    pub since: Option<KafkaVersion>,
    /// The version that has it no more; none if the newest one that is known has it.
    pub removed: Option<KafkaVersion>,
    /// Between the two, versions without it.
    pub gaps: Vec<Gap>,
}

/// Versions in which a key was missing for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first version without it.
    pub from: KafkaVersion,
    /// The next version with it.
    pub until: KafkaVersion,
}

/// When a component had a key; `None` if it never did.
///
/// ```
/// use kafka_config_core::schema::{Component, history};
///
/// let zookeeper = history(Component::Broker, "zookeeper.connect").and_then(|key| key.removed);
/// assert_eq!(zookeeper, Some("4.0.0".parse()?));
/// # Ok::<(), kafka_config_core::model::InvalidVersion>(())
/// ```
pub fn history(component: Component, key: &str) -> Option<Availability> {
    let mut known = presence(component, key).into_iter();
    let (_, mut present) = known.next()?;
    let mut ever = present.then(Availability::default);
    for (version, now) in known {
        if now && !present {
            ever = Some(appeared(ever, version));
        }
        if present && !now {
            ever = ever.map(|so_far| Availability { removed: Some(version), ..so_far });
        }
        present = now;
    }
    ever
}

/// Every key that a component had in any version; a key may come more than once.
pub(super) fn ever() -> impl Iterator<Item = (&'static str, Component)> {
    let files = FILES.iter().map(|(version, text)| DataFile::new(*version, text));
    files.flat_map(|file| {
        let of = move |component| file.changes(component).map(move |(key, _)| (key, component));
        Component::ALL.into_iter().flat_map(of)
    })
}

fn appeared(before: Option<Availability>, version: KafkaVersion) -> Availability {
    let Some(mut again) = before else {
        return Availability { since: Some(version), ..Availability::default() };
    };
    again.gaps.extend(again.removed.take().map(|from| Gap { from, until: version }));
    again
}

/// Whether each version that knows the component has the key, ascending.
fn presence(component: Component, key: &str) -> Vec<(KafkaVersion, bool)> {
    let mut found: Vec<(DataFile, bool)> = Vec::new();
    for file in FILES.iter().map(|(version, text)| DataFile::new(*version, text)) {
        let told = file.changes(component).filter(|(name, _)| *name == key).last();
        let before = || found.iter().any(|(older, has)| Some(older.version) == file.after && *has);
        let has = told.map_or_else(before, |(_, change)| change != Change::Removed);
        found.push((file, has));
    }
    found
        .into_iter()
        .filter(|(file, _)| !file.is_unknown(component))
        .map(|(file, has)| (file.version, has))
        .collect()
}
