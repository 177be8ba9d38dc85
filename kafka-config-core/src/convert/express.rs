//! Variables of the target for what is wanted.

use std::collections::{BTreeMap, BTreeSet};

use super::remark::Remark;
use super::side::{Concept, Side};
use super::source::{Around, End, Run, run};
use super::work::{Wanted, Work};
use crate::mapping::env_name;
use crate::model::{Arrange, Environment, IntoMap, PropertyKey};
use crate::properties::escape_value;

const JAAS: &str = "sasl.jaas.config";

impl Work {
    /// Sets variables until the target gives Kafka what is wanted, and tells what it cannot be given. What Kafka gets is
    /// returned.
    pub(super) fn express(&mut self, wanted: &[Wanted]) -> Vec<(String, String)> {
        let values: BTreeMap<&PropertyKey, &str> =
            wanted.iter().map(|one| (&one.key, one.value.as_str())).into_map();
        let properties = wanted.iter().map(|one| (one.key.to_string(), one.value.clone())).collect();
        let mut others = std::mem::take(&mut self.variables);
        let mut chosen: BTreeMap<String, String> = BTreeMap::new();
        let mut unreachable = BTreeSet::new();
        for one in wanted {
            match env_name(&one.key, self.to.dialect()) {
                Ok(name) if !one.by_image && !one.by_file => {
                    chosen.insert(name.to_string(), raw(&one.value));
                }
                Ok(_) => {}
                Err(why) => {
                    unreachable.insert(one.key.clone());
                    self.remarks.push(
                        Remark::lost(one.key.as_str(), format!("no variable of {} sets it: {why}", self.to))
                            .nearest(format!("the property in a mounted {}", self.to.dialect().server_file)),
                    );
                }
            }
        }
        let bare = run(self.to, environment(&others, &chosen), Around::default());
        self.complete(wanted, &values, &bare, &mut chosen);
        let mut first = run(self.to, environment(&others, &chosen), Around::default());
        if first.end.is_some() && wanted.iter().any(|one| one.key.as_str().ends_with(JAAS)) {
            others.extend(self.harmless_options(&others));
            first = run(self.to, environment(&others, &chosen), Around::default());
        }
        self.beside = others.len();
        if first.end.is_none() {
            self.mend(&values, &first, &mut chosen);
        }
        let last = run(self.to, environment(&others, &chosen), Around::default());
        self.tell_differences(&values, &unreachable, &last);
        let own_name = |one: &Wanted| env_name(&one.key, self.to.dialect()).ok().map(|name| name.to_string());
        let backwards = wanted.iter().enumerate().rev();
        let places = backwards.filter_map(|(place, one)| Some((own_name(one)?, place))).into_map();
        let mut set: Vec<(String, String)> = chosen.into_iter().collect();
        set.arrange_by_key(|(name, _)| places.get(name).copied().unwrap_or(usize::MAX));
        self.variables = others.into_iter().chain(set).collect();
        properties
    }

    /// Scripts that see a SASL listener want options of the JVM, which would name a login file, even where properties hold
    /// the logins.
    fn harmless_options(&mut self, others: &[(String, String)]) -> Option<(String, String)> {
        const HARMLESS: &str = "-Djava.awt.headless=true";
        let name = Side::of(self.to.dialect()).variable(Concept::Options)?;
        if others.iter().any(|(other, value)| other == name && !value.is_empty()) {
            return None;
        }
        let reason = "the scripts want it where a listener speaks SASL; the logins are in properties, and the option \
                      that it holds changes nothing";
        self.remarks.push(Remark::note(name, reason));
        Some((name.to_owned(), HARMLESS.to_owned()))
    }

    /// What scripts and stock files give on one side only.
    pub(super) fn complete(
        &self,
        wanted: &[Wanted],
        values: &BTreeMap<&PropertyKey, &str>,
        bare: &Run,
        chosen: &mut BTreeMap<String, String>,
    ) {
        for one in wanted.iter().filter(|one| one.by_image || one.by_file) {
            let given = bare.resolved.value(one.key.as_str());
            let is_same = given == Some(one.value.as_str())
                || (given.is_none() && one.by_file && self.defaults.is_default(one.key.as_str(), &one.value));
            if !is_same && let Ok(name) = env_name(&one.key, self.to.dialect()) {
                chosen.insert(name.to_string(), raw(&one.value));
            }
        }
        for (key, one) in bare.resolved.iter().filter(|(key, _)| !values.contains_key(key)) {
            let Some(default) = self.defaults.text(key.as_str()) else { continue };
            if one.winner.value != default
                && let Ok(name) = env_name(key, self.to.dialect())
            {
                chosen.entry(name.to_string()).or_insert_with(|| raw(default));
            }
        }
    }

    /// Lines that scripts replace with `sed` need its own escapes.
    pub(super) fn mend(
        &self,
        values: &BTreeMap<&PropertyKey, &str>,
        run: &Run,
        chosen: &mut BTreeMap<String, String>,
    ) {
        for (key, value) in values {
            let is_other = run.resolved.value(key.as_str()) != Some(value);
            if is_other
                && let Ok(name) = env_name(key, self.to.dialect())
                && let Some(set) = chosen.get_mut(name.as_str())
            {
                *set = set.replace('\\', "\\\\").replace('&', "\\&");
            }
        }
    }

    pub(super) fn tell_differences(
        &mut self,
        values: &BTreeMap<&PropertyKey, &str>,
        unreachable: &BTreeSet<PropertyKey>,
        run: &Run,
    ) {
        if let Some(End { message, why, help }) = &run.end {
            let reason =
                why.as_ref().map_or_else(|| format!(", saying: {message}"), |why| format!(": {why}"));
            self.remarks
                .push(Remark::lost("container", format!("that of {} ends{reason}", self.to)).nearest(help));
            return;
        }
        for (key, value) in values.iter().filter(|(key, _)| !unreachable.contains(**key)) {
            let given = run.resolved.value(key.as_str());
            let is_default = given.is_none() && self.defaults.is_default(key.as_str(), value);
            if given != Some(value) && !is_default {
                self.remarks.push(
                    Remark::lost(
                        key.as_str(),
                        format!("its value does not come through the scripts of {}", self.to),
                    )
                    .nearest(format!("the property in a mounted {}", self.to.dialect().server_file)),
                );
            }
        }
        for (key, one) in run.resolved.iter().filter(|(key, _)| !values.contains_key(key)) {
            let value = &one.winner.value;
            let is_nothing = value.is_empty() || self.defaults.is_default(key.as_str(), value);
            // Options that leak into the file are the user's.
            let leaks = one
                .winner
                .origin
                .variable()
                .is_some_and(|name| Side::of(self.to.dialect()).concept(name.as_str()).is_some());
            if !is_nothing && !leaks && !is_secret_helper(key.as_str()) {
                let what = if self.defaults.knows(key.as_str()) { "" } else { ", which Kafka does not know" };
                self.remarks
                    .push(Remark::changed(key.as_str(), format!("{} sets it by itself{what}", self.to)));
            }
        }
    }
}

/// The variables that become no property, and those that do.
fn environment(others: &[(String, String)], chosen: &BTreeMap<String, String>) -> Environment {
    let others = others.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    others.chain(chosen.iter().map(|(name, value)| (name.as_str(), value.as_str()))).collect()
}

/// The text of a variable that Kafka reads as this value.
fn raw(value: &str) -> String {
    escape_value(value)
}

/// What files of secrets leave in the properties of images that read them.
fn is_secret_helper(key: &str) -> bool {
    key.starts_with("ssl.")
}
