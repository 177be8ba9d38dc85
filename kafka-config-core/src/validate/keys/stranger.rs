//! What an unknown key is.

use super::successors::{self, Successor};
use super::{foreign, free, topic};
use crate::mapping::property_key;
use crate::model::{KafkaVersion, Origin};
use crate::schema::{Component, Near};
use crate::validate::configuration::{Configuration, Setting};

/// The unknown keys of a configuration, by key.
#[derive(Debug, Default)]
pub(in crate::validate) struct Strangers {
    found: Vec<(String, Kind)>,
}

/// What an unknown key is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) enum Kind {
    /// Nearly a key that the release has.
    Misspelt {
        /// That key.
        meant: &'static str,
        /// Whether nothing but case and separators differ.
        is_same: bool,
    },
    /// A key of earlier releases.
    Gone {
        /// The first release without it.
        since: KafkaVersion,
        /// What to do instead.
        help: &'static str,
        /// The key that takes the same value.
        heir: Option<&'static str>,
    },
    /// A key of later releases; the first with it.
    Future(KafkaVersion),
    /// A setting of topics, whose default has another key.
    OfTopic(&'static str),
    /// A setting of other programs; the first of them.
    OfOther(Component),
    /// Nothing is known about it.
    Unknown,
}

impl Strangers {
    /// The unknown keys, judged.
    pub(in crate::validate) fn new(c: &Configuration<'_>) -> Self {
        let is_unknown = |setting: &&Setting<'_>| {
            let key = setting.key;
            c.definition(key).is_none() && is_name(setting) && !is_owned(c, setting) && !free::is_read(c, key)
        };
        let unknown: Vec<&Setting<'_>> = c.iter().filter(is_unknown).collect();
        let Some(judge) = Judge::new(c).filter(|_| !unknown.is_empty()) else { return Self::default() };
        let judged = |setting: &Setting<'_>| Some((setting.key.to_owned(), judge.kind(setting.key)?));
        Self { found: unknown.into_iter().filter_map(judged).collect() }
    }

    /// All of them, by key.
    pub(in crate::validate) fn iter(&self) -> impl Iterator<Item = (&str, &Kind)> {
        self.found.iter().map(|(key, kind)| (key.as_str(), kind))
    }
}

/// Whether other rules speak about the line: its variable has one of its own, or it came out of another one's value.
fn is_owned(c: &Configuration<'_>, setting: &Setting<'_>) -> bool {
    let Some(name) = setting.origin.and_then(Origin::variable) else { return false };
    let own = property_key(name, c.dialect);
    let is_told = if c.dialect.is_apache() {
        foreign::speaks(name.as_str(), &setting.value)
    } else {
        // A variable that leaks into the file by a fault of the image does its work all the same.
        foreign::is_foreign(name.as_str()) || c.dialect.role(name.as_str()).is_some()
    };
    is_told || own.is_none_or(|own| own.as_str() != setting.key)
}

/// Whether a key can be shown. Others are rather pieces of a value, which may be a secret, as is a word on a line of
/// its own.
fn is_name(setting: &Setting<'_>) -> bool {
    const LONGEST_WORD: usize = 40;
    let key = setting.key;
    if setting.value.is_empty() && !key.contains('.') && setting.origin.and_then(Origin::variable).is_none() {
        return false;
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    key.chars().all(is_plain) && key.split('.').all(|part| part.len() <= LONGEST_WORD)
}

const CLIENTS: [Component; 3] = [Component::Producer, Component::Consumer, Component::Admin];

struct Judge<'a> {
    c: &'a Configuration<'a>,
    has_plugin: bool,
}

impl<'a> Judge<'a> {
    fn new(c: &'a Configuration<'a>) -> Option<Self> {
        let is_judged = c.component == Component::Broker || CLIENTS.contains(&c.component);
        c.definitions.filter(|_| is_judged)?;
        Some(Self { c, has_plugin: free::has_plugin(c) })
    }

    fn kind(&self, key: &str) -> Option<Kind> {
        let owners = self.c.schema.ever(key);
        if let Some(kind) = self.at_another_time(key) {
            return Some(kind);
        }
        if self.c.component != Component::Broker {
            // Serializers, interceptors and the like may read any other key.
            let near = || self.c.schema.nearest(self.c.component, key).map(misspelt);
            return owner_beside_client(owners).map(Kind::OfOther).or_else(near);
        }
        if let Some(meant) = topic::broker_key(key) {
            return Some(Kind::OfTopic(meant));
        }
        if let Some(owner) = owners.first() {
            return Some(Kind::OfOther(*owner));
        }
        let near = self.c.schema.nearest(self.c.component, key).map(misspelt);
        near.or_else(|| (!self.has_plugin).then_some(Kind::Unknown))
    }

    /// Keys that earlier or later releases have.
    fn at_another_time(&self, key: &str) -> Option<Kind> {
        let version = self.c.version;
        let of_broker = self.c.component == Component::Broker;
        let successor = successors::of(key).filter(|_| of_broker);
        let help = successor.map_or_else(|| successors::help(key), |known| known.help);
        let heir = successor.and_then(|known| known.heir);
        if let Some(&Successor { removed: Some(since), .. }) = successor {
            return Some(Kind::Gone { since, help, heir });
        }
        let known = self.c.schema.history(self.c.component, key)?;
        match (known.since, known.removed) {
            (_, Some(since)) if since <= version => Some(Kind::Gone { since, help, heir }),
            (Some(since), _) if since > version => Some(Kind::Future(since)),
            _ => None,
        }
    }
}

/// Whom a key in a client's configuration was meant for: rather another client than a broker.
fn owner_beside_client(owners: &[Component]) -> Option<Component> {
    let is_client = |owner: &&Component| CLIENTS.contains(owner);
    owners.iter().find(is_client).or_else(|| owners.first()).copied()
}

fn misspelt(near: Near) -> Kind {
    Kind::Misspelt { meant: near.name, is_same: near.is_same }
}
