//! `$(NAME)` in the variables of a Kubernetes container, and in which order they see one another.
//!
//! Source: Kubernetes, `third_party/forked/golang/expansion/expand.go`, `Expand`, and `pkg/kubelet/kubelet_pods.go`,
//! `makeEnvironmentVariables`.

use rustc_hash::FxHashMap;

use super::interpolate::LONGEST_VALUE;
use super::service::{ServiceVariable, VariableValue};
use super::variables::Variables;
use crate::model::EnvName;

/// A variable of `env`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnVariable {
    /// The variable; the value of one that `value` gives is still as written.
    pub variable: ServiceVariable,
    /// Whether `value` gives it, so that references in it are replaced; what `valueFrom` gives is not looked at.
    pub expanded: bool,
}

/// The variables of a container.
///
/// `sources` are those of `envFrom` with their prefixes, in order; `own` those of `env`; `services` those that
/// Kubernetes adds for services of the namespace. Each of `own` sees the sources, those before it and, where none of
/// them has the name, the services. A later variable replaces an earlier one; services replace nothing.
pub fn container_environment(
    sources: Vec<ServiceVariable>,
    own: Vec<OwnVariable>,
    services: Vec<ServiceVariable>,
) -> Vec<ServiceVariable> {
    let later: FxHashMap<EnvName, VariableValue> =
        services.iter().map(|variable| (variable.name.clone(), variable.value.clone())).collect();
    let (mut variables, mut seen, mut length) = (Variables::default(), FxHashMap::default(), 0);
    for variable in sources {
        seen.insert(variable.name.clone(), variable.value.clone());
        variables.set(variable);
    }
    for OwnVariable { mut variable, expanded } in own {
        if let (true, Some(text)) = (expanded, variable.value.known()) {
            let lookup = |name: &str| {
                let name = EnvName::new(name);
                seen.get(&name).or_else(|| later.get(&name))
            };
            variable.value = expand_references(text, &lookup);
            length += variable.value.known().map_or(0, str::len);
        }
        if length > LONGEST_VALUE {
            variable.value = too_long();
        }
        seen.insert(variable.name.clone(), variable.value.clone());
        variables.set(variable);
    }
    for variable in services {
        if !seen.contains_key(&variable.name) {
            variables.set(variable);
        }
    }
    variables.into_vec()
}

fn too_long() -> VariableValue {
    VariableValue::unknown("references that make it longer than 16 MiB")
}

/// Replaces `$(NAME)`; `$$` is a dollar sign, and a name that `lookup` does not know stays as it is.
///
/// A reference to something unknown makes the whole text unknown.
///
/// ```
/// use kafka_config_core::input::{VariableValue, expand_references};
///
/// let pod = VariableValue::Known("kafka-0".to_owned());
/// let lookup = |name: &str| (name == "POD").then_some(&pod);
/// let value = expand_references("PLAINTEXT://$(POD).kafka:9092 $$(POD) $(NODE)", &lookup);
/// assert_eq!(value.known(), Some("PLAINTEXT://kafka-0.kafka:9092 $(POD) $(NODE)"));
/// ```
pub fn expand_references<'v>(
    text: &str,
    lookup: &dyn Fn(&str) -> Option<&'v VariableValue>,
) -> VariableValue {
    let (mut expanded, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            expanded.push('$');
            rest = after;
            continue;
        }
        let Some(opened) = after.strip_prefix('(') else {
            expanded.push('$');
            rest = after;
            continue;
        };
        let Some((name, after)) = opened.split_once(')') else {
            // No reference is closed from here on; only doubled dollar signs are left.
            expanded.push_str("$(");
            expanded.push_str(&opened.replace("$$", "$"));
            return VariableValue::Known(expanded);
        };
        match lookup(name) {
            Some(VariableValue::Known(value)) => expanded.push_str(value),
            Some(VariableValue::Unknown(what)) => return VariableValue::Unknown(what.clone()),
            Some(VariableValue::Unset) | None => {
                expanded.push_str("$(");
                expanded.push_str(name);
                expanded.push(')');
            }
        }
        if expanded.len() > LONGEST_VALUE.max(text.len()) {
            return too_long();
        }
        rest = after;
    }
    expanded.push_str(rest);
    VariableValue::Known(expanded)
}
