//! Which security protocol each listener speaks: `effectiveListenerSecurityProtocolMap`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::configuration::Configuration;
use super::mode::Mode;
use super::names::{csv, map_items, upper};
use crate::jvm::{java_map_order, scala_map_order};
use crate::model::KafkaVersion;
use crate::schema::Value;

/// The security protocols, which are names of listeners, too.
pub(in crate::validate) const PROTOCOLS: [&str; 4] = ["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"];

/// Names of listeners with their protocols.
#[derive(Debug, Clone, Default)]
pub(in crate::validate) struct ProtocolMap {
    /// The protocol of each name.
    protocols: BTreeMap<String, String>,
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
        self.protocols.get(name).map(String::as_str)
    }

    /// The names that have one.
    pub(in crate::validate) fn names(&self) -> impl Iterator<Item = &String> {
        self.protocols.keys()
    }

    fn insert(&mut self, name: impl Into<String>, protocol: impl Into<String>) {
        self.protocols.insert(name.into(), protocol.into());
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
        return c.text(KEY).map(|text| parse(text, c.version));
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
const FORBIDS_REPEATS: KafkaVersion = KafkaVersion::new(4, 1, 0);

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

fn parse(text: &str, version: KafkaVersion) -> ProtocolMap {
    let mut map = ProtocolMap::default();
    let mut seen = BTreeSet::new();
    let (pairs, faulty) = spellings(text);
    map.faults.extend(faulty.into_iter().map(|item| (item.to_owned(), MapFault::NoColon)));
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    for (name, protocol) in order(&names, version).into_iter().filter_map(|index| pairs.get(index)) {
        let (capitals, known) = (upper(name), upper(protocol));
        let is_repeated = !seen.insert(capitals.clone());
        if name.is_empty() {
            map.faults.push((format!(":{protocol}"), MapFault::NoName));
        } else if !PROTOCOLS.contains(&known.as_str()) {
            map.faults.push(((*protocol).to_owned(), MapFault::Protocol));
        } else if is_repeated && version >= FORBIDS_REPEATS {
            map.faults.push(((*name).to_owned(), MapFault::Repeated));
        }
        map.insert(capitals, known);
    }
    map
}

/// Name and protocol.
type Pair<'t> = (&'t str, &'t str);

/// The pairs of the map that the text becomes first, of one spelling only the last at the place of the first, and the
/// items that are no pairs.
fn spellings(text: &str) -> (Vec<Pair<'_>>, Vec<&str>) {
    let mut places = BTreeMap::new();
    let (mut pairs, mut faulty): (Vec<Pair<'_>>, _) = (Vec::new(), Vec::new());
    for (item, halves) in map_items(text) {
        let Some(pair) = halves else {
            faulty.push(item);
            continue;
        };
        let place = *places.entry(pair.0).or_insert(pairs.len());
        if let Some(earlier) = pairs.get_mut(place) {
            *earlier = pair;
        } else {
            pairs.push(pair);
        }
    }
    (pairs, faulty)
}

/// In which order Kafka meets the spellings; of two that differ in case only, the later counts. 3.7 keeps them in a Scala
/// map, later ones in Java's.
fn order(names: &[&str], version: KafkaVersion) -> Vec<usize> {
    if version >= FORBIDS_REPEATS {
        (0..names.len()).collect()
    } else if version >= KafkaVersion::new(3, 8, 0) {
        java_map_order(names)
    } else {
        scala_map_order(names)
    }
}
