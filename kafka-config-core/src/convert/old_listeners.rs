//! Hosts and ports in the words that Kafka had until 3.0.

use super::remark::Remark;
use super::work::{Wanted, Work};
use crate::model::{KafkaVersion, PropertyKey};

const GONE_SINCE: KafkaVersion = KafkaVersion::new(3, 0, 0);
const OLD: [&str; 4] = ["host.name", "port", "advertised.host.name", "advertised.port"];

impl Work {
    /// Says them as listeners where the target's Kafka has them no more. Where there were listeners they meant nothing.
    /// `KafkaConfig.listeners` and `advertisedListeners` of 2.8.
    pub(super) fn renew_listeners(&mut self, wanted: Vec<Wanted>) -> Vec<Wanted> {
        let is_old = |one: &Wanted| self.to.version >= GONE_SINCE && OLD.contains(&one.key.as_str());
        let (old, mut wanted): (Vec<Wanted>, Vec<Wanted>) = wanted.into_iter().partition(is_old);
        let listeners = [("listeners", bound(&old)), ("advertised.listeners", advertised(&old))];
        for (key, value) in listeners {
            let is_said = wanted.iter().any(|one| one.key.as_str() == key);
            if let Some(value) = value.filter(|_| !is_said) {
                let by_image = old.iter().all(|one| one.by_image);
                wanted.push(Wanted { key: PropertyKey::new(key), value, by_image, by_file: false });
            }
        }
        let names: Vec<&str> = old.iter().filter(|one| !one.by_image).map(|one| one.key.as_str()).collect();
        if !names.is_empty() {
            let reason = "since 3.0.0 Kafka takes host and port from listeners only";
            let remark = Remark::changed(names.join(", "), reason);
            self.remarks.push(remark.nearest("listeners and advertised.listeners, which are set now"));
        }
        wanted
    }
}

fn value<'a>(old: &'a [Wanted], key: &str) -> Option<&'a str> {
    let set = old.iter().find(|one| one.key.as_str() == key)?;
    Some(set.value.as_str()).filter(|value| !value.is_empty())
}

fn bound(old: &[Wanted]) -> Option<String> {
    let (host, port) = (value(old, "host.name"), value(old, "port"));
    host.or(port)?;
    Some(format!("PLAINTEXT://{}:{}", host.unwrap_or_default(), port.unwrap_or("9092")))
}

fn advertised(old: &[Wanted]) -> Option<String> {
    let (host, port) = (value(old, "advertised.host.name"), value(old, "advertised.port"));
    host.or(port)?;
    let host = host.or_else(|| value(old, "host.name"));
    let port = port.or_else(|| value(old, "port"));
    Some(format!("PLAINTEXT://{}:{}", host.unwrap_or_default(), port.unwrap_or("9092")))
}
