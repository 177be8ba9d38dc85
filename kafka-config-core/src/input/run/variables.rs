//! The variables of the shell that reads a script.

use std::collections::BTreeMap;

use crate::input::Host;
use crate::model::IntoMap;

/// What is known of a variable.
#[derive(Clone, Copy)]
pub(super) enum Setting<'a> {
    Known(&'a str),
    /// The script sets it to something that only its shell knows.
    Unknown,
    Unset,
}

/// Names and values; no value where only the shell knows it.
pub(super) struct Variables(BTreeMap<String, Option<String>>);

impl Variables {
    /// Those that the script starts with.
    pub(super) fn of(host: &Host) -> Self {
        Self(host.iter().map(|(name, value)| (name.clone(), Some(value.clone()))).into_map())
    }

    pub(super) fn get(&self, name: &str) -> Setting<'_> {
        match self.0.get(name) {
            Some(Some(value)) => Setting::Known(value),
            Some(None) => Setting::Unknown,
            None => Setting::Unset,
        }
    }

    pub(super) fn known(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_deref()
    }

    pub(super) fn set(&mut self, name: impl Into<String>, value: Option<String>) {
        self.0.insert(name.into(), value);
    }

    pub(super) fn unset(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// Leaves to the shell what those variables hold that a test is true of.
    pub(super) fn forget(&mut self, is_changed: impl Fn(&str) -> bool) {
        self.0.iter_mut().filter(|(name, _)| is_changed(name)).for_each(|(_, value)| *value = None);
    }
}
