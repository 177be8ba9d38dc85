//! The container's environment.

use std::borrow::Cow;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::name::EnvName;
use super::origin::{Origin, VariableSpan};
use super::unknown::{MissingInput, Unknown};

/// One variable with its value and where both come from.
#[derive(Clone, PartialEq, Eq)]
pub struct Variable {
    /// The name, as the JVM decodes it.
    pub name: EnvName,
    /// The value, as the JVM decodes it.
    pub value: String,
    /// Who set it.
    pub origin: Origin,
    /// The variables it replaced, newest first: a user's value that the entrypoint overwrote, say.
    pub replaced: Vec<Variable>,
    /// Whether name or value held bytes that are not UTF-8, which are U+FFFD now.
    pub garbled: bool,
    /// What decides its value, where that is not at hand; the value then only says so.
    pub unknown: Option<Unknown>,
}

impl std::fmt::Debug for Variable {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Variable")
            .field("name", &self.name)
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// Variables in the order of the process's environment block. A clone shares them until one of the two changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Environment {
    variables: Arc<Vec<Variable>>,
    missing: Vec<MissingInput>,
}

impl Environment {
    /// Adds a variable as read from a process or a text, keeping earlier ones of the same name.
    pub fn push(&mut self, name: &[u8], value: &[u8], at: Option<VariableSpan>) {
        let variable = decoded(name, value, at);
        self.changed().push(variable);
    }

    /// Adds a variable whose value is not at hand.
    pub fn push_unknown(&mut self, name: &str, unknown: Unknown, at: Option<VariableSpan>) {
        let mut variable = decoded(name.as_bytes(), format!("<{unknown}>").as_bytes(), at);
        variable.unknown = Some(unknown);
        self.changed().push(variable);
    }

    /// Notes inputs that are not at hand and may set further variables.
    pub fn note_missing(&mut self, missing: impl IntoIterator<Item = MissingInput>) {
        self.missing.extend(missing);
    }

    /// Inputs that are not at hand: a variable that is not here may be set by one of them.
    pub fn missing(&self) -> &[MissingInput] {
        &self.missing
    }

    fn changed(&mut self) -> &mut Vec<Variable> {
        Arc::make_mut(&mut self.variables)
    }

    /// Adds variables as [`Self::push`] does, each in place of an earlier one of the same name. Of a line that is
    /// repeated many times the last two are kept.
    pub fn replace<'a>(&mut self, new: impl IntoIterator<Item = (&'a [u8], &'a [u8], Option<VariableSpan>)>) {
        let variables = self.changed();
        let mut places: FxHashMap<EnvName, usize> =
            variables.iter().enumerate().map(|(place, variable)| (variable.name.clone(), place)).collect();
        for (name, value, at) in new {
            let mut variable = decoded(name, value, at);
            let place = *places.entry(variable.name.clone()).or_insert(variables.len());
            match variables.get_mut(place) {
                Some(earlier) => {
                    std::mem::swap(earlier, &mut variable);
                    variable.replaced.clear();
                    earlier.replaced.push(variable);
                }
                None => variables.push(variable),
            }
        }
    }

    /// Sets a variable, replacing an earlier one in place.
    pub fn set(&mut self, name: EnvName, value: String, origin: Origin) {
        self.put(Variable { name, value, origin, replaced: Vec::new(), garbled: false, unknown: None });
    }

    /// Sets a variable whose value is not at hand.
    pub fn set_unknown(&mut self, name: EnvName, unknown: Unknown, origin: Origin) {
        let (value, unknown) = (format!("<{unknown}>"), Some(unknown));
        self.put(Variable { name, value, origin, replaced: Vec::new(), garbled: false, unknown });
    }

    fn put(&mut self, mut variable: Variable) {
        let variables = self.changed();
        match variables.iter_mut().find(|other| other.name == variable.name) {
            Some(earlier) => {
                std::mem::swap(earlier, &mut variable);
                let older = std::mem::take(&mut variable.replaced);
                earlier.replaced.push(variable);
                earlier.replaced.extend(older);
            }
            None => variables.push(variable),
        }
    }

    /// Removes a variable.
    pub fn unset(&mut self, name: &str) {
        self.changed().retain(|variable| variable.name.as_str() != name);
    }

    /// The variable of this name: the first, should there be several.
    pub fn get(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name.as_str() == name)
    }

    /// The value of this name, `None` where it is unset or empty.
    pub fn non_empty(&self, name: &str) -> Option<&str> {
        self.get(name).map(|variable| variable.value.as_str()).filter(|value| !value.is_empty())
    }

    /// What decides a value of this origin, where a variable whose value is not at hand has a part in it.
    pub fn unknown_in(&self, origin: &Origin) -> Option<&Unknown> {
        let what = |name: &str| self.get(name)?.unknown.as_ref();
        match origin {
            Origin::Derived { name, from } => {
                what(name.as_str()).or_else(|| from.iter().find_map(|name| what(name)))
            }
            other => what(other.variable()?.as_str()),
        }
    }

    /// All variables in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Variable> {
        self.variables.iter()
    }
}

/// A variable from bytes, as the JVM sees them.
fn decoded(name: &[u8], value: &[u8], at: Option<VariableSpan>) -> Variable {
    let (name, value) = (crate::jvm::decode_lossy(name), crate::jvm::decode_lossy(value));
    // Only what had to be changed is a new text.
    let garbled = matches!((&name, &value), (Cow::Owned(_), _) | (_, Cow::Owned(_)));
    let name = EnvName::new(name);
    Variable {
        origin: Origin::Variable { name: name.clone(), at },
        name,
        value: value.into_owned(),
        replaced: Vec::new(),
        garbled,
        unknown: None,
    }
}

impl<'a> IntoIterator for &'a Environment {
    type Item = &'a Variable;
    type IntoIter = std::slice::Iter<'a, Variable>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<N: AsRef<[u8]>, V: AsRef<[u8]>> FromIterator<(N, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let variables = pairs.into_iter().map(|(name, value)| decoded(name.as_ref(), value.as_ref(), None));
        Self { variables: Arc::new(variables.collect()), missing: Vec::new() }
    }
}
