//! Placeholders in values (KIP-297).

/// `${provider:[path:]key}`, and what stands around it.
#[derive(Debug)]
pub(super) struct Placeholder<'a> {
    /// What stands before it.
    pub(super) before: &'a str,
    /// All of it, as written.
    pub(super) whole: &'a str,
    /// The name of its provider.
    pub(super) provider: &'a str,
    /// Where the provider looks, where that is said.
    pub(super) path: Option<&'a str>,
    /// What it looks for.
    pub(super) key: &'a str,
    /// What stands behind it.
    pub(super) after: &'a str,
}

/// The first match of the pattern in `ConfigTransformer`.
pub(super) fn next_placeholder(text: &str) -> Option<Placeholder<'_>> {
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find("${")?;
        let end = start + text.get(start..)?.find('}')?;
        let body = text.get(start + 2..end)?;
        let Some((provider, rest)) = body.split_once(':') else {
            from = start + 2;
            continue;
        };
        let (path, key) = match rest.split_once(':') {
            Some((path, key)) => (Some(path), key),
            None => (None, rest),
        };
        let (before, whole, after) = (text.get(..start)?, text.get(start..=end)?, text.get(end + 1..)?);
        return Some(Placeholder { before, whole, provider, path, key, after });
    }
}
