//! Why a real reader uses nothing of a text.

use crate::input::{Fault, Weight};
use crate::model::SourceSpan;

/// A fault that ends the reading.
#[derive(Debug)]
pub(in crate::input) struct Refusal(Box<Fault>);

impl Refusal {
    pub(in crate::input) fn new(at: Option<SourceSpan>, message: String, help: &str) -> Self {
        let help = (!help.is_empty()).then(|| help.to_owned());
        Self::of(Fault { weight: Weight::Refused, at, message, help })
    }

    pub(in crate::input) fn of(fault: Fault) -> Self {
        Self(Box::new(fault))
    }

    pub(in crate::input) fn into_fault(self) -> Fault {
        *self.0
    }
}
