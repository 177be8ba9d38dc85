//! The lines of a unit file: groups, keys with values, comments, continuations.
//!
//! Source: podman, `pkg/systemd/parser/unitfile.go`, `Parse`.

use std::sync::Arc;

use super::joined::Joined;
use crate::model::Span;

/// `Key=value` in a group; places are those of the text that was read.
pub(in crate::input) struct Line {
    pub(in crate::input) group: Arc<str>,
    pub(in crate::input) key: String,
    pub(in crate::input) key_at: Span,
    pub(in crate::input) value: Joined,
}

/// What podman refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum LineFaultKind {
    /// Neither a group nor a key with a value nor a comment.
    NoLine,
    /// A key before the first group.
    NoGroup,
    /// A group whose name is empty or holds `[` or a control character.
    InvalidGroup,
}

/// A fault for which the whole file is left out.
pub(in crate::input) struct LineFault {
    /// The line from 1 as podman counts: the last of a continued line.
    pub(in crate::input) line: usize,
    pub(in crate::input) at: Span,
    /// The line, which may hold a secret.
    pub(in crate::input) text: String,
    pub(in crate::input) kind: LineFaultKind,
}

/// Reads all lines.
pub(in crate::input) fn read_lines(text: &str) -> Result<Vec<Line>, LineFault> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let (mut found, mut group, mut continued) = (Vec::new(), None, Joined::default());
    let mut start = 0;
    for (index, raw) in text.split('\n').enumerate() {
        let line_start = start + (raw.len() - raw.trim_start().len());
        start += raw.len() + 1;
        let line = raw.trim();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        let is_last = start > text.len();
        let (line, goes_on) = line.strip_suffix('\\').map_or((line, false), |line| (line, !is_last));
        continued.push(line, line_start);
        if !goes_on {
            let joined = std::mem::take(&mut continued);
            found.extend(read_line(&joined, index + 1, &mut group)?);
        }
    }
    Ok(found)
}

fn read_line(joined: &Joined, line: usize, group: &mut Option<Arc<str>>) -> Result<Option<Line>, LineFault> {
    let text = joined.text.as_str();
    let fault = |kind| LineFault { line, at: joined.whole(), text: text.to_owned(), kind };
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(name) = group_name(text) {
        if name.is_empty() || name.contains(|c: char| c == '[' || c.is_control()) {
            return Err(fault(LineFaultKind::InvalidGroup));
        }
        *group = Some(Arc::from(name));
        return Ok(None);
    }
    let equals = text.find('=').filter(|&place| place > 0).ok_or_else(|| fault(LineFaultKind::NoLine))?;
    let group = group.clone().ok_or_else(|| fault(LineFaultKind::NoGroup))?;
    let is_blank = |c: char| matches!(c, '\t'..='\r' | ' ');
    let key = text.get(..equals).unwrap_or_default().trim_end_matches(is_blank);
    let value = text.get(equals + 1..).unwrap_or_default();
    let value_start = equals + 1 + (value.len() - value.trim_start_matches(is_blank).len());
    Ok(Some(Line {
        group,
        key: key.to_owned(),
        key_at: joined.original(Span::new(0, key.len())),
        value: joined.after(value_start),
    }))
}

/// `[Name]` with nothing but blanks behind it.
fn group_name(text: &str) -> Option<&str> {
    let (name, rest) = text.strip_prefix('[')?.split_once(']')?;
    rest.trim_matches([' ', '\t']).is_empty().then_some(name)
}
