//! Variables of a container from several places: later ones replace earlier ones of the same name in their place.

use rustc_hash::FxHashMap;

use super::service::{ServiceVariable, VariableValue};
use crate::model::{EnvName, SourceId, SourceSpan};

use super::env_files::Assignment;

/// Variables in the order in which their names were first set.
#[derive(Default)]
pub(super) struct Variables {
    all: Vec<ServiceVariable>,
    places: FxHashMap<EnvName, usize>,
}

impl Variables {
    pub(super) fn set(&mut self, variable: ServiceVariable) {
        let place = *self.places.entry(variable.name.clone()).or_insert(self.all.len());
        match self.all.get_mut(place) {
            Some(earlier) => *earlier = variable,
            None => self.all.push(variable),
        }
    }

    /// Sets what an env file sets.
    pub(super) fn set_from_file(&mut self, assignments: Vec<Assignment>, source: SourceId) {
        for set in assignments {
            self.set(ServiceVariable {
                name: EnvName::new(set.name),
                value: VariableValue::Known(set.value),
                name_at: Some(SourceSpan { source, span: set.name_at }),
                value_at: set.value_at.map(|span| SourceSpan { source, span }),
            });
        }
    }

    pub(super) fn into_vec(self) -> Vec<ServiceVariable> {
        self.all
    }
}
