//! Fixes applied to the texts they are about.

use std::collections::BTreeMap;

use super::change::TextChange;
use super::entry::Entry;
use super::sources::{Sources, TextId};
use crate::diagnostics::Applicability;
use crate::model::Span;

/// The texts after some fixes.
#[derive(Default)]
pub struct Fixed {
    /// The new bytes of each text that changed.
    pub texts: BTreeMap<TextId, Vec<u8>>,
    /// How many findings were mended.
    pub count: usize,
}

/// Applies the first fix of each finding that may be applied unseen, and with `unsafe_too` those that may
/// mean something else. What overlaps an earlier one waits for the next run.
pub fn apply<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    sources: &Sources<'_>,
    unsafe_too: bool,
) -> Fixed {
    let (mut chosen, mut count) = (Vec::new(), 0);
    for entry in entries {
        let Some(changes) = changes(entry, unsafe_too) else { continue };
        let overlaps = |change: &&TextChange| {
            chosen.iter().any(|other: &&TextChange| other.text == change.text && touch(other, change))
        };
        if !changes.iter().any(overlaps) {
            chosen.extend(changes);
            count += 1;
        }
    }
    Fixed { texts: edited(chosen, sources), count }
}

/// The changes of the first fix that is allowed and that the texts can hold.
fn changes(entry: &Entry, unsafe_too: bool) -> Option<Vec<&TextChange>> {
    let allowed = |applicability: Applicability| match applicability {
        Applicability::Safe => true,
        Applicability::Unsafe => unsafe_too,
        Applicability::Display => false,
    };
    let mut usable = entry.fixes.iter().filter(|fix| allowed(fix.applicability) && !fix.edits.is_empty());
    usable.find_map(|fix| fix.edits.iter().map(|edit| edit.change.as_ref()).collect())
}

/// Whether two changes share a byte or stand at the same place.
fn touch(one: &TextChange, other: &TextChange) -> bool {
    let (one, other) = (one.place.span, other.place.span);
    one.start == other.start || (one.start < other.end && other.start < one.end)
}

fn edited(mut changes: Vec<&TextChange>, sources: &Sources<'_>) -> BTreeMap<TextId, Vec<u8>> {
    changes.sort_by_key(|change| (change.text, change.place.span.start));
    let mut texts = BTreeMap::new();
    // From the end, so that the places of the others stay right.
    for change in changes.into_iter().rev() {
        let original = sources.texts.get(&change.text).map(|text| text.bytes);
        let text: &mut Vec<u8> =
            texts.entry(change.text).or_insert_with(|| original.unwrap_or_default().to_vec());
        let Span { start, end } = change.place.span;
        if start <= end && end <= text.len() {
            text.splice(start..end, change.new.bytes());
        }
    }
    texts
}
