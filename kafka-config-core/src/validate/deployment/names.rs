//! Names that containers have.

/// The name that is nearest to one that nobody has: it differs in separators and case, or in one letter.
pub(in crate::validate) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let plain = |name: &str| name.replace(['-', '_'], "").to_ascii_lowercase();
    let wanted = plain(name);
    let distance = |known: &str| strsim::osa_distance(&plain(known), &wanted);
    names
        .map(|known| (distance(known), known))
        .filter(|(distance, _)| *distance <= 1)
        .min()
        .map(|(_, known)| known)
}
