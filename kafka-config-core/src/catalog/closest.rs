//! What was probably meant by a name that nobody knows.

/// The candidate that was probably meant.
pub fn closest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |candidate: &str| strsim::damerau_levenshtein(candidate, given);
    let nearest = candidates.into_iter().min_by_key(|candidate| distance(candidate));
    nearest.filter(|candidate| distance(candidate) <= given.len() / 3)
}

/// The candidates that were perhaps meant, the likeliest first.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const MOST: usize = 3;
    let distance = |candidate: &str| strsim::damerau_levenshtein(candidate, given);
    let near = candidates.into_iter().map(|candidate| (distance(candidate), candidate));
    let mut near: Vec<_> = near.filter(|(distance, _)| *distance <= given.len() / 3).collect();
    near.sort_unstable();
    // What is twice as far as the best was hardly meant.
    let limit = near.first().map_or(0, |(best, _)| best * 2);
    near.into_iter().filter(|(distance, _)| *distance <= limit).take(MOST).map(|(_, name)| name).collect()
}
