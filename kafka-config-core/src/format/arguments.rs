//! The command line of the storage tool, as argparse4j reads it.

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

/// One option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flag {
    long: &'static str,
    short: char,
    takes_value: bool,
}

const fn switch(long: &'static str, short: char) -> Flag {
    Flag { long, short, takes_value: false }
}

const fn valued(long: &'static str, short: char) -> Flag {
    Flag { long, short, takes_value: true }
}

const HELP: Flag = switch("--help", 'h');
const CONFIG: Flag = valued("--config", 'c');
const CLUSTER: Flag = valued("--cluster-id", 't');
const SCRAM: Flag = valued("--add-scram", 'S');
const IGNORE: Flag = switch("--ignore-formatted", 'g');
const RELEASE: Flag = valued("--release-version", 'r');
const FEATURE: Flag = valued("--feature", 'f');
const STANDALONE: Flag = switch("--standalone", 's');
const NO_VOTERS: Flag = switch("--no-initial-controllers", 'N');
const VOTERS: Flag = valued("--initial-controllers", 'I');

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
                given.or_help(|given| Ok(Self::Info(given.required(CONFIG)?)))
            }
            "random-uuid" => Given::read(&[HELP], rest)?.or_help(|_| Ok(Self::RandomUuid)),
            "version-mapping" if has_lookups => {
                let given = Given::read(&[HELP, RELEASE], rest)?;
                given.or_help(|given| Ok(Self::VersionMapping(given.last(RELEASE))))
            }
            "feature-dependencies" if has_lookups => {
                let given = Given::read(&[HELP, FEATURE], rest)?;
                given.or_help(|given| {
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
    Given::read(&flags, words)?.or_help(|given| {
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

/// The options of a command line with their values, in order.
struct Given(Vec<(Flag, String)>);

impl Given {
    fn read(flags: &[Flag], words: &[String]) -> Result<Self, UsageError> {
        let mut given = Self(Vec::new());
        let mut unknown: Vec<&str> = Vec::new();
        let mut rest = words.iter().map(String::as_str).peekable();
        while let Some(word) = rest.next() {
            let Some(found) = find(flags, word)? else {
                unknown.push(word);
                continue;
            };
            for (flag, attached) in found {
                let value = match (flag.takes_value, attached) {
                    (false, _) => String::new(),
                    (true, Some(value)) => value.to_owned(),
                    (true, None) => {
                        rest.next_if(|next| !is_flag(next)).ok_or_else(|| missing_value(flag))?.to_owned()
                    }
                };
                given.exclude(flag)?;
                given.0.push((flag, value));
            }
        }
        match unknown.as_slice() {
            [] => Ok(given),
            _ if given.has(HELP) => Ok(given),
            unknown => Err(unrecognized(unknown)),
        }
    }

    /// Of the three that say who the voters are, one may be given.
    fn exclude(&self, flag: Flag) -> Result<(), UsageError> {
        const QUORUM: [Flag; 3] = [STANDALONE, NO_VOTERS, VOTERS];
        let other = self.0.iter().find(|(other, _)| *other != flag && QUORUM.contains(other));
        match other.filter(|_| QUORUM.contains(&flag)) {
            Some((other, _)) => Err(UsageError(format!(
                "argument {}: not allowed with argument {}",
                name(flag),
                name(*other)
            ))),
            None => Ok(()),
        }
    }

    fn or_help(
        self,
        arguments: impl FnOnce(&Self) -> Result<Arguments, UsageError>,
    ) -> Result<Arguments, UsageError> {
        if self.has(HELP) { Ok(Arguments::Help) } else { arguments(&self) }
    }

    fn has(&self, flag: Flag) -> bool {
        self.0.iter().any(|(given, _)| *given == flag)
    }

    fn all(&self, flag: Flag) -> Vec<String> {
        self.0.iter().filter(|(given, _)| *given == flag).map(|(_, value)| value.clone()).collect()
    }

    fn last(&self, flag: Flag) -> Option<String> {
        self.all(flag).pop()
    }

    fn required(&self, flag: Flag) -> Result<String, UsageError> {
        self.last(flag).ok_or_else(|| UsageError(format!("argument {} is required", name(flag))))
    }
}

fn name(flag: Flag) -> String {
    format!("{}/-{}", flag.long, flag.short)
}

fn is_flag(word: &str) -> bool {
    word.len() > 1 && word.starts_with('-')
}

fn missing_value(flag: Flag) -> UsageError {
    UsageError(format!("argument {}: expected one argument", name(flag)))
}

/// Words that stand outside of any option may be what the shell cut off a password with a blank.
fn unrecognized(words: &[&str]) -> UsageError {
    let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let shown: Vec<&str> = words.iter().map(|word| if is_plain(word) { word } else { "[hidden]" }).collect();
    UsageError(format!("unrecognized arguments: '{}'", shown.join("' '")))
}

/// The options in a word, each with the value that is attached to it; `None` where the word is none.
fn find<'w>(flags: &[Flag], word: &'w str) -> Result<Option<Vec<(Flag, Option<&'w str>)>>, UsageError> {
    if !is_flag(word) {
        return Ok(None);
    }
    match word.strip_prefix("--") {
        Some(_) => long(flags, word).map(|found| found.map(|found| vec![found])),
        None => Ok(short(flags, word.get(1..).unwrap_or_default())),
    }
}

/// A name may be cut short as long as it means one option only.
fn long<'w>(flags: &[Flag], word: &'w str) -> Result<Option<(Flag, Option<&'w str>)>, UsageError> {
    let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
    let meant: Vec<&Flag> = match flags.iter().find(|flag| flag.long == name) {
        Some(flag) => vec![flag],
        None => flags.iter().filter(|flag| flag.long.starts_with(name)).collect(),
    };
    match meant.as_slice() {
        [] => Ok(None),
        [flag] if value.is_some() && !flag.takes_value => {
            Err(UsageError(format!("argument {}: ignore implicit argument", self::name(**flag))))
        }
        [flag] => Ok(Some((**flag, value))),
        several => {
            let names: Vec<&str> = several.iter().map(|flag| flag.long).collect();
            Err(UsageError(format!("ambiguous option: {name} could match {}", names.join(", "))))
        }
    }
}

/// Letters one after the other; what follows one that takes a value is its value.
fn short<'w>(flags: &[Flag], letters: &'w str) -> Option<Vec<(Flag, Option<&'w str>)>> {
    let mut found = Vec::new();
    let mut rest = letters.chars();
    while let Some(letter) = rest.next() {
        let flag = *flags.iter().find(|flag| flag.short == letter)?;
        let after = rest.as_str();
        if flag.takes_value {
            found.push((flag, (!after.is_empty()).then(|| after.strip_prefix('=').unwrap_or(after))));
            return Some(found);
        }
        found.push((flag, None));
    }
    Some(found)
}
