//! Env files of compose: statements rather than lines, quotes, escapes, and variables in values.
//!
//! Source: compose-go, `dotenv/godotenv.go`, `ParseWithLookup`, and `dotenv/parser.go`.

use std::collections::BTreeMap;

use super::fault::{EnvFault, EnvFaultKind};
use super::file::{Assignment, Collector, EnvFile};
use super::{escapes, statement};
use crate::input::decoded::Decoded;
use crate::input::interpolate::LONGEST_VALUE;
use crate::input::{InterpolationFault, interpolate};
use crate::model::Span;

/// Reads the file; `lookup` tells the variables that win over those of the file itself.
///
/// # Errors
/// The first fault, as compose stops there and uses nothing of the file.
pub fn read_dotenv<'v>(bytes: &[u8], lookup: &dyn Fn(&str) -> Option<&'v str>) -> Result<EnvFile, EnvFault> {
    read_dotenv_after(bytes, &BTreeMap::new(), lookup)
}

/// Reads a further file; its values can use what earlier files have set, unless it sets the same names anew.
///
/// # Errors
/// As [`read_dotenv`].
pub fn read_dotenv_after<'v>(
    bytes: &[u8],
    earlier: &BTreeMap<String, String>,
    lookup: &dyn Fn(&str) -> Option<&'v str>,
) -> Result<EnvFile, EnvFault> {
    let decoded = Decoded::new(bytes);
    let mut reader = Reader {
        decoded: &decoded,
        lookup,
        found: Collector::new(bytes),
        values: earlier.clone(),
        length: 0,
    };
    let text = decoded.text.as_ref();
    let mut place = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while let Some(start) = statement::start(text, place) {
        place = reader.statement(text, start)?;
    }
    Ok(reader.found.file)
}

struct Reader<'a, 'v> {
    decoded: &'a Decoded<'a>,
    lookup: &'a dyn Fn(&str) -> Option<&'v str>,
    found: Collector<'a>,
    /// What the file has set so far.
    values: BTreeMap<String, String>,
    /// How long all values are.
    length: usize,
}

impl Reader<'_, '_> {
    /// Reads one statement and tells where it ends.
    fn statement(&mut self, text: &str, start: usize) -> Result<usize, EnvFault> {
        let name = statement::name(text, start).map_err(|fault| self.fault(fault))?;
        let name_at = self.decoded.original(name.at);
        let key = slice(text, name.at).to_owned();
        if name.inherited {
            let value = (self.lookup)(&key).map(str::to_owned);
            self.values.extend(value.clone().map(|value| (key.clone(), value)));
            self.found.take_from_host(&key, name_at, value);
            return Ok(name.next);
        }
        let value = statement::value(text, name.next).map_err(|fault| self.fault(fault))?;
        let raw = slice(text, value.at);
        let set = match value.quote {
            None => self.interpolated(raw, Some(value.at), value.at)?,
            Some('"') => {
                let unquoted = escapes::expand(&without_escaped(raw, '"'));
                let verbatim = (unquoted == raw).then_some(value.at);
                self.interpolated(&unquoted, verbatim, value.at)?
            }
            Some(quote) => without_escaped(raw, quote),
        };
        if key.is_empty() && name.next == name.at.start {
            self.found.note(self.decoded.original(value.at), EnvFaultKind::NoLineFeed);
        }
        self.length += set.len();
        if self.length > LONGEST_VALUE.max(text.len()) {
            return Err(self.fault((value.at, EnvFaultKind::TooLong)));
        }
        let value_at = Some(self.decoded.original(value.at));
        self.values.insert(key.clone(), set.clone());
        self.found.file.assignments.push(Assignment { name: key, value: set, name_at, value_at });
        Ok(value.next)
    }

    /// Replaces variables; `verbatim` is the place of the text where the file holds it as it is, `at` that of the value.
    fn interpolated(&mut self, text: &str, verbatim: Option<Span>, at: Span) -> Result<String, EnvFault> {
        let (lookup, values) = (self.lookup, &self.values);
        let lookup = |name: &str| lookup(name).or_else(|| values.get(name).map(String::as_str));
        let place = |span: Span| verbatim.map_or(at, |verbatim| span.shifted(verbatim.start));
        let result = interpolate(text, &lookup).map_err(|error| {
            let kind = match error.fault {
                InterpolationFault::TooLong => EnvFaultKind::TooLong,
                fault => EnvFaultKind::Variable(fault),
            };
            (place(error.span), kind)
        });
        let result = result.map_err(|fault| self.fault(fault))?;
        for (name, span) in result.unset {
            self.found.note(self.decoded.original(place(span)), EnvFaultKind::Unset(name));
        }
        Ok(result.value)
    }

    fn fault(&mut self, (span, kind): (Span, EnvFaultKind)) -> EnvFault {
        self.found.fault(self.decoded.original(span), kind)
    }
}

fn slice(text: &str, at: Span) -> &str {
    text.get(at.start..at.end).unwrap_or_default()
}

/// A quoted text whose escaped quotes are quotes; every other backslash stays.
fn without_escaped(text: &str, quote: char) -> String {
    let mut result = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if escaped && c != quote {
            result.push('\\');
        }
        if escaped || c != '\\' {
            result.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    result
}
