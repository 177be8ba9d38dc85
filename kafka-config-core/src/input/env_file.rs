//! Env files as `docker run --env-file` reads them: one `NAME=VALUE` a line, nothing quoted, nothing expanded.
//!
//! Source: docker CLI, `opts.ParseEnvFile`.

use std::fmt;

use crate::model::Span;

/// `bufio.MaxScanTokenSize`: docker refuses longer lines.
const LONGEST_LINE: usize = 64 * 1024;

/// One variable of an env file.
#[derive(Clone, PartialEq, Eq)]
pub struct EnvFileEntry {
    /// Its name.
    pub name: String,
    /// Its value; `None` where the line holds the name alone, so that the host's value is meant.
    pub value: Option<String>,
    /// The line without its leading blanks.
    pub span: Span,
}

impl fmt::Debug for EnvFileEntry {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EnvFileEntry")
            .field("name", &self.name)
            .field("span", &self.span)
            .finish_non_exhaustive()
    }
}

/// What docker refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnvFileFault {
    /// The line is not UTF-8.
    NotUtf8,
    /// The line has 64 KiB or more.
    TooLong,
    /// Nothing stands before the `=`.
    NoName,
    /// The name holds a blank or a tab; this is its beginning, as what follows may be a secret.
    BlankInName(String),
}

/// A fault that makes docker refuse the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvFileError {
    /// Line number from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: EnvFileFault,
}

impl fmt::Display for EnvFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.fault {
            EnvFileFault::NotUtf8 => f.write_str("not UTF-8; docker refuses such a file"),
            EnvFileFault::TooLong => f.write_str("65,536 bytes or more; docker refuses so long a line"),
            EnvFileFault::NoName => f.write_str("no variable name before the '='"),
            EnvFileFault::BlankInName(name) if name.ends_with(':') => {
                write!(f, "'{name} …' is YAML; an env file holds lines NAME=VALUE")
            }
            EnvFileFault::BlankInName(name) => write!(f, "a blank follows '{name}'; lines are NAME=VALUE"),
        }
    }
}

impl std::error::Error for EnvFileError {}

/// Reads an env file in docker's dialect.
///
/// # Errors
/// The first fault, as docker stops there and uses nothing of the file.
pub fn read_env_file(text: &[u8]) -> Result<Vec<EnvFileEntry>, EnvFileError> {
    let mut entries = Vec::new();
    let mut offset = 0;
    for (index, raw) in text.split(|&byte| byte == b'\n').enumerate() {
        let line_start = offset;
        offset += raw.len() + 1;
        let number = index + 1;
        if let Some(entry) =
            read_line(raw, line_start).map_err(|fault| EnvFileError { line: number, fault })?
        {
            entries.push(entry);
        }
    }
    Ok(entries)
}

fn read_line(raw: &[u8], line_start: usize) -> Result<Option<EnvFileEntry>, EnvFileFault> {
    if raw.len() >= LONGEST_LINE {
        return Err(EnvFileFault::TooLong);
    }
    let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
    let line = std::str::from_utf8(raw).map_err(|_| EnvFileFault::NotUtf8)?;
    let unmarked = if line_start == 0 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
    let content = unmarked.trim_start();
    if content.is_empty() || content.starts_with('#') {
        return Ok(None);
    }
    let (name, value) = match content.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (content, None),
    };
    if name.is_empty() {
        return Err(EnvFileFault::NoName);
    }
    if name.bytes().any(|byte| matches!(byte, b' ' | b'\t')) {
        let beginning = name.split([' ', '\t']).next().unwrap_or_default();
        return Err(EnvFileFault::BlankInName(beginning.to_owned()));
    }
    let start = line_start + (line.len() - content.len());
    Ok(Some(EnvFileEntry { name: name.to_owned(), value, span: Span::new(start, line_start + line.len()) }))
}
