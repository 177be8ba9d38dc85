//! Faults on their way out.

use super::super::tree::Refusal;
use crate::input::{Fault, Weight};
use crate::model::SourceSpan;

pub(super) type Result<T, E = Refusal> = std::result::Result<T, E>;

/// A refusal at a place.
pub(super) fn refusal(at: impl Into<Option<SourceSpan>>, message: impl Into<String>, help: &str) -> Refusal {
    Refusal::new(at.into(), message.into(), help)
}

/// More faults than this are not worth reading.
const MOST: usize = 100;

/// Faults in the order in which they are met.
#[derive(Default)]
pub(super) struct Log {
    pub(super) faults: Vec<Fault>,
    dropped: bool,
}

impl Log {
    pub(super) fn push(&mut self, fault: Fault) {
        if self.faults.len() < MOST || (fault.weight == Weight::Refused && !self.refused()) {
            if !self.faults.contains(&fault) {
                self.faults.push(fault);
            }
        } else {
            self.dropped = true;
        }
    }

    pub(super) fn refuse(&mut self, at: SourceSpan, message: String, help: Option<String>) {
        self.note(Weight::Refused, at, message, help);
    }

    pub(super) fn note(&mut self, weight: Weight, at: SourceSpan, message: String, help: Option<String>) {
        self.push(Fault { weight, at: Some(at), message, help });
    }

    /// Goes on only if nothing is refused so far.
    pub(super) fn checkpoint(&self) -> Result<()> {
        let refused = self.faults.iter().find(|fault| fault.weight == Weight::Refused);
        refused.map_or(Ok(()), |fault| Err(Refusal::of(fault.clone())))
    }

    fn refused(&self) -> bool {
        self.faults.iter().any(|fault| fault.weight == Weight::Refused)
    }
}
