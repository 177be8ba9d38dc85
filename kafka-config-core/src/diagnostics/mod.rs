//! What is told to the user: one kind of value, whoever found it.

mod diagnostic;

pub use diagnostic::{Applicability, Diagnostic, Edit, Finding, Fix, Kind, Severity, Stage};
