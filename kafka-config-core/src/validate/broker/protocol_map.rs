//! Which security protocol each listener speaks: `effectiveListenerSecurityProtocolMap`.

use super::super::configuration::Configuration;
use super::mode::Mode;
use super::names::{csv, map_items, upper};
use crate::schema::Value;

/// The security protocols, which are names of listeners, too.
pub(in crate::validate) const PROTOCOLS: [&str; 4] = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

/// Names of listeners with their protocols.
#[derive(Debug, Clone, Default)]
pub(in crate::validate) struct ProtocolMap {
    /// The pairs; of equal names the last counts.
    pub(in crate::validate) pairs: Vec<(String, String)>,
    /// What is wrong with the text, item by item.
    pub(in crate::validate) faults: Vec<(String, MapFault)>,
}

/// What is wrong with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum MapFault {
    /// It has no colon.
    NoColon,
    /// It has no name.
    NoName,
    /// Its protocol is none.
    Protocol,
    /// Its name is that of another item, written in another case.
    Repeated,
}

impl ProtocolMap {
    /// The protocol of a listener.
    pub(in crate::validate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().rev().find(|(key, _)| key == name).map(|(_, protocol)| protocol.as_str())
    }

    fn insert(&mut self, name: impl Into<String>, protocol: impl Into<String>) {
        self.pairs.push((name.into(), protocol.into()));
    }
}

/// The map that counts. `None` where something it is made of is faulty or not certain.
pub(super) fn effective(
    c: &Configuration<'_>,
    mode: Option<Mode>,
    controllers: Option<&[String]>,
) -> Option<ProtocolMap> {
    const KEY: &str = "listener.security.protocol.map";
    if c.is_set(KEY) {
        return c.text(KEY).map(|text| parse(text, c.version >= FORBIDS_REPEATS));
    }
    let mut map = ProtocolMap::default();
    for protocol in PROTOCOLS {
        map.insert(protocol, protocol);
    }
    let is_secure = |name: &str| PROTOCOLS.contains(&name) && name != "PLAINTEXT";
    let fills_up = mode?.is_kraft() || mode? == Mode::NoRole;
    if fills_up
        && !controllers?.iter().any(|name| is_secure(name))
        && !listener_names(c)?.iter().any(|n| is_secure(n))
    {
        for name in controllers?.iter().filter(|name| *name != "PLAINTEXT") {
            // 4.1 counts the controllers' names before it forgets repetitions, which 4.2 drops.
            if map.get(name).is_some() && (c.version.major, c.version.minor) == (4, 1) {
                map.faults.push((name.clone(), MapFault::Repeated));
            }
            map.insert(name.clone(), "PLAINTEXT");
        }
    }
    Some(map)
}

/// Two spellings of one name end the broker since then.
const FORBIDS_REPEATS: crate::model::KafkaVersion = crate::model::KafkaVersion::new(4, 1, 0);

/// The names in `listeners`, each item up to its first colon.
fn listener_names(c: &Configuration<'_>) -> Option<Vec<String>> {
    let value = c.value("listeners")?;
    let items = match &value {
        Value::List(items) => items.clone(),
        Value::Text(text) => csv(text),
        _ => return None,
    };
    Some(items.into_iter().map(|item| upper(item.split(':').next().unwrap_or_default())).collect())
}

fn parse(text: &str, forbids_repeats: bool) -> ProtocolMap {
    let mut map = ProtocolMap::default();
    let mut spellings: Vec<(&str, &str)> = Vec::new();
    for (item, halves) in map_items(text) {
        match halves {
            None => map.faults.push((item.to_owned(), MapFault::NoColon)),
            Some((name, protocol)) => {
                // The text becomes a map first: of one spelling only the last pair is looked at.
                spellings.retain(|(other, _)| *other != name);
                spellings.push((name, protocol));
            }
        }
    }
    for (place, (name, protocol)) in spellings.iter().enumerate() {
        let capitals = upper(name);
        if name.is_empty() {
            map.faults.push((format!(":{protocol}"), MapFault::NoName));
        } else if !PROTOCOLS.contains(&upper(protocol).as_str()) {
            map.faults.push(((*protocol).to_owned(), MapFault::Protocol));
        } else if forbids_repeats && spellings.iter().take(place).any(|(other, _)| upper(other) == capitals) {
            map.faults.push(((*name).to_owned(), MapFault::Repeated));
        }
        map.insert(capitals, upper(protocol));
    }
    map
}
