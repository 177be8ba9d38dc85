//! Fixes applied to the texts they are about.

use std::collections::BTreeMap;

use super::change::TextChange;
use super::entry::Entry;
use super::place::Place;
use super::sources::{Sources, TextId};
use crate::diagnostics::Applicability;
use crate::model::{IntoMap, Span};

/// The texts after some fixes.
#[derive(Default)]
pub struct Fixed {
    /// The new bytes of each text that changed.
    pub texts: BTreeMap<TextId, Vec<u8>>,
    /// How many findings were mended.
    pub count: usize,
    /// Where findings have a fix that their text cannot hold, as one that is put together from elsewhere.
    pub held_back: Vec<Place>,
}

/// Applies the first fix of each finding that may be applied unseen, and with `unsafe_too` those that may
/// mean something else. What overlaps an earlier one waits for the next run.
pub fn apply<'a>(
    entries: impl IntoIterator<Item = &'a Entry>,
    sources: &Sources<'_>,
    unsafe_too: bool,
) -> Fixed {
    let (mut chosen, mut count, mut held_back) = (Chosen::new(), 0, Vec::new());
    for entry in entries {
        let Some(changes) = changes(entry, unsafe_too) else {
            let mut meant = entry.diagnostic.finding.fixes.iter();
            let is_meant = meant.any(|fix| is_allowed(fix.applicability, unsafe_too));
            held_back.extend(entry.place.clone().filter(|_| is_meant));
            continue;
        };
        if !changes.iter().any(|change| touches(&chosen, change)) {
            chosen.extend(changes.into_iter().map(|change| ((change.text, change.place.span.start), change)));
            count += 1;
        }
    }
    Fixed { texts: edited(&chosen, sources), count, held_back }
}

/// Changes by their places, of which none touches another.
type Chosen<'a> = BTreeMap<(TextId, usize), &'a TextChange>;

/// Whether a change shares a byte with one that is chosen already, or stands at the same place.
fn touches(chosen: &Chosen<'_>, change: &TextChange) -> bool {
    let (text, span) = (change.text, change.place.span);
    let before = chosen.range(..=(text, span.start)).next_back();
    let after = chosen.range((text, span.start)..).next();
    let same_text = |other: &&TextChange| other.text == text;
    let reaches_in =
        |other: &TextChange| other.place.span.end > span.start || other.place.span.start == span.start;
    before.map(|(_, other)| *other).filter(same_text).is_some_and(reaches_in)
        || after
            .map(|(_, other)| *other)
            .filter(same_text)
            .is_some_and(|other| other.place.span.start < span.end)
}

/// The changes of the first fix that is allowed and that the texts can hold.
fn changes(entry: &Entry, unsafe_too: bool) -> Option<Vec<&TextChange>> {
    let allowed = entry.fixes.iter().filter(|fix| is_allowed(fix.applicability, unsafe_too));
    let mut usable = allowed.filter(|fix| !fix.edits.is_empty());
    usable.find_map(|fix| fix.edits.iter().map(|edit| edit.change.as_ref()).collect())
}

fn is_allowed(applicability: Applicability, unsafe_too: bool) -> bool {
    match applicability {
        Applicability::Safe => true,
        Applicability::Unsafe => unsafe_too,
        Applicability::Display => false,
    }
}

fn edited(chosen: &Chosen<'_>, sources: &Sources<'_>) -> BTreeMap<TextId, Vec<u8>> {
    let mut texts = BTreeMap::new();
    for ((id, _), change) in chosen {
        let Some(text) = sources.texts.get(id) else { continue };
        let (new, copied) = texts.entry(*id).or_insert_with(|| (Vec::with_capacity(text.bytes.len()), 0));
        let Span { start, end } = change.place.span;
        if start < *copied || end < start {
            continue;
        }
        new.extend_from_slice(text.bytes.get(*copied..start).unwrap_or_default());
        new.extend_from_slice(change.new.as_bytes());
        *copied = end;
    }
    let rest = |id: TextId, copied: usize| sources.texts.get(&id).and_then(|text| text.bytes.get(copied..));
    let complete = texts.into_iter().map(|(id, (mut new, copied)): (TextId, (Vec<u8>, usize))| {
        new.extend_from_slice(rest(id, copied).unwrap_or_default());
        (id, new)
    });
    complete.into_map()
}
