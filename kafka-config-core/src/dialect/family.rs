//! What distinguishes one image from another, as plain data.

use super::entrypoint::Entrypoint;
use crate::model::{ConfigFile, KafkaVersion};

/// How the prefix is taken off a variable's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrefixRule {
    /// Every occurrence of the prefix vanishes, also inside the name (until 3.9).
    Everywhere,
    /// Only the prefix itself vanishes (4.0 and later, KAFKA-17911).
    Front,
    /// The prefix vanishes with the character behind it, whatever that is (`ub render-properties`).
    FrontAndNext,
}

/// What runs of `_` in a name become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separators {
    /// Threes from the left are `-`; what is left of a run is `.` for one and `_` for two. Dots take part (KIP-975).
    Thirds,
    /// One is `.`, two are `_`, three are `-`; a run beyond three ends with `_`, and one at either end of the name stays
    /// what it is (Confluent's `dub`, and `ub` since 1.0.15).
    Confluent,
    /// Each is a `.`: neither `_` nor `-` can be written.
    Dots,
    /// The rest of the name is the key as it is.
    Kept,
}

/// Which logging library the files are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Log4jGeneration {
    /// `log4j.properties`, to which lines are appended (until 3.9).
    One,
    /// `log4j2.yaml`, which is parsed and written anew (4.0 and later, KAFKA-18396).
    Two,
}

/// The image's absolute folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paths {
    /// Default files.
    pub default: &'static str,
    /// Files mounted by the user.
    pub mounted: &'static str,
    /// Where the files are written that Kafka reads.
    pub r#final: &'static str,
    /// Key stores and their passwords.
    pub secrets: &'static str,
}

/// One range of versions of one image family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// First version this holds for; it holds until the next entry of the family.
    pub since: KafkaVersion,
    /// What the name of a variable must start with to become a property.
    pub prefix: &'static str,
    /// How the prefix is taken off.
    pub prefix_rule: PrefixRule,
    /// What the rest of the name becomes.
    pub separators: Separators,
    /// Further beginnings of names, with what stands in their place in the key.
    pub also: &'static [(&'static str, &'static str)],
    /// Variables whose keys no rule gives.
    pub renamed: &'static [(&'static str, &'static str)],
    /// Parts of keys that the entrypoint mends: (as the rule makes them, as Kafka wants them).
    pub restored: &'static [(&'static str, &'static str)],
    /// Beginnings of names with the prefix that do not become properties.
    pub excluded_prefixes: &'static [&'static str],
    /// Names with the prefix that do not become properties.
    pub excluded: &'static [&'static str],
    /// What the entrypoint does with variables of its own, in words that follow the name and a colon.
    pub roles: &'static [(&'static str, &'static str)],
    /// Variables whose values the entrypoint reads from files, where variables of these names and `_FILE` name them.
    pub from_files: &'static [&'static str],
    /// Names that the image and the container runtime set in every container. Like all names they have a
    /// part in the order of the lines.
    pub image_environment: &'static [&'static str],
    /// What the scripts do with the variables before and while the files are written.
    pub entrypoint: Entrypoint,
    /// Name of the file that the broker reads.
    pub server_file: &'static str,
    /// Generation of the logging files.
    pub log4j: Log4jGeneration,
    /// Folders.
    pub paths: Paths,
    /// The default files of the image: real keys and values, our own comments.
    pub defaults: [&'static str; 3],
}

impl Dialect {
    /// Whether a variable of this name becomes a property.
    pub fn maps(&self, name: &str) -> bool {
        name.starts_with(self.prefix)
            && !self.excluded.contains(&name)
            && !self.excluded_prefixes.iter().any(|prefix| name.starts_with(prefix))
    }

    /// Whether the prefix stands in what is behind it once more.
    pub fn repeats_prefix(&self, rest: &str) -> bool {
        let Some(first) = self.prefix.bytes().next() else { return true };
        let mut places = memchr::memchr_iter(first, rest.as_bytes());
        places.any(|at| rest.get(at..).is_some_and(|rest| rest.starts_with(self.prefix)))
    }

    /// What people write in front of a key's name: the prefix with its separator.
    pub fn written_prefix(&self) -> String {
        let next = if self.prefix_rule == PrefixRule::FrontAndNext { "_" } else { "" };
        format!("{}{next}", self.prefix)
    }

    /// Whether the image is one of Apache Kafka's own.
    pub fn is_apache(&self) -> bool {
        self.entrypoint == Entrypoint::Apache
    }

    /// What the entrypoint does with a variable of its own.
    pub fn role(&self, name: &str) -> Option<&'static str> {
        self.roles.iter().find(|(known, _)| *known == name).map(|(_, role)| *role)
    }

    /// The name of a file in all three folders.
    pub fn file_name(&self, file: ConfigFile) -> &'static str {
        match (file, self.log4j) {
            (ConfigFile::Server, _) => self.server_file,
            (ConfigFile::Log4j, Log4jGeneration::One) => "log4j.properties",
            (ConfigFile::Log4j, Log4jGeneration::Two) => "log4j2.yaml",
            (ConfigFile::ToolsLog4j, Log4jGeneration::One) => "tools-log4j.properties",
            (ConfigFile::ToolsLog4j, Log4jGeneration::Two) => "tools-log4j2.yaml",
        }
    }

    /// The image's own default file.
    pub fn default_text(&self, file: ConfigFile) -> &'static str {
        let [server, log4j, tools] = self.defaults;
        match file {
            ConfigFile::Server => server,
            ConfigFile::Log4j => log4j,
            ConfigFile::ToolsLog4j => tools,
        }
    }
}
