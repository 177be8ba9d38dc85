//! What Kafka's storage tool does to the directories of a node, as values: `format`, `info` and the look-ups beside them.
//!
//! [`Arguments::parse`] reads a command line, [`plan`] says what the tool would write and print. Time and randomness
//! come in as values, what lies on the disk comes as [`Found`], and whoever may write carries the [`Plan`] out.
//!
//! Sources: `kafka.tools.StorageTool` of each release, `org.apache.kafka.metadata.storage.Formatter` since 3.9.

mod arguments;
mod base64;
mod batch;
mod choose;
mod directories;
mod features;
mod files;
mod info;
mod lookup;
mod options;
mod plan;
mod records;
mod refusal;
mod scram;
mod tables;
mod tool;
mod voters;

pub use arguments::{Arguments, Format, UsageError};
pub use directories::{Found, paths};
pub use files::NewFile;
pub use info::{Place, info};
pub use lookup::{feature_dependencies, version_mapping};
pub use plan::{Chance, Plan, Request, Step, Target, plan, write_refusal};
pub use refusal::Refusal;
pub use tool::{Tool, UnknownTool};
