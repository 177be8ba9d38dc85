//! One version's schema: which files it takes, and what they come to.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::closest::{Index, Near};
use super::component::Component;
use super::decode::Metadata;
use super::definitions::Definitions;
use super::file::DataFile;
use super::files::FILES;
use super::history::{Availability, ever, history};
use super::metadata::MetadataVersionName;
use crate::model::KafkaVersion;

/// What one Kafka version lets one configure.
#[derive(Debug, Clone)]
pub struct Schema {
    version: KafkaVersion,
    /// The files from the first complete one to this version's.
    chain: Vec<DataFile>,
    metadata: Vec<MetadataVersionName>,
    /// Read when asked for: who asks for a broker need not wait for Connect.
    components: [OnceLock<Option<Definitions>>; Component::ALL.len()],
    /// The same of what only unknown keys are compared with.
    nearest: [OnceLock<Index>; Component::ALL.len()],
    ever: OnceLock<FxHashMap<&'static str, Former>>,
}

/// Who has a key in any version, and when; that is found out when it is asked for.
#[derive(Debug, Clone, Default)]
struct Former {
    components: Vec<Component>,
    availability: Vec<OnceLock<Option<Availability>>>,
}

impl Schema {
    /// The schema of a version, or of the newest below that has data; each line's first release has. What is older than
    /// all is taken for the oldest.
    ///
    /// ```
    /// use kafka_config_core::schema::{Component, Schema};
    ///
    /// let schema = Schema::of("4.1.1".parse()?);
    /// let broker = schema.definitions(Component::Broker);
    /// assert_eq!(broker.map(|definitions| definitions.len()), Some(336));
    /// # Ok::<(), kafka_config_core::model::InvalidVersion>(())
    /// ```
    pub fn of(version: KafkaVersion) -> Self {
        let known = FILES.iter().rfind(|(known, _)| *known <= version).or_else(|| FILES.first());
        Self::read(known.map_or(version, |(known, _)| *known), FILES)
    }

    /// The schema of a version from data files of one's own, in the form of `data/schema/README.md`.
    pub fn read(version: KafkaVersion, files: &[(KafkaVersion, &'static str)]) -> Self {
        let chain = chain(version, files);
        let metadata = chain.iter().rev().find_map(|file| file.metadata).unwrap_or_default();
        Self {
            version,
            metadata: metadata.split_whitespace().map(MetadataVersionName::read).collect(),
            chain,
            components: Default::default(),
            nearest: Default::default(),
            ever: OnceLock::new(),
        }
    }

    /// The versions with data, ascending.
    pub fn versions() -> impl Iterator<Item = KafkaVersion> {
        FILES.iter().map(|(version, _)| *version)
    }

    /// The newest version whose settings of a component are known.
    pub fn newest_of(component: Component) -> Option<KafkaVersion> {
        FILES.iter().rev().map(|(version, _)| Self::of(*version)).find_map(|schema| {
            let is_known = !schema.chain.last()?.is_unknown(component);
            is_known.then_some(schema.version)
        })
    }

    /// The version whose data this is.
    pub fn version(&self) -> KafkaVersion {
        self.version
    }

    /// The definitions of a component: none where they are not known, for its artifacts were not published.
    pub fn definitions(&self, component: Component) -> Option<&Definitions> {
        let read = || {
            let known = !self.chain.last()?.is_unknown(component);
            known.then(|| Definitions::of(&self.chain, component, self.metadata()))
        };
        self.components.get(component as usize)?.get_or_init(read).as_ref()
    }

    /// The key of a component that an unknown one most likely stands for: it differs in a few letters or in one part.
    ///
    /// ```
    /// use kafka_config_core::schema::{Component, Schema};
    ///
    /// let schema = Schema::of("4.1.1".parse()?);
    /// let near = schema.nearest(Component::Broker, "num.partition").map(|near| near.name);
    /// assert_eq!(near, Some("num.partitions"));
    /// # Ok::<(), kafka_config_core::model::InvalidVersion>(())
    /// ```
    pub fn nearest(&self, component: Component, key: &str) -> Option<Near> {
        let definitions = self.definitions(component)?;
        self.nearest.get(component as usize)?.get_or_init(|| Index::new(definitions)).nearest(key)
    }

    /// The components that have a key in any version.
    pub fn ever(&self, key: &str) -> &[Component] {
        self.former(key).map(|former| former.components.as_slice()).unwrap_or_default()
    }

    /// [`history`], which is slow, without asking twice.
    pub fn history(&self, component: Component, key: &str) -> Option<&Availability> {
        let former = self.former(key)?;
        let place = former.components.iter().position(|owner| *owner == component)?;
        former.availability.get(place)?.get_or_init(|| history(component, key)).as_ref()
    }

    fn former(&self, key: &str) -> Option<&Former> {
        let all = || {
            let mut all: FxHashMap<&'static str, Former> = FxHashMap::default();
            for (key, component) in ever() {
                let former = all.entry(key).or_default();
                if !former.components.contains(&component) {
                    former.components.push(component);
                    former.availability.push(OnceLock::new());
                }
            }
            all
        };
        self.ever.get_or_init(all).get(key)
    }

    fn metadata(&self) -> Metadata<'_> {
        Metadata { versions: &self.metadata, production: self.latest_production() }
    }

    /// The metadata versions that this release knows, ascending; the last ones may not be for production.
    pub fn metadata_versions(&self) -> &[MetadataVersionName] {
        &self.metadata
    }

    /// The newest metadata version that is for production, which a newly formatted cluster gets.
    pub fn latest_production(&self) -> &'static str {
        self.chain.iter().rev().find_map(|file| file.production).unwrap_or_default()
    }
}

/// The schemas of all versions, each read when it is first looked at.
#[derive(Debug, Clone)]
pub struct Schemas {
    older: Vec<Schema>,
    newest: Schema,
}

impl Default for Schemas {
    fn default() -> Self {
        Self::new()
    }
}

impl Schemas {
    /// None of them is read yet.
    pub fn new() -> Self {
        let newest = Schema::of(KafkaVersion::NEWEST);
        let older = Schema::versions().map(Schema::of).filter(|schema| schema.version != newest.version);
        Self { older: older.collect(), newest }
    }

    /// [`Schema::of`], without reading twice.
    pub fn get(&self, version: KafkaVersion) -> &Schema {
        let known = || self.older.iter().chain([&self.newest]);
        known().rfind(|known| known.version <= version).or_else(|| known().next()).unwrap_or(&self.newest)
    }
}

/// From the oldest file to this version's.
fn chain(version: KafkaVersion, files: &[(KafkaVersion, &'static str)]) -> Vec<DataFile> {
    let file =
        |version| files.iter().find(|(one, _)| *one == version).map(|(_, text)| DataFile::new(version, text));
    let mut chain: Vec<_> = std::iter::successors(file(version), |newer| file(newer.after?)).collect();
    chain.reverse();
    chain
}
