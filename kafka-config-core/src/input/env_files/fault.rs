//! What is wrong in an env file. No message repeats a value: it may be a secret.

use std::fmt;

use crate::input::InterpolationFault;
use crate::model::Span;

/// A fault with its place: one that refuses the file, or a note on what a reader leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvFault {
    /// Line number from 1.
    pub line: usize,
    /// The place in the text.
    pub span: Span,
    /// What is wrong there.
    pub kind: EnvFaultKind,
}

/// What can be wrong in an env file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnvFaultKind {
    /// docker and systemd: not UTF-8.
    NotUtf8,
    /// systemd: a NUL byte.
    NulByte,
    /// docker and podman: a line of 64 KiB or more.
    LongLine,
    /// docker and podman: nothing stands before the `=`.
    NoName,
    /// docker: a blank or a tab after this beginning of a name.
    BlankInName(String),
    /// compose: `export` and nothing else at the end of the file.
    NothingExported,
    /// compose: a blank inside a name.
    SpaceInName,
    /// compose: this character in a name.
    CharacterInName {
        /// The character.
        character: char,
        /// Whether the name begins where a quoted value has ended.
        after_quote: bool,
    },
    /// compose, a fault: no quote ends the value. systemd, a note: it runs to the end of the file.
    Unterminated(char),
    /// compose: a variable in a value.
    Variable(InterpolationFault),
    /// compose: with their variables the values are longer than 16 MiB.
    TooLong,
    /// A note: a name alone, which the host does not set.
    NotOnHost(String),
    /// A note, compose: `$NAME` of a variable that nobody sets gives an empty text.
    Unset(String),
    /// A note, compose: a last line without line feed and `=` becomes the value of an empty name.
    NoLineFeed,
    /// A note, systemd: a line without `=`, which is dropped.
    NoEquals,
    /// A note, systemd: a name that is none, whose line is dropped.
    InvalidName(String),
}

impl fmt::Display for EnvFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.kind)?;
        self.kind.help().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

impl std::error::Error for EnvFault {}

impl fmt::Display for EnvFaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("not UTF-8"),
            Self::NulByte => f.write_str("a NUL byte, for which systemd refuses the file"),
            Self::LongLine => f.write_str("65,536 bytes or more in one line"),
            Self::NoName => f.write_str("no variable name before the '='"),
            Self::BlankInName(name) => write!(f, "a blank follows '{name}'"),
            Self::NothingExported => f.write_str("nothing follows 'export'"),
            Self::SpaceInName => f.write_str("a blank inside a variable name"),
            Self::CharacterInName { character, after_quote: false } => {
                write!(f, "'{}' in a variable name", shown(*character))
            }
            Self::CharacterInName { character, after_quote: true } => write!(
                f,
                "after the quote that ends a value the next variable begins, and '{}' cannot stand in its name",
                shown(*character)
            ),
            Self::Unterminated(quote) => write!(f, "no {quote} ends this value"),
            Self::Variable(fault) => fault.fmt(f),
            Self::TooLong => f.write_str("variables make the values of this file longer than 16 MiB"),
            Self::NotOnHost(name) => {
                write!(f, "'{name}' has no value here and none on the host: it is left out")
            }
            Self::Unset(name) => write!(f, "the variable '{name}' is not set: an empty text takes its place"),
            Self::NoLineFeed => f.write_str(
                "a last line without '=' and without line feed sets a variable with an empty name",
            ),
            Self::NoEquals => f.write_str("a line without '=', which systemd drops"),
            Self::InvalidName(name) => write!(f, "'{name}' is no name for systemd, which drops the line"),
        }
    }
}

/// A character, or its escape where it would not show.
fn shown(character: char) -> String {
    let plain = matches!(character, '"' | '\'' | '\\');
    if plain { character.to_string() } else { character.escape_debug().to_string() }
}

impl EnvFaultKind {
    /// What to write instead.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotUtf8 => "save the file as UTF-8".to_owned(),
            Self::NulByte => "save the file as plain UTF-8 text".to_owned(),
            Self::NoName | Self::NoEquals | Self::NothingExported => "write lines NAME=VALUE".to_owned(),
            Self::BlankInName(name) if name == "export" => {
                "leave out 'export': the file is no shell script".to_owned()
            }
            Self::BlankInName(name) if name.ends_with(':') => {
                "this is YAML: an env file holds lines NAME=VALUE".to_owned()
            }
            Self::BlankInName(name) => format!("write '{name}=' without blanks"),
            Self::SpaceInName => "write NAME=VALUE, and a comment on a line of its own".to_owned(),
            Self::CharacterInName { after_quote: false, .. } => {
                "names hold letters, digits, '_', '.' and '-'".to_owned()
            }
            Self::CharacterInName { after_quote: true, .. } => {
                "put the whole value into one pair of quotes".to_owned()
            }
            Self::Unterminated(quote) => format!("write {quote} at the end of the value"),
            Self::NotOnHost(name) => format!("write '{name}=VALUE', or set it where the command runs"),
            Self::Unset(name) => {
                format!("set it, write '${{{name}:-DEFAULT}}', or '$${name}' for the characters")
            }
            Self::NoLineFeed => "write NAME=VALUE, or end the line".to_owned(),
            Self::InvalidName(name) if name.starts_with("export ") => {
                "leave out 'export': the file is no shell script".to_owned()
            }
            Self::InvalidName(_) => "use letters, digits and '_', and no digit first".to_owned(),
            Self::LongLine | Self::Variable(_) | Self::TooLong => return None,
        })
    }
}
