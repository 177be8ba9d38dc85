//! Which drop-ins belong to a unit.
//!
//! Source: podman, `cmd/quadlet/main.go`, `loadUnitDropins`, and `pkg/systemd/parser/unitfile.go`,
//! `GetUnitDropinPaths`.

use crate::model::IntoMap;
use std::collections::BTreeMap;

/// Where podman looks for units of the system, in its order.
const ROOTS: [&str; 3] =
    ["/run/containers/systemd", "/etc/containers/systemd", "/usr/share/containers/systemd"];

/// The folder and the file name of a path.
pub(super) fn split_path(path: &str) -> (&str, &str) {
    path.rsplit_once('/')
        .map_or(("", path), |(folder, name)| if folder.is_empty() { ("/", name) } else { (folder, name) })
}

/// A file name without its last ending, and that ending with its dot.
pub(super) fn split_ending(name: &str) -> (&str, &str) {
    name.rfind('.').and_then(|dot| name.split_at_checked(dot)).unwrap_or((name, ""))
}

/// The names of the folders with drop-ins for a unit of this file name, the most specific first.
///
/// ```
/// use kafka_config_core::input::drop_in_folders;
///
/// let folders = drop_in_folders("kafka-broker@1.container");
/// assert_eq!(folders[0], "kafka-broker@1.container.d");
/// assert_eq!(folders[1], "kafka-broker@.container.d");
/// assert_eq!(folders[4], "container.d");
/// ```
pub fn drop_in_folders(unit: &str) -> Vec<String> {
    let (stem, ending) = split_ending(unit);
    let (name, instance) =
        stem.split_once('@').map_or((stem, None), |(name, instance)| (name, Some(instance)));
    let mut folders = vec![format!("{}.d", ending.trim_start_matches('.'))];
    for (dash, _) in name.match_indices('-') {
        let beginning = name.get(..=dash).unwrap_or_default();
        folders.push(format!("{beginning}{ending}.d"));
        folders.extend(instance.map(|_| format!("{beginning}@{ending}.d")));
    }
    folders.extend(instance.filter(|instance| !instance.is_empty()).map(|_| format!("{name}@{ending}.d")));
    folders.push(format!("{unit}.d"));
    folders.reverse();
    folders
}

/// The paths of the drop-ins that a unit reads, in the order in which they are merged.
pub(super) fn drop_ins<'p>(unit: &str, paths: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let (folder, name) = split_path(unit);
    let roots = roots(folder);
    let ranks: BTreeMap<String, usize> = drop_in_folders(name)
        .iter()
        .flat_map(|drop_in| roots.iter().map(move |root| join(root, drop_in)))
        .enumerate()
        .map(|(rank, path)| (path, rank))
        .into_map();
    // The same file name counts once, from the most specific folder.
    let mut chosen: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for path in paths {
        let (folder, name) = split_path(path);
        let rank = ranks.get(folder).filter(|_| split_ending(name).1 == ".conf");
        if let Some(&rank) = rank {
            let first = chosen.entry(name).or_insert((rank, path));
            *first = (*first).min((rank, path));
        }
    }
    chosen.into_values().map(|(_, path)| path).collect()
}

/// The folders that are searched: podman's own, after that of a unit that lies elsewhere.
fn roots(folder: &str) -> Vec<&str> {
    let below = |root: &&str| folder.strip_prefix(*root).is_some_and(|rest| rest.starts_with('/'));
    if ROOTS.contains(&folder) {
        return ROOTS.to_vec();
    }
    if !ROOTS.iter().any(below) {
        return vec![folder];
    }
    // podman looks into folders below its own right after them.
    ROOTS.iter().flat_map(|root| std::iter::once(*root).chain(below(root).then_some(folder))).collect()
}

/// A path in a folder.
pub(super) fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        "/" => format!("/{name}"),
        _ => format!("{folder}/{name}"),
    }
}
