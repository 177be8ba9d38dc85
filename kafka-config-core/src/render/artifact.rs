//! Building blocks of the wrapper's files: bytes with their origins, and its way to fail.

use crate::model::{Artifact, ConfigFile, Layer, Origin, Segment, Span};

/// The text that the wrapper prints after `error while preparing configs: ` before it ends with status 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapperError(pub String);

impl std::fmt::Display for WrapperError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrapperError {}

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
