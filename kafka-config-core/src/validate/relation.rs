//! Two numbers of which one bounds the other.

use super::configuration::Configuration;
use crate::diagnostics::Finding;

/// A finding where the first is greater than the second.
pub(super) fn at_most(c: &Configuration<'_>, small: &str, great: &str) -> Option<Finding> {
    compare(c, small, great, |small, great| small <= great, "must not exceed")
}

/// A finding where the first is not less than the second.
pub(super) fn below(c: &Configuration<'_>, small: &str, great: &str) -> Option<Finding> {
    compare(c, small, great, |small, great| small < great, "must be less than")
}

fn compare(
    c: &Configuration<'_>,
    small: &str,
    great: &str,
    is_fine: fn(i64, i64) -> bool,
    must: &str,
) -> Option<Finding> {
    // Kafka's defaults agree with one another.
    if !c.is_set(small) && !c.is_set(great) {
        return None;
    }
    let (one, other) = (c.whole(small)?, c.whole(great)?);
    if is_fine(one, other) {
        return None;
    }
    let default = |key: &str| if c.is_set(key) { "" } else { " (its default)" };
    let (first, second) = (c.name(small), c.name(great));
    let message =
        format!("{first} is {one}{}, and {must} the {other}{} of {second}", default(small), default(great));
    Some(c.finding_at_first(&[small, great], message).help(format!("lower {small} or raise {great}")))
}
