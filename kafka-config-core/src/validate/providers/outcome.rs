//! What configuration providers leave.

use crate::validate::surroundings::Needed;

/// What came of the providers.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Keys and what Kafka holds against them.
    pub(crate) faults: Vec<Fault>,
    /// What only the container knows.
    pub(crate) undecided: Vec<Undecided>,
    /// Paths that decide.
    pub(crate) needed: Needed,
}

impl Outcome {
    pub(super) fn leave_open(&mut self, key: impl Into<String>, what: impl Into<String>, source: Source) {
        self.undecided.push(Undecided { key: key.into(), what: what.into(), source });
    }
}

/// What Kafka holds against a key.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) key: String,
    pub(crate) why: String,
    /// What to do, where that is known.
    pub(crate) help: Option<String>,
}

impl Fault {
    pub(super) fn new(key: impl Into<String>, why: impl Into<String>) -> Self {
        Self { key: key.into(), why: why.into(), help: None }
    }

    pub(super) fn helped(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// A key whose value is open.
#[derive(Debug)]
pub(crate) struct Undecided {
    pub(crate) key: String,
    /// What it depends on.
    pub(crate) what: String,
    /// Who can tell.
    pub(crate) source: Source,
}

/// Who can tell what a value depends on.
#[derive(Debug)]
pub(crate) enum Source {
    /// The container's files.
    Files,
    /// The environment, by this variable.
    Variable(String),
    /// A pattern that the provider compares names with.
    Pattern,
    /// Whoever fills a variable in as the container starts.
    Outside,
    /// The worker that runs a connector.
    Worker,
    /// Code that is not Kafka's.
    Foreign,
}
