//! The known key that is nearest to an unknown one.

use std::collections::BTreeMap;

use super::definitions::Definitions;

/// Keys beyond this length, in bytes, are nobody's typing mistake.
const LONGEST: usize = 90;

/// Known keys, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Index {
    by_length: BTreeMap<usize, Vec<Entry>>,
    /// Names in full and plain, by the number of their dots.
    by_parts: BTreeMap<usize, Vec<(&'static str, String)>>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: &'static str,
    /// In small letters, with dots for all separators.
    plain: String,
    letters: Letters,
}

/// How often each letter occurs. Two texts with very different letters are far apart, which settles most comparisons.
type Letters = [u8; 32];

/// What was probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// The key.
    pub name: &'static str,
    /// Whether nothing but case and separators differ.
    pub is_same: bool,
}

impl Index {
    pub(super) fn new(definitions: &Definitions) -> Self {
        let (mut by_length, mut by_parts) = (BTreeMap::new(), BTreeMap::new());
        for definition in definitions.iter().filter(|definition| !definition.internal) {
            let (name, plain) = (definition.name, plain(definition.name));
            let of_parts: &mut Vec<_> = by_parts.entry(dots(&plain)).or_default();
            of_parts.push((name, plain.clone()));
            let of_length: &mut Vec<_> = by_length.entry(plain.len()).or_default();
            of_length.push(Entry { name, letters: letters(&plain), plain });
        }
        Self { by_length, by_parts }
    }

    /// A key that differs in a few letters, or else the only one that differs in one part.
    pub(super) fn nearest(&self, key: &str) -> Option<Near> {
        if key.len() > LONGEST {
            return None;
        }
        let key = plain(key);
        let near = self.misspelt(&key);
        near.or_else(|| self.incomplete(&key).map(|name| Near { name, is_same: false }))
    }

    fn misspelt(&self, key: &str) -> Option<Near> {
        let own = letters(key);
        let most = allowance(key.len());
        let mut best: Option<(usize, &Entry)> = None;
        let lengths = key.len().saturating_sub(most)..=key.len() + most;
        for entry in self.by_length.range(lengths).flat_map(|(_, entries)| entries) {
            if different(&own, &entry.letters) > 2 * most {
                continue;
            }
            let distance = strsim::osa_distance(key, &entry.plain);
            if distance <= most && best.is_none_or(|(so_far, _)| distance < so_far) {
                best = Some((distance, entry));
            }
        }
        best.map(|(distance, entry)| Near { name: entry.name, is_same: distance == 0 })
    }

    /// The key with one part more or less, where only one has.
    fn incomplete(&self, key: &str) -> Option<&'static str> {
        let dots = dots(key);
        let [fewer, more] = [dots.checked_sub(1), Some(dots + 1)].map(|dots| self.by_parts.get(&dots?));
        let candidates = fewer.into_iter().chain(more).flatten();
        let mut near = candidates.filter(|(_, plain)| is_one_part_apart(key, plain));
        let (name, _) = near.next()?;
        near.next().is_none().then_some(*name)
    }
}

/// How many letters may differ.
fn allowance(length: usize) -> usize {
    match length {
        0..5 => 0,
        5..10 => 1,
        10..20 => 2,
        _ => 3,
    }
}

fn plain(key: &str) -> String {
    key.chars().map(|c| if matches!(c, '_' | '-') { '.' } else { c.to_ascii_lowercase() }).collect()
}

fn letters(text: &str) -> Letters {
    let mut counts = [0_u8; 32];
    for byte in text.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte % 32)) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

/// At least this many letters of the two texts have no counterpart; a change of one letter makes two.
fn different(a: &Letters, b: &Letters) -> usize {
    a.iter().zip(b).map(|(a, b)| usize::from(a.abs_diff(*b))).sum()
}

/// Whether the longer text is the shorter one with one part put in, of two whose dots differ by one.
fn is_one_part_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let same_edge = |mine: Option<u8>, theirs: Option<u8>| mine.is_some() && mine == theirs;
    if !same_edge(short.bytes().next(), long.bytes().next())
        && !same_edge(short.bytes().last(), long.bytes().last())
    {
        return false;
    }
    let parts = dots(short) + 1;
    // One part alone says much only at the end, where the thing itself stands.
    if parts == 1 {
        return short.len() >= 4 && long.strip_suffix(short).is_some_and(|rest| rest.ends_with('.'));
    }
    let same_start = same_parts(short.split('.'), long.split('.'));
    let same_end = same_parts(short.rsplit('.'), long.rsplit('.'));
    dots(long) == parts && same_start + same_end >= parts
}

fn dots(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'.').count()
}

fn same_parts<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}
