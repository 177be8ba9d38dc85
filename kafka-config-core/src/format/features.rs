//! Which metadata version and which levels of features a directory begins with.

use std::collections::BTreeMap;

use super::arguments::Format;
use super::refusal::Refusal;
use super::tables::{Feature, KRAFT, METADATA, MetadataVersion, Tables};
use super::tool::{Generation, QuorumRule, ReleaseRefusal, Tool};
use crate::jvm::trim;
use crate::model::{Arrange, IntoMap};
use crate::schema::int;
use crate::validate::Node;

/// What is chosen.
#[derive(Debug)]
pub(super) struct Levels {
    /// The metadata version.
    pub(super) release: MetadataVersion,
    /// The other features, by name.
    pub(super) features: BTreeMap<&'static str, i64>,
}

impl Levels {
    /// The level of `kraft.version`.
    pub(super) fn kraft(&self) -> i64 {
        self.features.get(KRAFT).copied().unwrap_or_default()
    }
}

/// Levels as `--feature` asks for them; of equal names the last counts.
pub(super) type Wanted = BTreeMap<String, i64>;

/// The arguments of `--feature`.
pub(super) fn wanted(arguments: &[String]) -> Result<Wanted, Refusal> {
    let short = |text: &str| int(text).filter(|level| i16::try_from(*level).is_ok());
    let pair = |argument: &String| {
        let fault = |why: &str| Refusal::new(format!("Can't parse feature=level string {argument}: {why}"));
        let (name, level) = argument.split_once('=').ok_or_else(|| fault("equals sign not found."))?;
        let level = trim(level);
        let number = short(level).ok_or_else(|| fault(&format!("unable to parse {level} as a short.")))?;
        Ok((trim(name).to_owned(), number))
    };
    let levels: Result<Vec<_>, Refusal> = arguments.iter().map(pair).collect();
    Ok(levels?.into_iter().into_map())
}

/// The metadata version of a name.
pub(super) fn named(text: &str, tool: &Tool, tables: &Tables, all: bool) -> Result<MetadataVersion, Refusal> {
    let bare = || format!("Version {text} is not a valid version");
    let message = || match (tool.refusal, tables.versions()) {
        (ReleaseRefusal::Range, [oldest, .., newest]) => format!(
            "{}. The minimum version is {} and the maximum version is {}",
            bare(),
            oldest.name,
            newest.name
        ),
        (ReleaseRefusal::List, versions) => {
            let known = versions.iter().filter(|version| all || **version <= tables.production);
            let known: Vec<&str> = known.map(|version| version.name).collect();
            format!("Unknown metadata.version '{text}'. Supported metadata.version are: {}", known.join(", "))
        }
        _ => bare(),
    };
    let help = format!("the newest one of this release is {}", tables.production.name);
    let is_listed = |version: &MetadataVersion| {
        all || tool.refusal != ReleaseRefusal::List || *version <= tables.production
    };
    tables.named(text).filter(is_listed).ok_or_else(|| Refusal::new(message()).help(help))
}

/// The metadata version of a level.
pub(super) fn of_level(level: i64, tool: &Tool, tables: &Tables) -> Result<MetadataVersion, Refusal> {
    let message = || match (tool.generation, tables.versions()) {
        (Generation::Lookups, [oldest, .., newest]) => format!(
            "No MetadataVersion with feature level {level}. Valid feature levels are from {} to {}.",
            oldest.level, newest.level
        ),
        _ => format!("No MetadataVersion with feature level {level}"),
    };
    tables.of_level(level).ok_or_else(|| Refusal::new(message()))
}

/// The metadata version that `--release-version`, or else the configuration, names.
pub(super) fn release(
    tool: &Tool,
    tables: &Tables,
    format: &Format,
    node: &Node,
) -> Result<Option<MetadataVersion>, Refusal> {
    let configured = node.protocol_version.as_ref().filter(|_| tool.generation < Generation::Lookups);
    let text = format.release.as_ref().or(configured);
    text.map(|text| named(text, tool, tables, node.allows_unstable)).transpose()
}

/// Levels as `Formatter` of 3.9 and later chooses them.
pub(super) fn levels(
    tables: &Tables,
    tool: &Tool,
    release: Option<MetadataVersion>,
    wanted: &Wanted,
    quorum: Quorum,
) -> Result<Levels, Refusal> {
    let release = effective(tables, tool, release, wanted, quorum.allows_unstable)?;
    let names = || {
        let mut names: Vec<&str> = tables.features.iter().map(|feature| feature.name).collect();
        names.sort_unstable();
        names.join(", ")
    };
    if let Some(unknown) = wanted.keys().find(|name| *name != METADATA && tables.feature(name).is_none()) {
        let message = format!("Unsupported feature: {unknown}. Supported features are: {}", names());
        return Err(Refusal::new(message));
    }
    let mut features = BTreeMap::new();
    for feature in &tables.features {
        let asked = wanted.get(feature.name).copied();
        let level = match feature.name {
            KRAFT => quorum.kraft(asked, tool.quorum)?,
            _ => asked.unwrap_or_else(|| feature.default(release)),
        };
        features.insert(feature.name, level);
    }
    let levels = Levels { release, features };
    let mut sorted: Vec<&Feature> = tables.features.iter().collect();
    sorted.arrange_by_key(|feature| feature.name);
    sorted.into_iter().try_for_each(|feature| check(feature, &levels, quorum.allows_unstable))?;
    Ok(levels)
}

fn effective(
    tables: &Tables,
    tool: &Tool,
    release: Option<MetadataVersion>,
    wanted: &Wanted,
    allows_unstable: bool,
) -> Result<MetadataVersion, Refusal> {
    let release = match (release, wanted.get(METADATA)) {
        (Some(_), Some(_)) => {
            let message = "Use --release-version instead of --feature metadata.version=X to avoid ambiguity.";
            return Err(Refusal::new(message));
        }
        (None, Some(level)) => of_level(*level, tool, tables)?,
        (Some(release), None) => release,
        (None, None) if allows_unstable => return Ok(tables.newest()),
        (None, None) => return Ok(tables.production),
    };
    if release.level < 1 {
        return Err(Refusal::new(format!("metadata.version {} is too old to be supported.", release.name)));
    }
    if release > tables.production && !allows_unstable {
        return Err(Refusal::new(format!("metadata.version {} is not yet stable.", release.name))
            .help(format!("the newest stable one of this release is {}", tables.production.name)));
    }
    Ok(release)
}

/// What of the quorum decides about `kraft.version`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quorum {
    /// Whether voters may come and go.
    pub(super) is_dynamic: bool,
    /// Whether levels that are not for production are allowed.
    pub(super) allows_unstable: bool,
}

impl Quorum {
    /// The level of `kraft.version`: 0 for static voters.
    fn kraft(self, asked: Option<i64>, rule: QuorumRule) -> Result<i64, Refusal> {
        match asked {
            Some(0) if self.is_dynamic => Err(refused_kraft(0, "if", rule)),
            Some(level) if level != 0 && !self.is_dynamic => Err(refused_kraft(level, "unless", rule)),
            Some(level) => Ok(level),
            None => Ok(i64::from(self.is_dynamic)),
        }
    }
}

fn refused_kraft(level: i64, relation: &str, rule: QuorumRule) -> Refusal {
    const FLAGS: &str = "one of the flags --standalone, --initial-controllers, or --no-initial-controllers is used. For \
                         dynamic controllers support, try";
    let (empty, removing) = match rule {
        QuorumRule::Named | QuorumRule::Kip853 => {
            return Refusal::new(format!(
                "Cannot set kraft.version to {level} {relation} KIP-853 configuration is present. Try removing the \
                 --feature flag for kraft.version."
            ));
        }
        QuorumRule::Flags => ("", ""),
        QuorumRule::Voters => {
            ("controller.quorum.voters is empty and ", " and removing controller.quorum.voters")
        }
    };
    let advice = match level {
        0 => "removing the --feature flag for kraft.version.".to_owned(),
        _ => format!(
            "using one of --standalone, --initial-controllers, or --no-initial-controllers{removing}."
        ),
    };
    Refusal::new(format!("Cannot set kraft.version to {level} {relation} {empty}{FLAGS} {advice}"))
}

/// Whether a level is known, and what it needs is there.
fn check(feature: &Feature, levels: &Levels, allows_unstable: bool) -> Result<(), Refusal> {
    let number = levels.features.get(feature.name).copied().unwrap_or_default();
    let newest = feature.newest;
    let known =
        feature.levels.iter().find(|level| level.number == number && (allows_unstable || number <= newest));
    let Some(level) = known else {
        return Err(Refusal::new(format!("No feature:{} with feature level {number}", feature.name))
            .help(format!("levels of {} are 0 to {newest}", feature.name)));
    };
    let refused = |need: String| {
        let message = format!("{} could not be set to {number} because it depends on {need}", feature.name);
        Err(Refusal::new(message))
    };
    if number >= 1 && levels.release.level < OLDEST_WITH_FEATURES {
        return refused(format!("{METADATA}={OLDEST_WITH_FEATURES} (3.3-IV0)"));
    }
    let level_of = |name: &str| match name {
        METADATA => Some(levels.release.level),
        _ => levels.features.get(name).copied(),
    };
    match level.needs.iter().find(|(name, least)| level_of(name).is_none_or(|level| level < *least)) {
        None => Ok(()),
        Some((name, least)) => refused(format!("{name} level {least}")),
    }
}

/// The level of 3.3-IV0.
const OLDEST_WITH_FEATURES: i64 = 4;
