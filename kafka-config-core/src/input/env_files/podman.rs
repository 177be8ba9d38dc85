//! Env files of `podman run`: one `NAME=VALUE` a line, nothing quoted, a name or `PREFIX*` from the host.
//!
//! Source: podman, `pkg/env/env.go`, `ParseFile` and `parseEnv`.

use super::fault::{EnvFault, EnvFaultKind};
use super::file::{Assignment, Collector, EnvFile, Host};
use crate::model::Span;

/// `bufio.MaxScanTokenSize`: longer lines are refused.
const LONGEST_LINE: usize = 64 * 1024;

pub(super) fn read(text: &[u8], host: &Host) -> Result<EnvFile, EnvFault> {
    let mut found = Collector::new(text);
    let mut start = 0;
    for raw in text.split(|&byte| byte == b'\n') {
        let end = start + raw.len();
        if raw.len() >= LONGEST_LINE {
            return Err(found.fault(Span::new(start, end), EnvFaultKind::LongLine));
        }
        let raw = raw.strip_suffix(b"\r").unwrap_or(raw);
        let blanks = raw.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let line = raw.get(blanks..).unwrap_or_default();
        if !line.is_empty() && !line.starts_with(b"#") {
            read_line(line, start + blanks, host, &mut found)?;
        }
        start = end + 1;
    }
    Ok(found.file)
}

fn read_line(line: &[u8], start: usize, host: &Host, found: &mut Collector<'_>) -> Result<(), EnvFault> {
    let equals = memchr::memchr(b'=', line);
    let name = line.get(..equals.unwrap_or(line.len())).unwrap_or_default();
    let name_at = Span::new(start, start + name.len());
    if name.is_empty() {
        return Err(found.fault(Span::new(start, start + line.len()), EnvFaultKind::NoName));
    }
    let name = String::from_utf8_lossy(name);
    if let Some(equals) = equals {
        let value = String::from_utf8_lossy(line.get(equals + 1..).unwrap_or_default()).into_owned();
        let value_at = Some(Span::new(name_at.end + 1, start + line.len()));
        found.file.assignments.push(Assignment { name: name.into_owned(), value, name_at, value_at });
    } else if let Some(prefix) = name.strip_suffix('*') {
        for (name, value) in host.range(prefix.to_owned()..).take_while(|(name, _)| name.starts_with(prefix))
        {
            found.take_from_host(name, name_at, Some(value.clone()));
        }
    } else {
        found.take_from_host(&name, name_at, host.get(name.as_ref()).cloned());
    }
    Ok(())
}
