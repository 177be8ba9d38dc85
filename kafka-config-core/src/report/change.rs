//! Edits of variables and properties as changes of the bytes they stand in.

use super::place::Place;
use super::sources::{Sources, Text, TextId};
use super::variable_change::{Current, fits_scalar, variable_change};
use crate::diagnostics::Edit;
use crate::model::{ConfigFile, Origin, Span};
use crate::properties::{Charset, Property, Reader, escape_key, escape_value};

/// A change of one text: these bytes for those.
#[derive(Clone, PartialEq, Eq)]
pub struct TextChange {
    /// Which text.
    pub text: TextId,
    /// Where.
    pub place: Place,
    /// The new bytes.
    pub new: String,
}

impl std::fmt::Debug for TextChange {
    /// Without the new bytes: they may hold a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextChange")
            .field("text", &self.text)
            .field("span", &self.place.span)
            .finish_non_exhaustive()
    }
}

/// The change that an edit means; `None` where it has no text, or where the text cannot hold it.
pub(super) fn change(edit: &Edit, sources: &Sources<'_>) -> Option<TextChange> {
    let (Edit::SetValue { at, .. } | Edit::Rename { at, .. } | Edit::Remove { at }) = edit;
    let (id, text, line) = sources.find(at)?;
    let (span, new) = match (at, id) {
        (Origin::Variable { name, at: Some(at) }, TextId::Variables(_)) => {
            variable_change(edit, text, *at, &Current::of(name, sources))?
        }
        (Origin::File { .. }, TextId::Mounted(ConfigFile::Server)) => in_properties(edit, text.bytes, line)?,
        (Origin::File { file: ConfigFile::Server, span, .. }, TextId::Variables(_)) => {
            in_inset(edit, *span, text, sources)?
        }
        _ => return None,
    };
    Some(TextChange { text: id, place: text.place(span), new })
}

fn in_properties(edit: &Edit, text: &[u8], line: Span) -> Option<(Span, String)> {
    let property = property_at(text, line)?;
    match edit {
        Edit::SetValue { value, .. } => {
            let separator = property.separator_span;
            let sign = if separator.start == separator.end { "=" } else { "" };
            Some((property.value_span.shifted(line.start), format!("{sign}{}", escape_value(value))))
        }
        Edit::Rename { name, .. } => {
            (!name.is_empty()).then(|| (property.key_span.shifted(line.start), escape_key(name)))
        }
        Edit::Remove { .. } => {
            Some((whole_lines(text, line, |byte| matches!(byte, b'\n' | b'\r')), String::new()))
        }
    }
}

/// The same for a file inside of another text, where that holds it as it is.
fn in_inset(edit: &Edit, line: Span, text: &Text<'_>, sources: &Sources<'_>) -> Option<(Span, String)> {
    let (inset, file) = sources.inset(ConfigFile::Server)?;
    if matches!(edit, Edit::Remove { .. }) {
        let outer =
            inset.editable(line, file, text.bytes).filter(|_| inset.may_lose(line, file, text.bytes))?;
        return Some((whole_lines(text.bytes, outer, |byte| byte == b'\n'), String::new()));
    }
    let (span, new) = in_properties(edit, file, line)?;
    let fits = if inset.is_block(text.bytes) {
        !new.contains(char::is_control) && !new.contains('$')
    } else {
        fits_scalar(&new, inset.is_quoted(text.bytes), text.format)
    };
    inset.editable(span, file, text.bytes).filter(|_| fits).map(|outer| (outer, new))
}

/// The property that stands in this range.
fn property_at(text: &[u8], line: Span) -> Option<Property<'_>> {
    Reader::new(text.get(line.start..line.end)?, Charset::Latin1).next()?.ok()
}

/// The range with the blanks before it and the line break after it.
pub(super) fn whole_lines(text: &[u8], line: Span, ends_line: fn(u8) -> bool) -> Span {
    let before = text.get(..line.start).unwrap_or_default();
    let start = before.iter().rposition(|&byte| ends_line(byte)).map_or(0, |at| at + 1);
    let after = text.get(line.end..).unwrap_or_default();
    let end = match after {
        [b'\r', b'\n', ..] => line.end + 2,
        [byte, ..] if ends_line(*byte) => line.end + 1,
        // Docker takes it off the last line, too.
        [b'\r'] => line.end + 1,
        _ => line.end,
    };
    Span::new(start, end)
}
