//! What the scripts set, in their order.

use super::bitnami;
use super::files::is_sorted;
use crate::dialect::{Dialect, Entrypoint};
use crate::mapping::property_key;
use crate::model::{Arrange, Environment, Gap, Origin, PropertyKey, Variable};

/// One setting.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) origin: Origin,
}

impl Setting {
    fn of(variable: &Variable, key: &PropertyKey) -> Self {
        Self { key: key.as_str().to_owned(), value: variable.value.clone(), origin: variable.origin.clone() }
    }
}

/// All settings of an image.
pub(super) fn settings(environment: &Environment, dialect: &Dialect, gaps: &mut Vec<Gap>) -> Vec<Setting> {
    match dialect.entrypoint {
        Entrypoint::Confluent(image) => by_prefix(environment, dialect, is_sorted(image)),
        Entrypoint::Bitnami => bitnami::settings(environment, dialect, gaps),
        Entrypoint::Debezium => {
            tell_equals_signs(environment, dialect, gaps);
            mapped(environment, dialect)
        }
        _ => mapped(environment, dialect),
    }
}

/// The variables that become properties, in the order of the environment.
pub(super) fn mapped(environment: &Environment, dialect: &Dialect) -> Vec<Setting> {
    let set =
        environment.iter().filter_map(|variable| Some((variable, property_key(&variable.name, dialect)?)));
    set.map(|(variable, key)| Setting::of(variable, &key)).collect()
}

/// Each beginning of names in turn, each key once: the templates fill a map per beginning.
fn by_prefix(environment: &Environment, dialect: &Dialect, is_sorted: bool) -> Vec<Setting> {
    let beginnings = || dialect.also.iter().map(|(prefix, _)| *prefix);
    let group = |name: &str| {
        let is_renamed = dialect.renamed.iter().any(|(known, _)| *known == name);
        let further = beginnings().position(|prefix| name.starts_with(prefix));
        if is_renamed { 1 } else { further.map_or(0, |place| place + 2) }
    };
    let mut groups: Vec<Vec<Setting>> = vec![Vec::new(); dialect.also.len() + 2];
    for variable in environment {
        let Some(key) = property_key(&variable.name, dialect) else { continue };
        let Some(settings) = groups.get_mut(group(variable.name.as_str())) else { continue };
        match settings.iter_mut().find(|setting| setting.key == key.as_str()) {
            Some(earlier) => *earlier = Setting::of(variable, &key),
            None => settings.push(Setting::of(variable, &key)),
        }
    }
    if is_sorted {
        for settings in &mut groups {
            settings.arrange_by(|a, b| a.key.cmp(&b.key));
        }
    }
    groups.into_iter().flatten().collect()
}

/// The script takes a name up to the last `=` of the whole line.
fn tell_equals_signs(environment: &Environment, dialect: &Dialect, gaps: &mut Vec<Gap>) {
    for variable in environment.iter().filter(|variable| variable.value.contains('=')) {
        if let Some(key) = property_key(&variable.name, dialect) {
            let text = format!(
                "the script takes a part of the value of {} for its name, because '=' is in it, and sets something \
                 else than {key}",
                variable.name
            );
            gaps.push(Gap { origin: Some(variable.origin.clone()), ..Gap::of_properties(text) });
        }
    }
}
