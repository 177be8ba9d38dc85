//! Which of Kafka's rules a run has met, told by its messages.

use std::collections::BTreeMap;

use crate::generate::Release;

/// Messages met so far.
#[derive(Default)]
pub(crate) struct Coverage(BTreeMap<String, usize>);

impl Coverage {
    /// Notes a message; none where it is empty.
    pub(crate) fn count(&mut self, failure: &str) {
        if !failure.is_empty() {
            *self.0.entry(failure.to_owned()).or_default() += 1;
        }
    }

    /// What was met.
    pub(crate) fn report(&self, _release: Release) -> String {
        let mut text = String::new();
        for (failure, count) in &self.0 {
            text += &format!("M {count} {failure:?}\n");
        }
        text
    }
}
