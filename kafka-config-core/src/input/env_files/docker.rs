//! Env files of `docker run`: [`read_env_file`] and the client's variables.
//!
//! Source: docker CLI, `pkg/kvfile`, `ParseFromReader`.

use super::fault::{EnvFault, EnvFaultKind};
use super::file::{Assignment, Collector, EnvFile, Host};
use crate::input::{EnvFileError, EnvFileFault, read_env_file};
use crate::model::Span;

pub(super) fn read(text: &[u8], host: &Host) -> Result<EnvFile, EnvFault> {
    let mut found = Collector::new(text);
    for entry in read_env_file(text).map_err(|error| located(text, error))? {
        let name_at = Span::new(entry.span.start, entry.span.start + entry.name.len());
        match entry.value {
            Some(value) => {
                let value_at = Some(Span::new(name_at.end + 1, entry.span.end));
                found.file.assignments.push(Assignment { name: entry.name, value, name_at, value_at });
            }
            None => found.take_from_host(&entry.name, name_at, host.get(&entry.name).cloned()),
        }
    }
    Ok(found.file)
}

/// The fault with its line as place.
fn located(text: &[u8], error: EnvFileError) -> EnvFault {
    let feeds = || memchr::memchr_iter(b'\n', text);
    let start = error.line.checked_sub(2).and_then(|feed| feeds().nth(feed)).map_or(0, |feed| feed + 1);
    let end = feeds().nth(error.line.saturating_sub(1)).unwrap_or(text.len());
    let kind = match error.fault {
        EnvFileFault::NotUtf8 => EnvFaultKind::NotUtf8,
        EnvFileFault::TooLong => EnvFaultKind::LongLine,
        EnvFileFault::NoName => EnvFaultKind::NoName,
        EnvFileFault::BlankInName(name) => EnvFaultKind::BlankInName(name),
    };
    EnvFault { line: error.line, span: Span::new(start, end), kind }
}
