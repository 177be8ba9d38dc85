//! The command line of the storage tool, as argparse4j reads it.

use super::options::{Flag, Given, HELP, NO_VOTERS, STANDALONE, VOTERS, switch, valued};
use super::tool::{Generation, Tool};
use crate::model::may_hold_secret;

/// What is asked of the tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arguments {
    /// Its help.
    Help,
    /// To format directories.
    Format(Format),
    /// What is in the directories that this configuration file names.
    Info(String),
    /// A random id.
    RandomUuid,
    /// The levels of features that a release brings; without one, that of the tool.
    VersionMapping(Option<String>),
    /// What levels of features need.
    FeatureDependencies(Vec<String>),
}

/// The arguments of `format`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Format {
    /// `--config`.
    pub config: String,
    /// `--cluster-id`. Any text is one.
    pub cluster: String,
    /// `--add-scram`, each as written.
    pub users: Vec<String>,
    /// `--ignore-formatted`.
    pub ignores_formatted: bool,
    /// `--release-version`.
    pub release: Option<String>,
    /// `--feature`, each as written.
    pub features: Vec<String>,
    /// `--standalone`.
    pub is_standalone: bool,
    /// `--no-initial-controllers`.
    pub has_no_voters: bool,
    /// `--initial-controllers`.
    pub voters: Option<String>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The users' passwords are among their arguments.
        f.debug_struct("Format")
            .field("config", &self.config)
            .field("cluster", &self.cluster)
            .finish_non_exhaustive()
    }
}

/// A command line that the tool does not take, in its words. Holds no password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageError(pub String);

impl std::fmt::Display for UsageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

const CONFIG: Flag = valued("--config", 'c');
const CLUSTER: Flag = valued("--cluster-id", 't');
const SCRAM: Flag = valued("--add-scram", 'S');
const IGNORE: Flag = switch("--ignore-formatted", 'g');
const RELEASE: Flag = valued("--release-version", 'r');
const FEATURE: Flag = valued("--feature", 'f');

const FORMAT: [Flag; 10] =
    [HELP, CONFIG, CLUSTER, SCRAM, IGNORE, RELEASE, FEATURE, STANDALONE, NO_VOTERS, VOTERS];

impl Arguments {
    /// Reads what follows the tool's name. The word `format` may be missing.
    ///
    /// # Errors
    /// The release's tool takes no such command line.
    pub fn parse(tool: &Tool, words: &[String]) -> Result<Self, UsageError> {
        let (command, rest) = match words.split_first() {
            Some((first, rest)) if !first.starts_with('-') => (first.as_str(), rest),
            _ => ("format", words),
        };
        let has_lookups = tool.generation >= Generation::Lookups;
        match command {
            "format" => format(tool, rest),
            "info" => {
                let given = Given::read(&[HELP, CONFIG], rest)?;
                or_help(&given, |given| Ok(Self::Info(given.required(CONFIG)?)))
            }
            "random-uuid" => or_help(&Given::read(&[HELP], rest)?, |_| Ok(Self::RandomUuid)),
            "version-mapping" if has_lookups => {
                let given = Given::read(&[HELP, RELEASE], rest)?;
                or_help(&given, |given| Ok(Self::VersionMapping(given.last(RELEASE))))
            }
            "feature-dependencies" if has_lookups => {
                let given = Given::read(&[HELP, FEATURE], rest)?;
                or_help(&given, |given| {
                    given.required(FEATURE)?;
                    Ok(Self::FeatureDependencies(given.all(FEATURE)))
                })
            }
            other => Err(unknown_command(other, has_lookups)),
        }
    }
}

fn unknown_command(given: &str, has_lookups: bool) -> UsageError {
    let lookups = if has_lookups { "'version-mapping', 'feature-dependencies', " } else { "" };
    let given = if may_hold_secret(given) { "[hidden]" } else { given };
    UsageError(format!("invalid choice: '{given}' (choose from 'info', 'format', {lookups}'random-uuid')"))
}

fn format(tool: &Tool, words: &[String]) -> Result<Arguments, UsageError> {
    let is_known = |flag: &&Flag| match **flag {
        FEATURE => tool.generation >= Generation::MetadataOnly,
        STANDALONE | NO_VOTERS | VOTERS => tool.has_quorum_flags(),
        _ => true,
    };
    let flags: Vec<Flag> = FORMAT.iter().filter(is_known).copied().collect();
    or_help(&Given::read(&flags, words)?, |given| {
        Ok(Arguments::Format(Format {
            config: given.required(CONFIG)?,
            cluster: given.required(CLUSTER)?,
            users: given.all(SCRAM),
            ignores_formatted: given.has(IGNORE),
            release: given.last(RELEASE),
            features: given.all(FEATURE),
            is_standalone: given.has(STANDALONE),
            has_no_voters: given.has(NO_VOTERS),
            voters: given.last(VOTERS),
        }))
    })
}

fn or_help(
    given: &Given,
    arguments: impl FnOnce(&Given) -> Result<Arguments, UsageError>,
) -> Result<Arguments, UsageError> {
    if given.has(HELP) { Ok(Arguments::Help) } else { arguments(given) }
}
