//! Jackson's limits on what it reads.
//!
//! Source of truth: `StreamReadConstraints` with its defaults.

use super::error::{Fault, Result};

const MAX_DEPTH: usize = 1_000;
const MAX_NUMBER: usize = 1_000;

pub(super) fn check_depth(depth: usize) -> Result<()> {
    if depth <= MAX_DEPTH {
        return Ok(());
    }
    let message = format!(
        "Document nesting depth ({depth}) exceeds the maximum allowed ({MAX_DEPTH}, from `StreamReadConstraints.getMaxNestingDepth()`)"
    );
    Err(Fault::fatal(message, None))
}

pub(super) fn check_number(length: usize) -> Result<()> {
    if length <= MAX_NUMBER {
        return Ok(());
    }
    let message = format!(
        "Number value length ({length}) exceeds the maximum allowed ({MAX_NUMBER}, from `StreamReadConstraints.getMaxNumberLength()`)"
    );
    Err(Fault::fatal(message, None))
}
