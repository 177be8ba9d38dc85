//! `--secret` and `Secret=`: a secret of podman's store, as a file or as a variable.
//!
//! Source: podman 5.8, `pkg/specgenutil/specgen.go`, `parseSecrets`.

/// A secret that a container is handed.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) struct Secret {
    /// Its name in the store.
    pub(in crate::input) name: String,
    pub(in crate::input) kind: SecretKind,
}

/// What the container sees of it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) enum SecretKind {
    /// A file at this path.
    Mount(String),
    /// A variable of this name.
    Env(String),
}

/// Reads `NAME[,OPTION=VALUE…]`.
///
/// # Errors
/// What podman refuses. It quotes nothing, as lines about secrets are shown without what is quoted.
pub(in crate::input) fn parse_secret(text: &str) -> Result<Secret, &'static str> {
    let (mut name, mut kind, mut target, mut for_files) = (None, None, None, false);
    for (place, option) in text.split(',').enumerate() {
        let (key, value) = match option.split_once('=') {
            Some(parts) => parts,
            None if place == 0 => ("source", option),
            None => return Err("an option of a secret is written OPTION=VALUE"),
        };
        match key {
            "source" => name = Some(value),
            "target" => target = Some(value),
            "type" if kind.is_some() => return Err("a secret has one type"),
            "type" if matches!(value, "mount" | "env") => kind = Some(value),
            "type" => return Err("the type of a secret is mount or env"),
            "uid" | "gid" | "mode" => for_files = true,
            _ => return Err("the options of a secret are source, target, type, uid, gid and mode"),
        }
    }
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        return Err("a secret without a name");
    };
    let target = target.filter(|target| !target.is_empty()).unwrap_or(name);
    let kind = match (kind, for_files) {
        (Some("env"), true) => return Err("uid, gid and mode are for secrets of the type mount"),
        (Some("env"), false) => SecretKind::Env(target.to_owned()),
        _ if target.starts_with('/') => SecretKind::Mount(target.to_owned()),
        _ => SecretKind::Mount(format!("/run/secrets/{target}")),
    };
    Ok(Secret { name: name.to_owned(), kind })
}
