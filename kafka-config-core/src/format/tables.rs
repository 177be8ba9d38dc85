//! Metadata versions and features of one release, read from `data/storage`.

/// All metadata versions that any release knew, ascending, each with its level.
const METADATA_VERSIONS: &str = include_str!("../../data/storage/metadata-versions.txt");

/// `metadata.version`.
pub(super) const METADATA: &str = "metadata.version";
/// `kraft.version`.
pub(super) const KRAFT: &str = "kraft.version";

/// One metadata version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MetadataVersion {
    /// Its place among all: later ones are greater.
    place: usize,
    /// Its name, such as `4.0-IV3`.
    pub(super) name: &'static str,
    /// Its level; −1 for those before `KRaft`.
    pub(super) level: i64,
}

impl PartialOrd for MetadataVersion {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MetadataVersion {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.place.cmp(&other.place)
    }
}

/// A feature besides the metadata version.
#[derive(Debug)]
pub(super) struct Feature {
    /// Its name.
    pub(super) name: &'static str,
    /// Its newest level for production.
    pub(super) newest: i64,
    /// Its levels, ascending.
    pub(super) levels: Vec<Level>,
}

/// One level of a feature.
#[derive(Debug)]
pub(super) struct Level {
    /// Its number.
    pub(super) number: i64,
    /// The metadata version that brings it by default.
    since: MetadataVersion,
    /// Features that must be at a level at least.
    pub(super) needs: Vec<(&'static str, i64)>,
}

impl Feature {
    /// The level that a metadata version brings.
    pub(super) fn default(&self, version: MetadataVersion) -> i64 {
        self.levels.iter().take_while(|level| level.since <= version).last().map_or(0, |level| level.number)
    }
}

/// What one release knows.
#[derive(Debug)]
pub(super) struct Tables {
    versions: Vec<MetadataVersion>,
    /// The newest metadata version for production.
    pub(super) production: MetadataVersion,
    /// The features, in the order in which the tool lists them.
    pub(super) features: Vec<Feature>,
}

impl Tables {
    /// Reads a file of `data/storage`.
    pub(super) fn read(text: &'static str) -> Self {
        let all = all();
        let named = |name: &str| all.iter().find(|version| version.name == name).copied();
        let unknown = MetadataVersion { place: 0, name: "", level: -1 };
        let [mut oldest, mut newest, mut production] = [unknown; 3];
        let mut features: Vec<Feature> = Vec::new();
        for line in lines(text) {
            let words: Vec<&'static str> = line.split(' ').collect();
            match *words {
                ["oldest", name] => oldest = named(name).unwrap_or(unknown),
                ["newest", name] => newest = named(name).unwrap_or(unknown),
                ["default", name] => production = named(name).unwrap_or(unknown),
                ["feature", name, newest] => {
                    let newest = newest.parse().unwrap_or_default();
                    features.push(Feature { name, newest, levels: Vec::new() });
                }
                ["level", number, since, ref needs @ ..] => {
                    let level = level(number, named(since).unwrap_or(unknown), needs);
                    if let (Some(feature), Some(level)) = (features.last_mut(), level) {
                        feature.levels.push(level);
                    }
                }
                _ => {}
            }
        }
        let versions = all.into_iter().filter(|version| oldest <= *version && *version <= newest).collect();
        Self { versions, production, features }
    }

    /// All metadata versions, ascending.
    pub(super) fn versions(&self) -> &[MetadataVersion] {
        &self.versions
    }

    /// The newest, for production or not.
    pub(super) fn newest(&self) -> MetadataVersion {
        self.versions.last().copied().unwrap_or(self.production)
    }

    /// `MetadataVersion.fromVersionString`: `3.9-IV0` and `3.9`, which is the newest of that release for production.
    /// What follows the second part does not count; the third, before 1.0.
    pub(super) fn named(&self, text: &str) -> Option<MetadataVersion> {
        let parts = crate::jvm::split(text, '.');
        let wanted = if text.starts_with("0.") { 3 } else { 2 };
        let key = match parts.get(..wanted) {
            Some(front) if parts.len() > wanted => front.join("."),
            _ => text.to_owned(),
        };
        let release = |version: &&MetadataVersion| release_of(version.name) == key;
        let of_release = self.versions.iter().filter(|version| **version <= self.production).rfind(release);
        of_release.or_else(|| self.versions.iter().find(|version| version.name == key)).copied()
    }

    /// The first one of a level.
    pub(super) fn of_level(&self, level: i64) -> Option<MetadataVersion> {
        self.versions.iter().find(|version| version.level == level).copied()
    }

    /// A feature.
    pub(super) fn feature(&self, name: &str) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.name == name)
    }

    /// One of all metadata versions.
    pub(super) fn at_least(version: MetadataVersion, name: &str) -> bool {
        all().iter().any(|other| other.name == name && *other <= version)
    }
}

fn level(number: &str, since: MetadataVersion, needs: &[&'static str]) -> Option<Level> {
    let pairs = needs.iter().filter_map(|need| need.split_once('='));
    let needs = pairs.filter_map(|(name, level)| Some((name, level.parse().ok()?))).collect();
    Some(Level { number: number.parse().ok()?, since, needs })
}

/// `3.9` of `3.9-IV0`.
fn release_of(name: &str) -> &str {
    name.split_once('-').map_or(name, |(release, _)| release)
}

fn all() -> Vec<MetadataVersion> {
    let pairs = lines(METADATA_VERSIONS).filter_map(|line| line.split_once(' '));
    pairs
        .enumerate()
        .filter_map(|(place, (name, level))| {
            Some(MetadataVersion { place, name, level: level.parse().ok()? })
        })
        .collect()
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}
