//! Random whole configurations, about half of which Kafka takes: real-looking ones with a few keys changed.

mod bases;
mod edit;
mod names;
mod structure;
mod thresholds;
mod values;

use crate::kafka::Key;
use crate::random::Random;
use crate::support::Properties;

/// Major and minor version.
pub(crate) type Release = (u16, u16);

/// The release of a version such as `4.1.1`.
pub(crate) fn release(version: &str) -> Release {
    let mut numbers = version.split('.').map(|number| number.parse().expect("a version"));
    (numbers.next().expect("major"), numbers.next().expect("minor"))
}

/// A configuration under construction.
pub(crate) struct Generator<'a> {
    random: &'a mut Random,
    keys: &'a [Key],
    release: Release,
    properties: Properties,
}

/// A random configuration for a version with these keys.
pub(crate) fn random_configuration(random: &mut Random, keys: &[Key], release: Release) -> Properties {
    let properties = bases::pick(random, release);
    let mut generator = Generator { random, keys, release, properties };
    let changes = generator.random.pick(&[1, 1, 1, 1, 1, 2, 2, 2, 3, 4]);
    for _ in 0..changes {
        generator.change();
    }
    generator.mend();
    generator.properties.remove("");
    generator.properties
}

impl Generator<'_> {
    fn change(&mut self) {
        match self.random.below(100) {
            0..=24 => self.change_a_key(),
            25..=52 => self.change_structure(),
            53..=82 => self.move_a_threshold(),
            83..=88 => self.override_for_a_listener(),
            89..=91 => self.use_a_provider(),
            92..=96 => self.remove_a_key(),
            _ => self.add_an_unknown_key(),
        }
    }

    fn set(&mut self, key: &str, value: impl Into<String>) {
        self.properties.insert(key.to_owned(), value.into());
    }

    fn text(&self, key: &str) -> String {
        self.properties.get(key).cloned().unwrap_or_default()
    }

    fn present_key(&mut self) -> Option<String> {
        let keys: Vec<&String> = self.properties.keys().collect();
        (!keys.is_empty()).then(|| keys[self.random.below(keys.len())].clone())
    }

    /// Any key of the schema, now and then one that is set already.
    fn change_a_key(&mut self) {
        let keys = self.keys;
        let mut key = &keys[self.random.below(keys.len())];
        if self.random.chance(20) {
            let present = self.present_key();
            key = keys.iter().find(|key| Some(&key.name) == present.as_ref()).unwrap_or(key);
        }
        let value = values::value(self.random, key);
        self.set(&key.name, value);
    }

    fn remove_a_key(&mut self) {
        if let Some(key) = self.present_key() {
            self.properties.remove(&key);
        }
    }

    /// What the schema does not know is never refused.
    fn add_an_unknown_key(&mut self) {
        let keys = self.keys;
        let name = keys[self.random.below(keys.len())].name.clone();
        let name = match self.random.below(5) {
            0 => name.to_uppercase(),
            1 => format!("{name} "),
            2 => format!("rsm.config.{name}"),
            3 => name.replace('.', "_"),
            _ => format!("listener.name.nobody.{name}"),
        };
        self.set(&name, "\u{1}nonsense");
    }

    /// `listener.name.NAME.KEY`, mostly for a listener that there is.
    fn override_for_a_listener(&mut self) {
        const MECHANISMS: [&str; 6] = ["plain", "scram-sha-512", "PLAIN", "gssapi", "oauthbearer", "nope"];
        const SECURITY: [&str; 10] = [
            "sasl.enabled.mechanisms",
            "sasl.enabled.mechanisms",
            "sasl.mechanism.inter.broker.protocol",
            "ssl.client.auth",
            "sasl.jaas.config",
            "connections.max.reauth.ms",
            "max.connections",
            "principal.builder.class",
            "ssl.enabled.protocols",
            "num.network.threads",
        ];
        let mut listener = self.a_listener();
        if self.random.chance(90) {
            listener = listener.to_lowercase();
        }
        let keys = self.keys;
        let mut key = &keys[self.random.below(keys.len())];
        if self.random.chance(75) {
            let name = self.random.pick(&SECURITY);
            key = keys.iter().find(|key| key.name == name).unwrap_or(key);
        }
        let mechanism = if self.random.chance(25) {
            format!("{}.", self.random.pick(&MECHANISMS))
        } else {
            String::new()
        };
        let value = values::value(self.random, key);
        self.set(&format!("listener.name.{listener}.{mechanism}{}", key.name), value);
    }

    /// `config.providers` with placeholders. What files and classes decide we may leave open, so there are few.
    fn use_a_provider(&mut self) {
        const CLASSES: [&str; 9] = [
            "org.apache.kafka.common.config.provider.FileConfigProvider",
            "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
            "org.apache.kafka.common.config.provider.EnvVarConfigProvider",
            "",
            "no.such.Provider",
            " org.apache.kafka.common.config.provider.EnvVarConfigProvider",
        ];
        const PLACEHOLDERS: [&str; 12] = [
            "${p:KC_NUMBER}",
            "${p:KC_TEXT}",
            "${p:KC_UNSET}",
            "${p:/no/such/file:key}",
            "${p::KC_NUMBER}",
            "${q:KC_NUMBER}",
            "${p}",
            "${}",
            "$${p:KC_NUMBER}",
            "${p:KC_NUMBER",
            "1${p:KC_NUMBER}2",
            "${P:KC_NUMBER}",
        ];
        const PARAMETERS: [(&str, &str); 7] = [
            ("allowed.paths", "etc"),
            ("allowed.paths", ""),
            ("allowed.paths", "/no/such"),
            ("allowed.paths", "/tmp, /tmp"),
            ("allowlist.pattern", "["),
            ("allowlist.pattern", "KC_.*"),
            ("allowlist.pattern", "a{2"),
        ];
        const LISTS: [&str; 7] = ["p", "p", "p", "q,p", "p,", " p", "p, q"];
        let (list, class) = (self.random.pick(&LISTS), self.random.pick(&CLASSES));
        if self.random.chance(85) {
            self.set("config.providers", list);
        }
        if self.random.chance(85) {
            self.set("config.providers.p.class", class);
        }
        if self.random.chance(30) {
            let (name, value) = self.random.pick(&PARAMETERS);
            self.set(&format!("config.providers.p.param.{name}"), value);
        }
        if self.random.chance(70) {
            let placeholder = self.random.pick(&PLACEHOLDERS);
            let keys = self.keys;
            let key = match self.random.below(4) {
                0 => "broker.rack".to_owned(),
                1 => self.present_key().unwrap_or_default(),
                2 => "num.partitions".to_owned(),
                _ => keys[self.random.below(keys.len())].name.clone(),
            };
            self.set(&key, placeholder);
        }
    }
}
