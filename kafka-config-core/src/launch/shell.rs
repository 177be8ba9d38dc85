//! What of bash the scripts rely on: variables, words, and the command `echo`.

use std::collections::BTreeMap;

use crate::model::{EnvName, Environment, Origin};

/// The variables of one script: those of the environment, and its own.
pub(super) struct Shell {
    /// What a program that it starts gets.
    pub(super) environment: Environment,
    own: BTreeMap<&'static str, String>,
}

impl Shell {
    pub(super) fn new(environment: Environment) -> Self {
        Self { environment, own: BTreeMap::new() }
    }

    /// `${name-}`.
    pub(super) fn value(&self, name: &str) -> &str {
        match self.own.get(name) {
            Some(value) => value,
            None => self.environment.get(name).map_or("", |variable| &variable.value),
        }
    }

    /// `name=value`, which a program that is started sees only where the name is exported.
    pub(super) fn assign(&mut self, name: &'static str, value: String) {
        if self.environment.get(name).is_some() {
            self.export(name, value);
        } else {
            self.own.insert(name, value);
        }
    }

    /// Assigns where the value is empty.
    pub(super) fn default(&mut self, name: &'static str, value: &str) {
        if self.value(name).is_empty() {
            self.assign(name, value.to_owned());
        }
    }

    /// `export name=value`.
    pub(super) fn export(&mut self, name: &str, value: String) {
        let name = EnvName::new(name);
        self.environment.set(name.clone(), value, Origin::Derived { name, from: Vec::new() });
    }

    /// `$name` without quotes.
    pub(super) fn words(&self, name: &str) -> impl Iterator<Item = String> {
        words(self.value(name)).map(str::to_owned)
    }
}

/// The words of an expansion without quotes. Names of files are not put in the place of patterns.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n']).filter(|word| !word.is_empty())
}

/// `echo $text`: the words with one blank between them, after `echo`'s own options.
pub(super) fn echo(text: &str) -> String {
    let mut all = words(text).peekable();
    let (mut ends_line, mut escapes) = (true, false);
    while let Some(letters) = all.next_if(|word| is_echo_option(word)) {
        for letter in letters.bytes() {
            match letter {
                b'n' => ends_line = false,
                b'e' => escapes = true,
                b'E' => escapes = false,
                _ => {}
            }
        }
    }
    let line = all.collect::<Vec<_>>().join(" ");
    let (line, is_cut) = if escapes { unescaped(&line) } else { (line, false) };
    if ends_line && !is_cut { line + "\n" } else { line }
}

/// What `echo -e` makes of backslashes, and whether `\c` cut the output short. Characters by their code, as `\x41`, stay
/// as they are.
fn unescaped(line: &str) -> (String, bool) {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('a') => out.push('\x07'),
            Some('b') => out.push('\x08'),
            Some('c') => return (out, true),
            Some('e' | 'E') => out.push('\x1b'),
            Some('f') => out.push('\x0c'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('v') => out.push('\x0b'),
            Some('\\') | None => out.push('\\'),
            Some(other) => out.extend(['\\', other]),
        }
    }
    (out, false)
}

fn is_echo_option(word: &str) -> bool {
    word.strip_prefix('-')
        .is_some_and(|letters| !letters.is_empty() && letters.bytes().all(|letter| b"neE".contains(&letter)))
}

#[cfg(test)]
mod tests {
    use super::echo;

    #[test]
    fn echo_takes_its_options_and_single_blanks() {
        assert_eq!(echo("  two   blanks\n\nlines\ttab\n"), "two blanks lines tab\n");
        assert_eq!(echo("-n"), "");
        assert_eq!(echo("-e a\\tb"), "a\tb\n");
        assert_eq!(echo("-e \\\\t\\q\\ca"), "\\t\\q");
        assert_eq!(echo("a\\tb -n"), "a\\tb -n\n");
        assert_eq!(echo(""), "\n");
    }
}
