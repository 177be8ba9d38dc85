//! What each Kafka version lets one configure: every definition of its own classes, as data.
//!
//! `data/schema` holds one file per version, made from the official jars; [`Schema`] reads them.

mod accept;
mod closest;
mod component;
mod decode;
mod definition;
mod definitions;
mod file;
mod files;
mod history;
mod metadata;
mod recognise;
mod synonyms;
mod value;
mod version;

pub use accept::{Fault, accept, default_of, metadata_version};
pub use closest::Near;
pub use component::{Component, UnknownComponent};
pub use definition::{DefaultValue, Definition, Importance, ListFlags, Number, Type, UpdateMode, Validator};
pub use definitions::Definitions;
pub use history::{Availability, Gap, history};
pub use metadata::MetadataVersionName;
pub use recognise::{Recognised, recognise};
pub use synonyms::{Synonyms, broker_keys, synonyms, topic_key};
pub use value::{Value, int, is_class_name, is_regex_blank, list};
pub use version::{Schema, Schemas};
