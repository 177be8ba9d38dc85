//! The words of a shell script: quotes, continued lines, comments, and variables as far as they are known.
//!
//! Source: POSIX.1-2024, XCU 2.2 (quoting), 2.3 (tokens) and 2.6.2 (parameters). Only what command lines need:
//! compound commands and here-documents are not understood, their words are read as they stand.

use super::variables::Variables;
use crate::input::units::Word;
use crate::model::{SourceId, Span};

/// A word, and the first thing in it that only the shell knows.
pub(super) struct ShellWord {
    pub(super) word: Word,
    /// `the variable A`, `what a command prints`.
    pub(super) unknown: Option<String>,
    /// Whether a part of it is quoted: such a word is no keyword and no assignment.
    pub(super) quoted: bool,
}

impl ShellWord {
    pub(super) fn new() -> Self {
        Self { word: Word::new(SourceId(0)), unknown: None, quoted: false }
    }
}

/// Something the shell cannot read to its end.
pub(super) struct Unclosed {
    /// From the quote to the end of its line.
    pub(super) at: Span,
    pub(super) sign: char,
}

/// The words of one command, and where the next begins.
pub(super) struct Command {
    pub(super) words: Vec<ShellWord>,
    pub(super) next: usize,
    pub(super) unclosed: Option<Unclosed>,
    /// What `${NAME:=default}` sets.
    pub(super) assigned: Vec<(String, Option<String>)>,
}

/// Reads the command that begins at `start`; variables may make the words of all commands longer by `budget` bytes.
pub(super) fn read_command(text: &str, start: usize, variables: &Variables, budget: &mut usize) -> Command {
    let mut lexer =
        Lexer { text, place: start, variables, budget, depth: 0, unclosed: None, assigned: Vec::new() };
    let mut words = Vec::new();
    loop {
        lexer.skip_blanks();
        match lexer.sign() {
            None => break,
            Some('\n' | ';' | '|' | '&' | '(' | ')') => {
                lexer.place += 1;
                break;
            }
            Some('<' | '>') => lexer.redirection(),
            Some(_) => {
                let word = lexer.word();
                let is_number = !word.quoted && word.word.text.bytes().all(|byte| byte.is_ascii_digit());
                // `2>file`: the number is no word of the command.
                if !(is_number && matches!(lexer.sign(), Some('<' | '>'))) {
                    words.push(word);
                }
            }
        }
        if lexer.unclosed.is_some() {
            break;
        }
    }
    Command { words, next: lexer.place, unclosed: lexer.unclosed, assigned: lexer.assigned }
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) place: usize,
    pub(super) variables: &'a Variables,
    pub(super) budget: &'a mut usize,
    /// How many defaults stand around the place.
    pub(super) depth: u8,
    pub(super) unclosed: Option<Unclosed>,
    pub(super) assigned: Vec<(String, Option<String>)>,
}

impl<'a> Lexer<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.place..).unwrap_or_default()
    }

    pub(super) fn sign(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips blanks, continued line ends and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let continued = ["\\\n", "\\\r\n"].into_iter().find(|end| rest.starts_with(end));
            match (continued, rest.chars().next()) {
                (Some(end), _) => self.place += end.len(),
                (None, Some(' ' | '\t' | '\r')) => self.place += 1,
                (None, Some('#')) => self.place += rest.find('\n').unwrap_or(rest.len()),
                _ => return,
            }
        }
    }

    /// `>file`, `2>&1`, `<<EOF`: skipped with their word.
    fn redirection(&mut self) {
        let rest = self.rest();
        self.place += rest.len() - rest.trim_start_matches(['<', '>', '&', '|']).len();
        self.skip_blanks();
        if !matches!(self.sign(), None | Some('\n' | ';' | '|' | '&' | '(' | ')')) {
            self.word();
        }
    }

    fn word(&mut self) -> ShellWord {
        let start = self.place;
        let mut found = ShellWord::new();
        while let Some(sign) = self.sign() {
            match sign {
                ' ' | '\t' | '\n' | '\r' | ';' | '|' | '&' | '(' | ')' | '<' | '>' => break,
                '\'' => self.single_quoted(&mut found),
                '"' => self.double_quoted(&mut found),
                '\\' => self.escaped(&mut found),
                '$' | '`' => self.expansion(&mut found, false),
                _ => self.plain(sign, &mut found),
            }
        }
        found.word.at = Span::new(start, self.place);
        found
    }

    pub(super) fn plain(&mut self, sign: char, found: &mut ShellWord) {
        let at = Span::new(self.place, self.place + sign.len_utf8());
        found.word.push(sign, at);
        self.place = at.end;
    }

    pub(super) fn escaped(&mut self, found: &mut ShellWord) {
        let rest = self.rest();
        if let Some(end) = ["\\\n", "\\\r\n"].into_iter().find(|end| rest.starts_with(end)) {
            self.place += end.len();
            return;
        }
        found.quoted = true;
        let sign = rest.chars().nth(1);
        let length = 1 + sign.map_or(0, char::len_utf8);
        found.word.push(sign.unwrap_or('\\'), Span::new(self.place, self.place + length));
        self.place += length;
    }

    pub(super) fn single_quoted(&mut self, found: &mut ShellWord) {
        found.quoted = true;
        let quote = self.place;
        self.place += 1;
        let Some(length) = self.rest().find('\'') else { return self.stop(quote, '\'') };
        for sign in self.rest().get(..length).unwrap_or_default().chars() {
            self.plain(sign, found);
        }
        self.place += 1;
    }

    pub(super) fn double_quoted(&mut self, found: &mut ShellWord) {
        found.quoted = true;
        let quote = self.place;
        self.place += 1;
        while let Some(sign) = self.sign() {
            match sign {
                '"' => {
                    self.place += 1;
                    return;
                }
                '\\' => {
                    let next = self.rest().chars().nth(1);
                    match next {
                        Some('$' | '`' | '"' | '\\' | '\n') => self.escaped(found),
                        _ => self.plain(sign, found),
                    }
                }
                '$' | '`' => self.expansion(found, true),
                _ => self.plain(sign, found),
            }
            if self.unclosed.is_some() {
                return;
            }
        }
        self.stop(quote, '"');
    }

    pub(super) fn stop(&mut self, quote: usize, sign: char) {
        let rest = self.text.get(quote..).unwrap_or_default();
        let at = Span::new(quote, quote + rest.find('\n').unwrap_or(rest.len()));
        self.unclosed = Some(Unclosed { at, sign });
        self.place = self.text.len();
    }
}

/// The name of a shell variable at the start of a text.
pub(super) fn name_at(text: &str) -> &str {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    if !text.starts_with(is_letter) {
        return "";
    }
    let end = text.find(|c: char| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}
