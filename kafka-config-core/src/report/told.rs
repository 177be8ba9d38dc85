//! Origins in words.

use super::sources::Sources;
use crate::model::Origin;

/// Where something was set, in one line.
pub fn told(origin: &Origin, sources: &Sources<'_>) -> String {
    let found = sources
        .find(origin)
        .map(|(_, text, span)| format!("{} line {}", text.path, text.place(span).region.line));
    match origin {
        Origin::Variable { name, .. } => {
            format!("{name}, {}", found.as_deref().unwrap_or("environment"))
        }
        Origin::Argument { name } => format!("{name}, command argument"),
        Origin::Derived { name, from } if from.is_empty() => format!("{name}, set by the entrypoint"),
        Origin::Derived { name, from } => {
            format!("{name}, derived by the entrypoint from {}", from.join(" and "))
        }
        Origin::Place(_) => found.unwrap_or_default(),
        // A file that is checked by itself is in no layer.
        Origin::File { .. } if sources.request.is_none() => found.unwrap_or_default(),
        Origin::File { layer, .. } => format!("{}, {}", layer.describe(), found.unwrap_or_default()),
    }
}
