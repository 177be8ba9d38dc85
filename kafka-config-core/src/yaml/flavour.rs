//! Whose YAML is read.

/// The two readers are cousins: both are ports of the same parser, and differ in small rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    /// `SnakeYAML`, which reads the `log4j2.yaml` of the image.
    Snake,
    /// `go.yaml.in/yaml/v4`, which reads Compose files, and with small differences Kubernetes' manifests.
    Go,
}

impl Flavour {
    pub(super) fn is_go(self) -> bool {
        self == Self::Go
    }
}
