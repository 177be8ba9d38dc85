//! What the crate `java-properties` read, as assignments: for tools that use that crate already.
//!
//! Its reading differs from Java's in some corners, which `tests/fixtures/java-properties-differences.json`
//! lists. [`crate::properties::read`] has none of them.

use java_properties::{Line, LineContent, PropertiesError};

use super::resolve::Assignment;
use crate::model::{ConfigFile, Layer, Origin, PropertyKey, Span};

/// The assignments of a `server.properties` that a [`java_properties::PropertiesIter`] read from `text`.
///
/// The crate knows the number of a line only, so each origin is the first physical line of its property. A
/// text in an encoding with two-byte units, which the crate can decode, has no such places.
///
/// ```
/// use java_properties::PropertiesIter;
/// use kafka_config_core::layers::{from_java_properties, resolve};
/// use kafka_config_core::model::{Layer, Origin};
///
/// let text = "# mounted\nnode.id=1\nnode.id=2\n";
/// let lines = PropertiesIter::new(text.as_bytes());
/// let resolved = resolve(from_java_properties(lines, text.as_bytes(), Layer::Mounted)?);
/// assert_eq!(resolved.value("node.id"), Some("2"));
///
/// let (_, resolution) = resolved.iter().next().expect("one property");
/// let Origin::File { span, .. } = resolution.winner.origin else { panic!("a file") };
/// assert_eq!(text.get(span.start..span.end), Some("node.id=2"));
/// # Ok::<(), java_properties::PropertiesError>(())
/// ```
///
/// # Errors
/// The crate's own, for what it cannot read.
pub fn from_java_properties(
    lines: impl IntoIterator<Item = Result<Line, PropertiesError>>,
    text: &[u8],
    layer: Layer,
) -> Result<Vec<Assignment>, PropertiesError> {
    let places = physical_lines(text);
    let mut assignments = Vec::new();
    for line in lines {
        let line = line?;
        let index = line.line_number().saturating_sub(1);
        if let LineContent::KVPair(key, value) = line.consume_content() {
            let span = places.get(index).copied().unwrap_or_default();
            let origin = Origin::File { layer, file: ConfigFile::Server, span };
            assignments.push(Assignment { key: PropertyKey::new(key), value, origin, line: None });
        }
    }
    Ok(assignments)
}

/// Lines between line feeds, carriage returns or both, as the crate counts them.
fn physical_lines(text: &[u8]) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr::memchr2_iter(b'\n', b'\r', text) {
        let within_pair = end > 0 && text.get(end - 1..=end) == Some(b"\r\n");
        if !within_pair {
            lines.push(Span::new(start, end));
        }
        start = end + 1;
    }
    lines.push(Span::new(start, text.len()));
    lines
}
