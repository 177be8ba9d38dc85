//! What holds whatever missing inputs set.
//!
//! There are two ends of what they may set: nothing, and all that nothing nearer sets. What is found at both ends is found;
//! what shows at one of them depends on the missing inputs, and nobody knows it.

use crate::derive::Failure;
use crate::diagnostics::Diagnostic;
use crate::dialect::Dialect;
use crate::mapping::env_name;
use crate::model::{PropertyKey, Unknown};
use crate::pipeline::{self, Prepared, Request};
use crate::schema::{Component, Definitions, Schema};

/// Why the container ends before its files are complete, where it ends so whatever missing inputs set.
pub fn certain_failure<'a>(request: &Request<'_>, prepared: &'a Prepared) -> Option<&'a Failure> {
    let failure = prepared.failure.as_ref()?;
    let is_certain = request.environment.missing().is_empty() || {
        let filled = filled(request, &Schema::of(request.image.version));
        pipeline::prepare(&filled).failure.is_some_and(|other| other.message == failure.message)
    };
    is_certain.then_some(failure)
}

/// The same request, where every variable that a missing input may set has a value that nobody knows.
pub(super) fn filled<'a>(request: &Request<'a>, schema: &Schema) -> Request<'a> {
    let mut filled = request.clone();
    if request.environment.missing().is_empty() {
        return filled;
    }
    for name in names(request.image.dialect(), schema) {
        if request.environment.get(&name).is_none() {
            filled.environment.push_unknown(&name, Unknown::from("an input that is not at hand"), None);
        }
    }
    filled
}

/// The variables that decide something.
fn names(dialect: &Dialect, schema: &Schema) -> Vec<String> {
    let known = schema.definitions(Component::Broker).into_iter().flat_map(Definitions::iter);
    let of_key = |key: &str| Some(env_name(&PropertyKey::new(key), dialect).ok()?.to_string());
    let of_properties = known.filter_map(|definition| of_key(definition.name));
    let roles = dialect.roles.iter().map(|(name, _)| *name);
    let others = roles.chain(dialect.excluded.iter().copied()).map(str::to_owned);
    let mut names: Vec<String> = of_properties.chain(others).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What of these findings is among the others, too.
pub(super) fn common(mut found: Vec<Diagnostic>, others: &[Diagnostic]) -> Vec<Diagnostic> {
    found.retain(|one| {
        others.iter().any(|other| {
            (one.code, &one.finding.message, &one.finding.at)
                == (other.code, &other.finding.message, &other.finding.at)
        })
    });
    found
}
