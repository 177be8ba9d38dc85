//! What a check says: Kafka's verdict, every finding with its place resolved, and the formats for tools.
//!
//! The program and the web page share all of it; only the excerpts for a terminal are the program's own.

mod apply;
mod batch;
mod build;
mod change;
mod concise;
mod container_ends;
mod entry;
mod github;
mod inputs;
mod inset;
mod json;
mod junit;
mod mask;
mod place;
mod policy;
mod reader;
mod sarif;
mod sources;
mod summary;
mod told;
mod variable_change;

pub use apply::{Fixed, apply};
pub use batch::{Batch, BatchLine, Outcome};
pub use build::{needed_by_properties, of_container, of_properties};
pub use change::TextChange;
pub use concise::concise;
pub use container_ends::{rule, rules};
pub use entry::{Entry, Report, ReportedEdit, ReportedFix, Section};
pub use github::github;
pub use inputs::{fold, of_faults, without_secrets};
pub use json::{SCHEMA, json};
pub use junit::junit;
pub use mask::{failure_message, without_secret};
pub use place::{LineStarts, Place, Region};
pub use policy::{Codes, Policy, UnknownRule};
pub use reader::{AskedReader, Reader};
pub use sarif::sarif;
pub use sources::{Sources, Text, TextId};
pub use summary::{count_words, summary};
pub use told::told;
