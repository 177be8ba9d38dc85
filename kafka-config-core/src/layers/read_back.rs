//! A finished `server.properties` back into assignments, each with the origin of its bytes.
//!
//! Reading the bytes instead of the variables shows what Kafka will see: a value with a line break sets a
//! second property, a trailing backslash swallows the next line.

use super::resolve::Assignment;
use crate::model::{Artifact, Layer, Origin, PropertyKey, Span, is_secret_key};
use crate::properties::{Charset, Property, Reader};

/// All assignments of the file in file order. Lines that the loader refuses are left out.
pub fn read_back(artifact: &Artifact) -> Vec<Assignment> {
    let mut segments = artifact.segments.iter().peekable();
    let properties = Reader::new(&artifact.bytes, Charset::Latin1).filter_map(Result::ok);
    // About one property in each segment.
    let mut assignments = Vec::with_capacity(artifact.segments.len());
    assignments.extend(properties.filter_map(|property| {
        let start = property.key_span.start;
        while segments.next_if(|segment| segment.span.end <= start).is_some() {}
        let segment = segments.peek()?;
        Some(assignment(property, &segment.origin, segment.span.start))
    }));
    assignments
}

fn assignment(property: Property<'_>, origin: &Origin, segment_start: usize) -> Assignment {
    let line = Span::new(property.key_span.start, property.value_span.end);
    let origin = match origin {
        Origin::File { layer, file, span } => {
            let offset = |place: usize| span.start + (place - segment_start);
            Origin::File { layer: *layer, file: *file, span: Span::new(offset(line.start), offset(line.end)) }
        }
        other => other.clone(),
    };
    Assignment {
        key: PropertyKey::new(property.key),
        value: property.value.into_owned(),
        origin,
        line: Some(line),
    }
}

/// The assignments of a default file that is not used.
pub fn unused_defaults(artifact: &Artifact) -> impl Iterator<Item = Assignment> {
    let of_default = |assignment: &Assignment| assignment.layer() == Layer::Default;
    read_back(artifact)
        .into_iter()
        .filter(of_default)
        .map(|assignment| Assignment { line: None, ..assignment })
}

/// Whether a finished file sets anything that must not be read by everybody.
pub fn holds_secret(artifact: &Artifact) -> bool {
    // Most files hold none of these words, and need no closer look.
    let suspects: [&[u8]; 7] = [b"assw", b"assphrase", b"ecret", b"redential", b"oken", b"aas", b"key"];
    suspects.iter().any(|word| memchr::memmem::find(&artifact.bytes, word).is_some())
        && Reader::new(&artifact.bytes, Charset::Latin1)
            .filter_map(Result::ok)
            .any(|property| !property.value.is_empty() && is_secret_key(&property.key))
}
