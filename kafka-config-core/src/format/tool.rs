//! The storage tools of the releases: what sets each apart from the one before.

use super::tables::Tables;
use crate::model::KafkaVersion;

/// The storage tool of one release.
#[derive(Debug)]
pub struct Tool {
    /// The first release that has it.
    since: KafkaVersion,
    /// Its metadata versions and features.
    tables: &'static str,
    /// Which code formats.
    pub(super) generation: Generation,
    /// What a refused release reads like.
    pub(super) refusal: ReleaseRefusal,
    /// Whether the static voters, rather than the flags, decide if the quorum is dynamic.
    pub(super) voters_decide: bool,
    /// Whether it prints the records before it writes them.
    pub(super) tells_records: bool,
    /// Where feature and SCRAM records go.
    pub(super) layout: Layout,
}

/// Which code formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Generation {
    /// 3.7: without features; each directory in a round of its own.
    Rounds,
    /// 3.8: `--feature` sets the metadata version alone.
    MetadataOnly,
    /// 3.9 and later: `Formatter`, with the quorum's flags. `inter.broker.protocol.version` still counts.
    Formatter,
    /// 4.0 and later: without that property, with the look-ups.
    Lookups,
}

/// What a refused release reads like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReleaseRefusal {
    /// That it is no valid one.
    Bare,
    /// The same, with the oldest and the newest.
    Range,
    /// With a list of all.
    List,
}

/// Where feature and SCRAM records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Into `bootstrap.checkpoint` of every directory.
    Bootstrap,
    /// Into the first snapshot of the metadata log.
    Snapshot,
}

const V3_7: Tool = Tool {
    since: KafkaVersion::new(3, 7, 0),
    tables: include_str!("../../data/storage/3.7.0.txt"),
    generation: Generation::Rounds,
    refusal: ReleaseRefusal::Bare,
    voters_decide: false,
    tells_records: false,
    layout: Layout::Bootstrap,
};
const V3_8: Tool = Tool {
    since: KafkaVersion::new(3, 8, 0),
    tables: include_str!("../../data/storage/3.8.0.txt"),
    generation: Generation::MetadataOnly,
    ..V3_7
};
const V3_9: Tool = Tool {
    since: KafkaVersion::new(3, 9, 0),
    tables: include_str!("../../data/storage/3.9.0.txt"),
    generation: Generation::Formatter,
    ..V3_8
};
const V3_9_2: Tool = Tool {
    since: KafkaVersion::new(3, 9, 2),
    tables: include_str!("../../data/storage/3.9.2.txt"),
    voters_decide: true,
    ..V3_9
};
const V4_0: Tool = Tool {
    since: KafkaVersion::new(4, 0, 0),
    tables: include_str!("../../data/storage/4.0.0.txt"),
    generation: Generation::Lookups,
    refusal: ReleaseRefusal::Range,
    ..V3_9
};
const V4_0_2: Tool = Tool {
    since: KafkaVersion::new(4, 0, 2),
    tables: include_str!("../../data/storage/4.0.2.txt"),
    voters_decide: true,
    ..V4_0
};
const V4_1: Tool = Tool {
    since: KafkaVersion::new(4, 1, 0),
    tables: include_str!("../../data/storage/4.1.0.txt"),
    ..V4_0_2
};
const V4_1_1: Tool =
    Tool { since: KafkaVersion::new(4, 1, 1), tables: include_str!("../../data/storage/4.1.1.txt"), ..V4_1 };
const V4_2: Tool = Tool {
    since: KafkaVersion::new(4, 2, 0),
    tables: include_str!("../../data/storage/4.2.0.txt"),
    refusal: ReleaseRefusal::List,
    tells_records: true,
    ..V4_1_1
};
const V4_3: Tool =
    Tool { since: KafkaVersion::new(4, 3, 0), tables: include_str!("../../data/storage/4.3.0.txt"), ..V4_2 };
const V4_4: Tool = Tool {
    since: KafkaVersion::new(4, 4, 0),
    tables: include_str!("../../data/storage/4.4.0.txt"),
    layout: Layout::Snapshot,
    ..V4_3
};

/// All of them, ascending.
static TOOLS: [Tool; 11] = [V3_7, V3_8, V3_9, V3_9_2, V4_0, V4_0_2, V4_1, V4_1_1, V4_2, V4_3, V4_4];

/// A release whose storage tool is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownTool(pub KafkaVersion);

impl std::fmt::Display for UnknownTool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (oldest, newest) = (KafkaVersion::OLDEST, KafkaVersion::NEWEST);
        let Self(version) = self;
        write!(
            f,
            "how Kafka {version} formats is not known here, only {oldest} to {}.{}",
            newest.major, newest.minor
        )
    }
}

impl std::error::Error for UnknownTool {}

impl Tool {
    /// The tool of a release.
    ///
    /// # Errors
    /// The release is older than the first or newer than the last line that is known.
    pub fn of(version: KafkaVersion) -> Result<&'static Self, UnknownTool> {
        let newest = KafkaVersion::NEWEST;
        let is_newer = (version.major, version.minor) > (newest.major, newest.minor);
        let tool = TOOLS.iter().rev().find(|tool| tool.since <= version);
        tool.filter(|_| !is_newer).ok_or(UnknownTool(version))
    }

    /// Its metadata versions and features.
    pub(super) fn tables(&self) -> Tables {
        Tables::read(self.tables)
    }

    /// Whether it takes the flags of the quorum.
    pub(super) fn has_quorum_flags(&self) -> bool {
        self.generation >= Generation::Formatter
    }
}
