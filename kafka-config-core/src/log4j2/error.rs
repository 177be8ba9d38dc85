//! How a rewrite ends without a result.

use std::fmt;

use crate::yaml::printed;

/// The message that the wrapper prints after `error while preparing configs: `, over several lines where it has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrapperError {
    message: String,
}

impl WrapperError {
    pub(crate) fn new(message: impl AsRef<str>) -> Self {
        Self { message: printed(message.as_ref()) }
    }
}

impl fmt::Display for WrapperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for WrapperError {}

pub(super) type Result<T> = std::result::Result<T, Fault>;

/// Why Jackson stops reading.
#[derive(Debug)]
pub(super) enum Fault {
    /// `MismatchedInputException`, which the wrapper catches: the whole file is discarded.
    Mismatch,
    /// Any other exception, which ends the wrapper.
    Fatal(Box<Failure>),
}

/// A message, where it happened, and through which fields.
#[derive(Debug)]
pub(super) struct Failure {
    message: String,
    /// Line and column from 1.
    location: Option<(usize, usize)>,
    /// Innermost reference first.
    path: Vec<String>,
}

impl Fault {
    pub(super) fn fatal(message: String, location: Option<(usize, usize)>) -> Self {
        Self::Fatal(Box::new(Failure { message, location, path: Vec::new() }))
    }

    /// `JsonMappingException.prependPath`.
    pub(super) fn within(mut self, reference: impl FnOnce() -> String) -> Self {
        if let Self::Fatal(failure) = &mut self {
            failure.path.push(reference());
        }
        self
    }
}

impl Failure {
    pub(super) fn into_message(self) -> String {
        let mut message = self.message;
        if let Some((line, column)) = self.location {
            message = format!("{message}\n at [Source: (File); line: {line}, column: {column}]");
        }
        if !self.path.is_empty() {
            let path: Vec<String> = self.path.into_iter().rev().collect();
            message = format!("{message} (through reference chain: {})", path.join("->"));
        }
        message
    }
}
