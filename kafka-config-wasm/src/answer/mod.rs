//! What JavaScript gets.
//!
//! Ranges count UTF-16 units, as JavaScript's strings and all editors do; lines and columns count from 1, columns in
//! characters, as the command line prints them.

#[macro_use]
mod macros;

mod convert;
mod files;
mod findings;
mod listeners;
mod names;
mod places;

pub use crate::request::{Format, Severity, Stage};
pub use convert::{Conversion, ConvertedFile, ConvertedService, Remark, RemarkKind};
pub use files::{ContainerFailure, Preview, RenderedFile, RenderedLine, RenderedNode, Rendering};
pub use findings::{Applicability, CheckReport, CheckedNode, Finding, Fix, TextEdit, Verdict};
pub use listeners::{ClientPlace, Listener, NodeListeners, NodeRole, Reach, Sought};
pub use names::{
    Current, CurrentState, ExplainedProperty, Explanation, FamilyName, ImageChoice, Property, Rule, RuleKind,
    SchemaAnswer,
};
pub use places::{Layer, Origin, Place, Problem, Setting, TextRange};
