//! The vocabulary: places, names, versions, origins and files. Knows nothing of how they are computed.

mod artifact;
mod environment;
mod gap;
mod inset;
mod name;
mod ordered;
mod origin;
mod span;
mod unknown;
mod uuid;
mod version;

pub use artifact::{Artifact, ConfigFiles, FileSet, FileState, Segment};
pub use environment::{Environment, Variable};
pub use gap::Gap;
pub use inset::Inset;
pub(crate) use name::is_secret_key;
pub use name::{ConfigFile, EnvName, PropertyKey, may_hold_secret};
pub use ordered::{Arrange, IntoMap, IntoSet};
pub use origin::{Layer, Origin, SourceId, SourceSpan, VariableSpan};
pub use span::{Span, line_and_column};
pub use unknown::{KnownBy, MissingInput, Unknown};
pub use uuid::{InvalidUuid, Uuid};
pub use version::{InvalidVersion, KafkaVersion};
