//! Building blocks of files: bytes with their origins.

use crate::model::{Artifact, ConfigFile, Layer, Origin, Segment, Span};

/// An artifact that holds one file of the image unchanged.
pub fn copy_of(file: ConfigFile, layer: Layer, bytes: &[u8]) -> Artifact {
    let mut artifact = Artifact { file, bytes: Vec::new(), segments: Vec::new() };
    let origin = Origin::File { layer, file, span: Span::new(0, bytes.len()) };
    append(&mut artifact, bytes, origin);
    artifact
}

/// Adds bytes with their origin.
pub(super) fn append(artifact: &mut Artifact, bytes: &[u8], origin: Origin) {
    let start = artifact.bytes.len();
    artifact.bytes.extend_from_slice(bytes);
    if !bytes.is_empty() {
        artifact.segments.push(Segment { span: Span::new(start, artifact.bytes.len()), origin });
    }
}
