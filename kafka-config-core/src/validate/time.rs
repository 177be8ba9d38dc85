//! Times that have several keys, of which the finest counts: section `getLogRetentionTimeMillis` and its siblings.

use super::configuration::Configuration;
use crate::schema::Value;

/// Keys with the milliseconds of their unit, the one that wins first; the last has a default.
pub(super) type Synonyms = [(&'static str, i64)];

/// How long records are kept; every negative value means for ever.
pub(super) const RETENTION: [(&str, i64); 3] =
    [("log.retention.ms", 1), ("log.retention.minutes", 60_000), ("log.retention.hours", 3_600_000)];
/// When a segment is rolled.
pub(super) const ROLL: [(&str, i64); 2] = [("log.roll.ms", 1), ("log.roll.hours", 3_600_000)];
/// By how much that may vary.
pub(super) const JITTER: [(&str, i64); 2] = [("log.roll.jitter.ms", 1), ("log.roll.jitter.hours", 3_600_000)];
/// How long records may be in memory only.
pub(super) const FLUSH: [(&str, i64); 2] =
    [("log.flush.interval.ms", 1), ("log.flush.scheduler.interval.ms", 1)];

/// The key that counts and its time in milliseconds.
pub(super) fn effective(c: &Configuration<'_>, synonyms: &Synonyms) -> Option<(&'static str, i64)> {
    for (key, unit) in synonyms {
        match c.value(key)? {
            Value::Whole(value) => {
                let time = value.wrapping_mul(*unit);
                let forever = synonyms.len() == RETENTION.len() && time < 0;
                return Some((key, if forever { -1 } else { time }));
            }
            Value::Null => {}
            _ => return None,
        }
    }
    None
}
