//! Placeholders in values, and the paths that they name.

/// `${provider:[path:]key}`, and what stands around it.
pub(super) struct Placeholder<'a> {
    pub(super) before: &'a str,
    pub(super) whole: &'a str,
    pub(super) provider: &'a str,
    pub(super) path: Option<&'a str>,
    pub(super) key: &'a str,
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

/// `Path.normalize`, of an absolute path.
pub(super) fn normalized(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    root.to_owned() + &parts.join("/")
}

/// `Path.startsWith`: by whole components.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    let rest = path.strip_prefix(folder);
    path.starts_with('/')
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder == "/")
}
