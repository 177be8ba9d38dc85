//! What is told to the user: one kind of value, whoever found it.

mod diagnostic;

pub use diagnostic::{Diagnostic, Finding, Severity};
