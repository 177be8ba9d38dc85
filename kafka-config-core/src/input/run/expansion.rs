//! What a shell puts in the place of `$…`, as far as the script tells.
//!
//! Source: POSIX.1-2024, XCU 2.6.2 (parameters), 2.6.4 (arithmetic) and 2.6.5 (splitting).

use super::arithmetic::computed;
use super::shell::{Lexer, ShellWord, name_at};
use super::variables::Setting;
use crate::model::Span;

/// Defaults inside one another that are read.
const DEEPEST: u8 = 16;

/// `${NAME:-other}` and its like.
#[derive(Clone, Copy)]
struct Braced<'t> {
    start: usize,
    name: &'t str,
    operator: char,
    /// Whether a colon makes an empty value as good as none.
    or_empty: bool,
    quoted: bool,
}

impl Lexer<'_> {
    /// `$NAME`, `${NAME}`, `$(command)`, `` `command` ``; a `$` before anything else is a character.
    pub(super) fn expansion(&mut self, found: &mut ShellWord, quoted: bool) {
        let (start, rest) = (self.place, self.rest());
        let after = rest.get(1..).unwrap_or_default();
        if after.starts_with('{') && !rest.starts_with('`') {
            return self.braced(found, quoted);
        }
        let name = name_at(after);
        let length = if rest.starts_with('`') {
            after.find('`').map(|end| end + 2)
        } else if after.starts_with('(') {
            closing(after).map(|end| end + 2)
        } else if name.is_empty() {
            return self.special(found, after, quoted);
        } else {
            Some(1 + name.len())
        };
        let Some(length) = length else {
            return self.stop(start, if rest.starts_with('`') { '`' } else { '(' });
        };
        self.place += length;
        if rest.starts_with('`') || name.is_empty() {
            return match self.arithmetic(start) {
                Some(number) => self.known(&number, start, found, quoted),
                None => found.unknown = Some("what a command prints".to_owned()),
            };
        }
        self.variable(name, start, found, quoted);
    }

    fn variable(&mut self, name: &str, start: usize, found: &mut ShellWord, quoted: bool) {
        match self.variables.known(name) {
            Some(value) => self.known(value, start, found, quoted),
            None => found.unknown = Some(format!("the shell's variable {name}")),
        }
    }

    /// What the expansion that was just passed comes to, if it is `$((…))`.
    fn arithmetic(&self, start: usize) -> Option<String> {
        let written = self.text.get(start..self.place)?;
        let expression = written.strip_prefix("$((")?.strip_suffix("))")?;
        let number = computed(expression, &|name| self.variables.known(name))?;
        Some(number.to_string())
    }

    /// `${NAME}`, and what to take where the variable is not set.
    fn braced(&mut self, found: &mut ShellWord, quoted: bool) {
        let (start, inside) = (self.place, self.rest().get(2..).unwrap_or_default());
        let name = name_at(inside);
        let after = inside.get(name.len()..).unwrap_or_default();
        let (or_empty, after) = after.strip_prefix(':').map_or((false, after), |after| (true, after));
        let operator = after.chars().next().filter(|sign| matches!(sign, '-' | '=' | '?' | '+'));
        if let Some(operator) = operator.filter(|_| !name.is_empty() && self.depth < DEEPEST) {
            self.place += 2 + name.len() + usize::from(or_empty) + 1;
            let other = self.until_brace(start, quoted);
            return self.chosen(&Braced { start, name, operator, or_empty, quoted }, other, found);
        }
        let Some(length) = inside.find('}') else { return self.stop(start, '{') };
        self.place += 2 + length + 1;
        match name {
            "" => found.unknown = Some("what a command prints".to_owned()),
            _ if length == name.len() => self.variable(name, start, found, quoted),
            _ => found.unknown = Some(format!("the shell's variable {name}")),
        }
    }

    /// The word after the operator, and the brace that ends it.
    fn until_brace(&mut self, start: usize, quoted: bool) -> ShellWord {
        let mut word = ShellWord::new();
        self.depth += 1;
        while let Some(sign) = self.sign().filter(|_| self.unclosed.is_none()) {
            match sign {
                '}' => {
                    self.place += 1;
                    self.depth -= 1;
                    return word;
                }
                '\'' if !quoted => self.single_quoted(&mut word),
                '"' => self.double_quoted(&mut word),
                '\\' => self.escaped(&mut word),
                '$' | '`' => self.expansion(&mut word, quoted),
                _ => self.plain(sign, &mut word),
            }
        }
        if self.unclosed.is_none() {
            self.stop(start, '{');
        }
        word
    }

    /// The variable or the other word, as the operator has it.
    fn chosen(&mut self, braced: &Braced<'_>, other: ShellWord, found: &mut ShellWord) {
        let Braced { start, name, operator, or_empty, quoted } = *braced;
        let setting = self.variables.get(name);
        let value = match setting {
            Setting::Known(value) if !(or_empty && value.is_empty()) => Some(value),
            Setting::Unknown => {
                found.unknown = Some(format!("the shell's variable {name}"));
                return;
            }
            _ => None,
        };
        match (operator, value) {
            ('+', None) => {}
            ('-' | '=' | '?', Some(value)) => self.known(value, start, found, quoted),
            ('?', None) => found.unknown = Some(format!("the shell's variable {name}")),
            _ => {
                if operator == '=' {
                    let value = other.unknown.is_none().then(|| other.word.text.clone());
                    self.assigned.push((name.to_owned(), value));
                }
                match other.unknown {
                    Some(unknown) => found.unknown = Some(unknown),
                    None => self.known(&other.word.text, start, found, quoted || other.quoted),
                }
            }
        }
    }

    /// `$1`, `$@`, `$?`, and `$'text'` of newer shells.
    fn special(&mut self, found: &mut ShellWord, after: &str, quoted: bool) {
        match after.chars().next() {
            Some(sign @ ('0'..='9' | '@' | '*' | '#' | '?' | '!' | '-' | '$')) => {
                found.unknown = Some(format!("the shell's ${sign}"));
                self.place += 2;
            }
            // Not POSIX before 2024, but what bash reads: the escapes inside stay as written.
            Some('\'') if !quoted => {
                self.place += 1;
                self.single_quoted(found);
            }
            _ => self.plain('$', found),
        }
    }

    /// Takes a value for all that stands from `start` on.
    fn known(&mut self, value: &str, start: usize, found: &mut ShellWord, quoted: bool) {
        let Some(left) = self.budget.checked_sub(value.len()) else {
            found.unknown = Some("variables that make the script too long".to_owned());
            return;
        };
        *self.budget = left;
        // Unquoted, the shell would split the value into words.
        if !quoted && value.contains([' ', '\t', '\n', '*', '?', '[']) {
            found.unknown = Some("an unquoted variable that the shell splits into words".to_owned());
            return;
        }
        let at = Span::new(start, self.place);
        for sign in value.chars() {
            found.word.push(sign, at);
        }
    }
}

/// The place of the bracket that closes the first.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open += 1,
            b')' => {
                open = open.saturating_sub(1);
                if open == 0 {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}
