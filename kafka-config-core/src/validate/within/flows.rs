//! Which clusters `MirrorMaker` copies into which.

use crate::validate::configuration::Configuration;

/// From one cluster to another, by their aliases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) struct Flow<'c> {
    /// Where records come from.
    pub(in crate::validate) source: &'c str,
    /// Where they are copied to, and where its worker keeps its own topics.
    pub(in crate::validate) target: &'c str,
    /// Whether records are copied; else there are heartbeats only.
    pub(in crate::validate) is_enabled: bool,
}

impl Flow<'_> {
    /// What its own settings begin with.
    pub(in crate::validate) fn prefix(&self) -> String {
        format!("{}->{}.", self.source, self.target)
    }
}

/// Between more clusters there are more flows than any machine has workers for.
const MOST: usize = 10;

/// The flows that have a worker: `MirrorMakerConfig.clusterPairs`.
pub(in crate::validate) fn flows<'c>(c: &'c Configuration<'_>) -> Vec<Flow<'c>> {
    let mut clusters = c.list("clusters").unwrap_or_default();
    clusters.sort_unstable();
    clusters.dedup();
    clusters.truncate(MOST);
    let pairs = clusters.iter().flat_map(|source| clusters.iter().map(move |target| (*source, *target)));
    pairs
        .filter(|(source, target)| source != target)
        .filter_map(|(source, target)| flow(c, source, target))
        .collect()
}

fn flow<'c>(c: &Configuration<'_>, source: &'c str, target: &'c str) -> Option<Flow<'c>> {
    const HEARTBEATS: &str = "emit.heartbeats.enabled";
    let named = Flow { source, target, is_enabled: false };
    let own = |key: &str| format!("{}{key}", named.prefix());
    let enabled = is_true(c, &own("enabled"));
    let has_heartbeats = is_true(c, &own(HEARTBEATS)).or_else(|| is_true(c, HEARTBEATS)).unwrap_or(true);
    // The bare `enabled` makes no flow, and goes for the connectors of one that heartbeats make.
    let is_enabled = enabled.or_else(|| is_true(c, "enabled")).unwrap_or(false);
    (enabled.unwrap_or(false) || has_heartbeats).then_some(Flow { is_enabled, ..named })
}

/// `Boolean.parseBoolean` of a setting.
fn is_true(c: &Configuration<'_>, key: &str) -> Option<bool> {
    c.get(key).map(|setting| setting.value.eq_ignore_ascii_case("true"))
}
