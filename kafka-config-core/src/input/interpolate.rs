//! Variables in the texts of compose: `$V`, `${V}`, `${V:-default}`, `${V:?message}`, `${V:+other}`, `$$`.
//!
//! Source: compose-go, `template/template.go`, `Substitute`. Its regular expression takes all up to the last `}` of the
//! line and cuts that at the brace that closes the first; [`Braces`] answers both questions for every place at once, so
//! that texts with many or deeply nested variables take no longer than others.

use std::fmt;

use super::braces::Braces;
use crate::model::{Span, may_hold_secret};

/// A text that variables make longer than this is refused, so that a few lines cannot fill the memory.
pub(super) const LONGEST_VALUE: usize = 16 * 1024 * 1024;

/// A text whose variables have been replaced.
#[derive(Clone, PartialEq, Eq)]
pub struct Interpolated {
    /// The text; it may hold secrets.
    pub value: String,
    /// Names that have no value and no default, in order, with their place: compose warns and takes an empty text.
    pub unset: Vec<(String, Span)>,
}

impl fmt::Debug for Interpolated {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interpolated").field("unset", &self.unset).finish_non_exhaustive()
    }
}

/// What compose refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InterpolationFault {
    /// No name follows `${`.
    NoName,
    /// Neither `}` nor an operator follows this name.
    NoOperator(String),
    /// No `}` follows this name in the same line.
    NotClosed(String),
    /// `${NAME:?message}` or `${NAME?message}` of a variable that has no value.
    Missing {
        /// The variable.
        name: String,
        /// The message as typed; empty where it might hold a secret.
        message: String,
    },
    /// Variables make the text longer than 16 MiB.
    TooLong,
}

/// A fault in a text with variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterpolationError {
    /// The place in the text: from the `$` to the end of what was understood.
    pub span: Span,
    /// What is wrong there.
    pub fault: InterpolationFault,
}

impl fmt::Display for InterpolationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl fmt::Display for InterpolationFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName => {
                f.write_str("no variable name follows '${'; write '$${' for these two characters")
            }
            Self::NoOperator(name) => write!(
                f,
                "'${{{name}' must go on with '}}', '-', ':-', '+', ':+', '?' or ':?'; \
                 for a text that Kafka shall see write '$${{{name}'"
            ),
            Self::NotClosed(name) => {
                write!(
                    f,
                    "'${{{name}' is not closed: write '}}' in the same line, or '$${{' for the characters"
                )
            }
            Self::Missing { name, message } if message.is_empty() => {
                write!(f, "the variable '{name}' is required and has no value: set it")
            }
            Self::Missing { name, message } => {
                write!(f, "the variable '{name}' is required and has no value: {message}")
            }
            Self::TooLong => f.write_str("variables make this text longer than 16 MiB"),
        }
    }
}

impl std::error::Error for InterpolationError {}

/// Replaces the variables of a text as compose does; `lookup` tells their values.
///
/// # Errors
/// The first fault; compose then refuses the whole file.
///
/// ```
/// use kafka_config_core::input::interpolate;
///
/// let lookup = |name: &str| (name == "HOST").then_some("kafka-1");
/// let text = interpolate("PLAINTEXT://${HOST:?}:${PORT:-9092}", &lookup)?;
/// assert_eq!(text.value, "PLAINTEXT://kafka-1:9092");
/// # Ok::<(), kafka_config_core::input::InterpolationError>(())
/// ```
pub fn interpolate<V: AsRef<str>>(
    text: &str,
    lookup: &dyn Fn(&str) -> Option<V>,
) -> Result<Interpolated, InterpolationError> {
    if !text.contains('$') {
        return Ok(Interpolated { value: text.to_owned(), unset: Vec::new() });
    }
    let result = Interpolated { value: String::with_capacity(text.len()), unset: Vec::new() };
    let mut run = Run { text, braces: Braces::of(text), lookup, result };
    run.all()?;
    Ok(run.result)
}

struct Run<'a, V> {
    text: &'a str,
    braces: Braces,
    lookup: &'a dyn Fn(&str) -> Option<V>,
    result: Interpolated,
}

/// `${NAME` with an operator, and what it works on.
struct Braced<'a> {
    name: &'a str,
    operator: u8,
    /// Whether `:` stands before the operator: an empty value counts as none.
    colon: bool,
    operand: Span,
    /// The place of the whole, braces included.
    at: Span,
}

impl<'a, V: AsRef<str>> Run<'a, V> {
    /// A stack of what is still to do stands for compose-go's recursion.
    fn all(&mut self) -> Result<(), InterpolationError> {
        let mut parts = vec![Span::new(0, self.text.len())];
        while let Some(part) = parts.pop() {
            self.part(part, &mut parts)?;
        }
        Ok(())
    }

    /// Replaces the variables of a part up to the first that has an operator, whose operand comes next.
    fn part(&mut self, part: Span, parts: &mut Vec<Span>) -> Result<(), InterpolationError> {
        let (mut place, end) = (part.start, part.end);
        while place < end {
            let rest = self.slice(place, end);
            let dollar = memchr::memchr(b'$', rest.as_bytes()).unwrap_or(rest.len());
            self.push(self.slice(place, place + dollar), Span::new(place, place + dollar))?;
            place += dollar;
            let after = rest.get(dollar + 1..).unwrap_or_default();
            let name = name_at(after);
            if !name.is_empty() {
                let at = Span::new(place, place + 1 + name.len());
                self.plain(name, at)?;
                place = at.end;
            } else if after.starts_with('{') {
                let Some(braced) = self.braced(place, end)? else {
                    place = self.plain_in_braces(place, end)?;
                    continue;
                };
                parts.push(Span::new(braced.at.end, end));
                parts.extend(self.apply(&braced)?);
                return Ok(());
            } else if place < end {
                // `$$` is a dollar sign, and so is a `$` before anything else.
                self.push("$", Span::new(place, place + 1))?;
                place += 1 + usize::from(after.starts_with('$'));
            }
        }
        Ok(())
    }

    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn push(&mut self, text: &str, at: Span) -> Result<(), InterpolationError> {
        if self.result.value.len() + text.len() > LONGEST_VALUE.max(self.text.len()) {
            return Err(InterpolationError { span: at, fault: InterpolationFault::TooLong });
        }
        self.result.value.push_str(text);
        Ok(())
    }

    fn plain(&mut self, name: &str, at: Span) -> Result<(), InterpolationError> {
        if let Some(value) = (self.lookup)(name) {
            return self.push(value.as_ref(), at);
        }
        self.result.unset.push((name.to_owned(), at));
        Ok(())
    }

    /// `${NAME}`, whose end is the answer.
    fn plain_in_braces(&mut self, dollar: usize, end: usize) -> Result<usize, InterpolationError> {
        let name = name_at(self.slice(dollar + 2, end));
        let at = Span::new(dollar, dollar + name.len() + 3);
        self.plain(name, at)?;
        Ok(at.end)
    }

    /// What stands at `${`; `None` where it has no operator.
    fn braced(&self, dollar: usize, end: usize) -> Result<Option<Braced<'a>>, InterpolationError> {
        let name = name_at(self.slice(dollar + 2, end));
        let named = dollar + 2 + name.len();
        let fault = |fault| InterpolationError { span: Span::new(dollar, named), fault };
        if name.is_empty() {
            return Err(fault(InterpolationFault::NoName));
        }
        let after = self.slice(named, end).as_bytes();
        let colon = after.first() == Some(&b':');
        let operator = match after.get(usize::from(colon)) {
            Some(b'}') if !colon => return Ok(None),
            Some(&operator @ (b'-' | b'+' | b'?')) => operator,
            None if !colon => return Err(fault(InterpolationFault::NotClosed(name.to_owned()))),
            _ => return Err(fault(InterpolationFault::NoOperator(name.to_owned()))),
        };
        let operand = named + usize::from(colon) + 1;
        let close = self
            .braces
            .closing(dollar + 1, operand, end)
            .ok_or_else(|| fault(InterpolationFault::NotClosed(name.to_owned())))?;
        let (at, operand) = (Span::new(dollar, close + 1), Span::new(operand, close));
        Ok(Some(Braced { name, operator, colon, operand, at }))
    }

    /// Gives the value of a variable with an operator, or its operand, whose variables are to be replaced next.
    fn apply(&mut self, braced: &Braced<'a>) -> Result<Option<Span>, InterpolationError> {
        let value = (self.lookup)(braced.name).filter(|value| !braced.colon || !value.as_ref().is_empty());
        match (braced.operator, value) {
            (b'+', Some(_)) | (b'-', None) => return Ok(Some(braced.operand)),
            (b'+', None) => {}
            (_, Some(value)) => self.push(value.as_ref(), braced.at)?,
            (_, None) => return Err(self.missing(braced)),
        }
        Ok(None)
    }

    fn missing(&self, braced: &Braced<'_>) -> InterpolationError {
        let message = self.slice(braced.operand.start, braced.operand.end);
        let message = if may_hold_secret(message) { "" } else { message };
        let fault = InterpolationFault::Missing { name: braced.name.to_owned(), message: message.to_owned() };
        InterpolationError { span: braced.at, fault }
    }
}

/// The variable name at the start of a text, empty where there is none.
///
/// The letters are matched without regard to case in Unicode's sense, so that the Kelvin sign and the long s are names.
fn name_at(text: &str) -> &str {
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '\u{212a}' | '\u{17f}');
    if !text.starts_with(is_letter) {
        return "";
    }
    let end = text.find(|c: char| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
