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
    /// What decides whether the quorum is dynamic.
    pub(super) quorum: QuorumRule,
    /// Whether it prints what it found in the directories.
    pub(super) tells_directories: bool,
    /// Whether a broker with several directories needs a metadata version for that.
    pub(super) counts_directories: bool,
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

/// What decides whether the quorum is dynamic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuorumRule {
    /// The flags that name voters; refusals name the KIP.
    Named,
    /// All its flags; refusals name the KIP.
    Kip853,
    /// All its flags.
    Flags,
    /// That `controller.quorum.voters` is empty, and flags beside static voters are refused.
    Voters,
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
    quorum: QuorumRule::Named,
    tells_directories: true,
    counts_directories: false,
    tells_records: false,
    layout: Layout::Bootstrap,
};
const V3_7_1: Tool = Tool { since: KafkaVersion::new(3, 7, 1), counts_directories: true, ..V3_7 };
const V3_7_2: Tool = Tool { since: KafkaVersion::new(3, 7, 2), tells_directories: false, ..V3_7_1 };
const V3_8: Tool = Tool {
    since: KafkaVersion::new(3, 8, 0),
    tables: include_str!("../../data/storage/3.8.0.txt"),
    generation: Generation::MetadataOnly,
    ..V3_7_2
};
const V3_9: Tool = Tool {
    since: KafkaVersion::new(3, 9, 0),
    tables: include_str!("../../data/storage/3.9.0.txt"),
    generation: Generation::Formatter,
    ..V3_8
};
const V3_9_1: Tool = Tool { since: KafkaVersion::new(3, 9, 1), quorum: QuorumRule::Kip853, ..V3_9 };
const V3_9_2: Tool = Tool {
    since: KafkaVersion::new(3, 9, 2),
    tables: include_str!("../../data/storage/3.9.2.txt"),
    quorum: QuorumRule::Voters,
    ..V3_9_1
};
const V4_0: Tool = Tool {
    since: KafkaVersion::new(4, 0, 0),
    tables: include_str!("../../data/storage/4.0.0.txt"),
    generation: Generation::Lookups,
    refusal: ReleaseRefusal::Range,
    ..V3_9_1
};
const V4_0_2: Tool = Tool {
    since: KafkaVersion::new(4, 0, 2),
    tables: include_str!("../../data/storage/4.0.2.txt"),
    quorum: QuorumRule::Voters,
    ..V4_0
};
const V4_1: Tool = Tool {
    since: KafkaVersion::new(4, 1, 0),
    tables: include_str!("../../data/storage/4.1.0.txt"),
    quorum: QuorumRule::Flags,
    ..V4_0_2
};
const V4_1_1: Tool = Tool {
    since: KafkaVersion::new(4, 1, 1),
    tables: include_str!("../../data/storage/4.1.1.txt"),
    quorum: QuorumRule::Voters,
    ..V4_1
};
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

/// The last one. Of a later line nobody knows what it does, whatever else is known of it.
const NEWEST: Tool = V4_4;

/// All of them, ascending.
static TOOLS: [Tool; 14] =
    [V3_7, V3_7_1, V3_7_2, V3_8, V3_9, V3_9_1, V3_9_2, V4_0, V4_0_2, V4_1, V4_1_1, V4_2, V4_3, NEWEST];

/// A release whose storage tool is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownTool(pub KafkaVersion);

impl std::fmt::Display for UnknownTool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (oldest, newest) = (V3_7.since, NEWEST.since);
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
        let newest = NEWEST.since;
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
