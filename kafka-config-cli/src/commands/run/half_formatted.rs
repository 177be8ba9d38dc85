//! What a format leaves that was cut short, and directories that lost what the format gave them.

use std::fs;
use std::path::Path;

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::format::Found;
use kafka_config_core::validate::Node;

use super::preflight::Check;
use super::tree::Tree;

/// Whether an earlier start ended between two directories: some are formatted, others are not, and no broker was ever
/// started on any of them. Where one was, a directory without `meta.properties` may be a volume that is not mounted,
/// and an empty one in its place would lose its partitions: Kafka's own refusal stands.
pub(super) fn is_unfinished(node: &Node, tree: &Tree) -> bool {
    let places = tree.places();
    let Ok(found) = places.found(node) else { return false };
    let missing = found.values().filter(|found| **found == Found::Missing).count();
    let is_new = |path: &String| places.of(path).is_ok_and(|place| !was_used(&place));
    missing > 0 && missing < found.len() && found.keys().all(is_new)
}

/// A broker creates this file before anything else, and leaves it there.
fn was_used(place: &Path) -> bool {
    place.join(".lock").try_exists().unwrap_or(true)
}

/// What is wrong with a directory that has no `meta.properties`, or an empty one.
pub(super) fn check(name: &str, place: &Path) -> Option<Check> {
    match fs::metadata(place.join("meta.properties")) {
        Ok(metadata) => (metadata.is_file() && metadata.len() == 0).then(|| empty(name)),
        Err(_) if was_used(place) && place.is_dir() => Some(lost(name)),
        Err(_) => is_half_formatted(place).then(|| half_formatted(name)),
    }
}

fn is_half_formatted(place: &Path) -> bool {
    ["meta.properties.tmp", "bootstrap.checkpoint", "bootstrap.checkpoint.tmp", "__cluster_metadata-0"]
        .iter()
        .any(|name| place.join(name).exists())
}

/// What is told of a node that [`is_unfinished`].
pub(super) fn unfinished() -> Check {
    Check {
        name: "unfinished-format",
        severity: Severity::Info,
        message: "an earlier start ended while it formatted; the directories that are left are formatted now"
            .to_owned(),
        help: "nothing to do",
        is_fatal: false,
    }
}

fn empty(name: &str) -> Check {
    Check {
        name: "empty-meta-properties",
        severity: Severity::Error,
        message: format!("{name}: meta.properties is empty, so Kafka ends with 'node ID not found'"),
        help: "remove that file, and the next start formats the directory; partitions in it stay",
        is_fatal: true,
    }
}

fn lost(name: &str) -> Check {
    Check {
        name: "lost-meta-properties",
        severity: Severity::Warning,
        message: format!("{name}: a broker has used this directory, but its meta.properties is gone"),
        help: "restore it with the rest of the directory, where that came from a backup; formatted anew, it gets another directory.id",
        is_fatal: false,
    }
}

fn half_formatted(name: &str) -> Check {
    Check {
        name: "half-formatted",
        severity: Severity::Info,
        message: format!("{name}: an earlier format ended before it was done; it is done anew"),
        help: "nothing to do",
        is_fatal: false,
    }
}
