//! JAAS text as Kafka reads it from `sasl.jaas.config`: `org.apache.kafka.common.security.JaasConfig`, which stands on
//! `java.io.StreamTokenizer`.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use crate::model::Span;

/// One login module with its options.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// The class, and where it stands.
    pub module: (String, Span),
    /// Options in the order of the text. Their values are secrets.
    pub options: Vec<(Option<String>, String)>,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<_> = self.options.iter().map(|(key, _)| key).collect();
        f.debug_struct("Entry").field("module", &self.module).field("options", &keys).finish_non_exhaustive()
    }
}

impl Entry {
    /// The value of an option; of equal keys the last counts.
    pub fn option(&self, key: &str) -> Option<&str> {
        let has_key = |(name, _): &&(Option<String>, String)| name.as_deref() == Some(key);
        self.options.iter().rev().find(has_key).map(|(_, value)| value.as_str())
    }
}

/// Why Kafka refuses a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no login module at all.
    NoModule,
    /// A login module has no name.
    NoName,
    /// Nothing, or no word, stands where the control flag should.
    NoFlag,
    /// The control flag is none of the four.
    Flag,
    /// An option has no value, or one that is not a word or in quotes.
    NoValue,
    /// The text ends before the semicolon.
    NoSemicolon,
}

/// A fault and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub fault: Fault,
    /// The token at fault, in bytes of the text.
    pub at: Span,
}

/// Reads a text.
///
/// # Errors
/// What Kafka refuses, at the first fault.
///
/// ```
/// use kafka_config_core::validate::jaas;
///
/// let entries = jaas::parse(r#"a.PlainLoginModule required username="u";"#).map_err(|refusal| refusal.fault);
/// assert_eq!(entries.map(|entries| entries.len()), Ok(1));
/// let refusal = jaas::parse(r#"a.PlainLoginModule required username="u""#).map_err(|refusal| refusal.fault);
/// assert_eq!(refusal, Err(jaas::Fault::NoSemicolon));
/// ```
pub fn parse(text: &str) -> Result<Vec<Entry>, Refusal> {
    let mut tokens = Tokens { text, chars: text.char_indices().peekable() };
    let mut entries = Vec::new();
    while let Some(first) = tokens.next() {
        entries.push(entry(&first, &mut tokens)?);
    }
    if entries.is_empty() {
        return Err(Refusal { fault: Fault::NoModule, at: Span { start: 0, end: text.len() } });
    }
    Ok(entries)
}

fn entry(first: &Token, tokens: &mut Tokens<'_>) -> Result<Entry, Refusal> {
    const FLAGS: [&str; 4] = ["required", "requisite", "sufficient", "optional"];
    let flag = tokens.next().ok_or_else(|| tokens.end(Fault::NoFlag))?;
    match flag.text.as_deref() {
        None => return Err(flag.refused(Fault::NoFlag)),
        Some(word) if !FLAGS.iter().any(|flag| flag.eq_ignore_ascii_case(word)) => {
            return Err(flag.refused(Fault::Flag));
        }
        Some(_) => {}
    }
    let mut options = Vec::new();
    loop {
        let key = tokens.next().ok_or_else(|| tokens.end(Fault::NoSemicolon))?;
        if key.is_sign(';') {
            break;
        }
        let equals = tokens.next().ok_or_else(|| key.refused(Fault::NoValue))?;
        if !equals.is_sign('=') {
            return Err(key.refused(Fault::NoValue));
        }
        let value = tokens.next().and_then(|token| token.text).ok_or_else(|| key.refused(Fault::NoValue))?;
        options.push((key.text, value));
    }
    // `AppConfigurationEntry` looks at the name when all the rest is read.
    match &first.text {
        Some(name) if !name.is_empty() => Ok(Entry { module: (name.clone(), first.span), options }),
        _ => Err(first.refused(Fault::NoName)),
    }
}

/// A token: a word or quoted text, or one sign, or a number, which Kafka takes for neither.
struct Token {
    /// `sval`.
    text: Option<String>,
    sign: Option<char>,
    span: Span,
}

impl Token {
    fn is_sign(&self, sign: char) -> bool {
        self.sign == Some(sign)
    }

    fn refused(&self, fault: Fault) -> Refusal {
        Refusal { fault, at: self.span }
    }
}

struct Tokens<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
}

impl Tokens<'_> {
    fn end(&self, fault: Fault) -> Refusal {
        Refusal { fault, at: Span { start: self.text.len(), end: self.text.len() } }
    }

    fn place(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(place, _)| *place)
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn bump(&mut self) -> Option<char> {
        self.chars.next().map(|(_, c)| c)
    }

    fn next(&mut self) -> Option<Token> {
        loop {
            while self.peek().is_some_and(|c| c <= ' ') {
                self.bump();
            }
            if self.peek()? != '/' {
                break;
            }
            self.bump();
            self.comment();
        }
        let start = self.place();
        let (text, sign) = self.token()?;
        let end = self.place();
        Some(Token { text, sign, span: Span { start, end } })
    }

    fn token(&mut self) -> Option<(Option<String>, Option<char>)> {
        let first = self.peek()?;
        Some(match first {
            '"' | '\'' => {
                self.bump();
                (Some(self.quoted(first)), None)
            }
            '-' | '.' | '0'..='9' => (None, self.number()),
            _ if is_word(first) => (Some(self.take_while(is_in_word)), None),
            sign => {
                self.bump();
                (None, Some(sign))
            }
        })
    }

    /// Behind a slash: to the end of the line, or to `*/`.
    fn comment(&mut self) {
        if self.peek() != Some('*') {
            // The character behind the slash is gone before the search for the line's end begins.
            if self.bump() == Some('/') || self.peek().is_some() {
                self.take_while(|c| !matches!(c, '\n' | '\r'));
            }
            return;
        }
        self.bump();
        let mut before = '\0';
        while let Some(c) = self.bump() {
            if c == '/' && before == '*' {
                return;
            }
            before = c;
        }
    }

    /// A number's text is lost; a minus without digits is a sign.
    fn number(&mut self) -> Option<char> {
        let is_negative = self.peek() == Some('-');
        if is_negative {
            self.bump();
            if !self.peek().is_some_and(|c| c == '.' || c.is_ascii_digit()) {
                return Some('-');
            }
        }
        let mut has_point = false;
        while let Some(c) = self.peek() {
            let is_point = c == '.' && !has_point;
            if !is_point && !c.is_ascii_digit() {
                break;
            }
            has_point |= is_point;
            self.bump();
        }
        None
    }

    /// To the same quote or the end of the line, which Java takes for the end of the text, too.
    fn quoted(&mut self, quote: char) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek().filter(|c| !matches!(c, '\n' | '\r')) {
            self.bump();
            if c == quote {
                break;
            }
            if c == '\\' {
                text.extend(self.escaped());
            } else {
                text.push(c);
            }
        }
        text
    }

    fn escaped(&mut self) -> Option<char> {
        let first = self.bump()?;
        Some(match first {
            '0'..='7' => return self.octal(first),
            'a' => '\u{7}',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{B}',
            other => other,
        })
    }

    /// Up to three digits, the third only behind a first of at most 3.
    fn octal(&mut self, first: char) -> Option<char> {
        let mut value = first.to_digit(8)?;
        let most = if first <= '3' { 2 } else { 1 };
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
            value = value * 8 + digit;
            self.bump();
        }
        char::from_u32(value)
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> String {
        let start = self.place();
        while self.peek().is_some_and(&fits) {
            self.bump();
        }
        let end = self.place();
        self.text.get(start..end).unwrap_or_default().to_owned()
    }
}

/// `wordChars` of `StreamTokenizer` and those that Kafka adds.
fn is_word(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '-' | '_' | '$') || c >= '\u{A0}'
}

fn is_in_word(c: char) -> bool {
    is_word(c) || c.is_ascii_digit() || c == '.'
}
