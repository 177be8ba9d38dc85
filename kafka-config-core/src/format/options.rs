//! Options with their values, as argparse4j reads them: names may be cut short, letters joined, values attached.

use super::arguments::UsageError;

/// One option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flag {
    long: &'static str,
    short: char,
    takes_value: bool,
}

/// An option without a value.
pub(super) const fn switch(long: &'static str, short: char) -> Flag {
    Flag { long, short, takes_value: false }
}

/// An option with a value.
pub(super) const fn valued(long: &'static str, short: char) -> Flag {
    Flag { long, short, takes_value: true }
}

/// Asks for help.
pub(super) const HELP: Flag = switch("--help", 'h');
// The three that say who the voters are.
pub(super) const STANDALONE: Flag = switch("--standalone", 's');
pub(super) const NO_VOTERS: Flag = switch("--no-initial-controllers", 'N');
pub(super) const VOTERS: Flag = valued("--initial-controllers", 'I');

/// The options of a command line with their values, in order.
pub(super) struct Given(Vec<(Flag, String)>);

impl Given {
    /// Reads words as these options and nothing else.
    pub(super) fn read(flags: &[Flag], words: &[String]) -> Result<Self, UsageError> {
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

    pub(super) fn has(&self, flag: Flag) -> bool {
        self.0.iter().any(|(given, _)| *given == flag)
    }

    pub(super) fn all(&self, flag: Flag) -> Vec<String> {
        self.0.iter().filter(|(given, _)| *given == flag).map(|(_, value)| value.clone()).collect()
    }

    pub(super) fn last(&self, flag: Flag) -> Option<String> {
        self.all(flag).pop()
    }

    pub(super) fn required(&self, flag: Flag) -> Result<String, UsageError> {
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

/// An option with the value that is attached to it.
type Found<'w> = (Flag, Option<&'w str>);

/// The options in a word, each with the value that is attached to it; `None` where the word is none.
fn find<'w>(flags: &[Flag], word: &'w str) -> Result<Option<Vec<Found<'w>>>, UsageError> {
    if !is_flag(word) {
        return Ok(None);
    }
    match word.strip_prefix("--") {
        Some(_) => long(flags, word).map(|found| found.map(|found| vec![found])),
        None => Ok(short(flags, word.get(1..).unwrap_or_default())),
    }
}

/// A name may be cut short as long as it means one option only.
fn long<'w>(flags: &[Flag], word: &'w str) -> Result<Option<Found<'w>>, UsageError> {
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
fn short<'w>(flags: &[Flag], letters: &'w str) -> Option<Vec<Found<'w>>> {
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
