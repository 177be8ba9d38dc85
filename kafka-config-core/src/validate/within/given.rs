//! Settings on their way into another program.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::schema::{Component, Definitions};
use crate::validate::configuration::{Configuration, Setting};
use crate::validate::surroundings::Surroundings;

/// What a program within another one is given, by its own keys; what comes later replaces what is there.
#[derive(Debug, Clone, Default)]
pub(super) struct Given<'c>(BTreeMap<&'c str, Setting<'c>>);

impl<'c> Given<'c> {
    /// With a value that nobody wrote.
    pub(super) fn with(mut self, key: &'static str, value: &'static str) -> Self {
        self.0.insert(key, Setting::new(key, value, None));
        self
    }

    /// With another's settings in place of its own.
    pub(super) fn over(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// With those keys only.
    pub(super) fn keeping_only(mut self, is_kept: fn(&str) -> bool) -> Self {
        self.0.retain(|key, _| is_kept(key));
        self
    }

    /// Whether a key is set.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Without a key.
    pub(super) fn without(mut self, key: &str) -> Self {
        self.0.remove(key);
        self
    }

    /// With the settings that have the key of one of this program's own.
    pub(super) fn sharing(mut self, c: &'c Configuration<'_>, component: Component) -> Self {
        let known = c.schema.definitions(component).into_iter().flat_map(Definitions::iter);
        let shared = known.filter_map(|definition| c.get(definition.name));
        self.0.extend(shared.map(|setting| (setting.key, lent(setting, setting.key))));
        self
    }

    /// With the settings that begin so, as they are.
    pub(super) fn keeping(mut self, c: &'c Configuration<'_>, prefix: &str) -> Self {
        self.0.extend(c.with_prefix(prefix).map(|setting| (setting.key, lent(setting, setting.key))));
        self
    }

    /// With the settings that begin so, without that.
    pub(super) fn stripping(mut self, c: &'c Configuration<'_>, prefix: &str) -> Self {
        let settings = c.with_prefix(prefix);
        let settings = settings.filter_map(|setting| Some((setting.key.strip_prefix(prefix)?, setting)));
        self.0.extend(settings.map(|(key, setting)| (key, lent(setting, key))));
        self
    }

    /// With the value of another program's key, or without one where that is not set.
    pub(super) fn taking(mut self, c: &'c Configuration<'_>, key: &'static str, from: &str) -> Self {
        match c.get(from) {
            Some(setting) => self.0.insert(key, lent(setting, key)),
            None => self.0.remove(key),
        };
        self
    }

    /// The configuration that the program reads.
    pub(super) fn read_by(self, component: Component, c: &Configuration<'c>) -> Configuration<'c> {
        let settings = self.0.into_values();
        let nothing = Surroundings::default();
        let mut configuration = Configuration::new(c.version, component, c.schema, &nothing, settings);
        configuration.login_file = c.login_file;
        configuration
    }
}

/// The same setting under another key.
fn lent<'c>(setting: &'c Setting<'_>, key: &'c str) -> Setting<'c> {
    let Setting { written, origin, certain, .. } = *setting;
    // What a provider read must be known for that: it may be a secret.
    let value = if setting.is_replaced() {
        setting.value.clone().into_owned().into()
    } else {
        Cow::Borrowed(&*setting.value)
    };
    Setting { key, written, value, origin, certain }
}
