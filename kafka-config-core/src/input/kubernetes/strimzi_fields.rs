//! Fields beside `config` in `spec.kafka` of Strimzi's resource.
//!
//! Source: Strimzi 1.2, `ListenersValidator`, `GenericKafkaListener` for names, and `KRaftMetadataManager`.

use super::super::tree::{Map, Value};
use super::fields::{Log, field, maps, number, word};
use crate::input::Weight;

const LOWEST_PORT: u32 = 9092;
/// Of the metrics and of JMX.
const TAKEN_PORTS: [u32; 2] = [9404, 9999];
const LONGEST_NAME: usize = 11;

/// Tells what the operator refuses, or leaves as it is.
pub(super) fn check(kafka: &Map, log: &mut Log) {
    listeners(kafka, log);
    metadata_version(kafka, log);
}

/// A version of the metadata that the release does not have yet.
fn metadata_version(kafka: &Map, log: &mut Log) {
    let line = |name: &str| {
        let text = word(kafka, name);
        let mut numbers = text.split(['.', '-']).map(|number| number.parse::<u16>().ok());
        Some((numbers.next()??, numbers.next()??))
    };
    let written = field(kafka, "metadataVersion");
    if let (Some(metadata), Some(release), Some(value)) = (line("metadataVersion"), line("version"), written)
        && metadata > release
    {
        let message =
            "'metadataVersion' is newer than 'version', and the operator leaves the metadata as it is";
        log.add(Weight::Ignored, value.at, message.to_owned(), "write it after the upgrade of 'version'");
    }
}

fn listeners(kafka: &Map, log: &mut Log) {
    // Until 0.22 they were a mapping.
    if field(kafka, "listeners").is_none_or(|listeners| listeners.as_list().is_none()) {
        return;
    }
    let mut seen: Vec<(String, Option<u32>)> = Vec::new();
    for (listener, at) in maps(kafka, "listeners", log) {
        let name = word(listener, "name");
        let name_at = field(listener, "name").map_or(at, |name| name.at);
        if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(is_of_name) {
            let message = format!("'{name}' is no name of a listener");
            log.refuse(name_at, message, "write up to 11 small letters and digits");
        } else if seen.iter().any(|(other, _)| *other == name) {
            log.refuse(name_at, format!("two listeners have the name '{name}'"), "give each its own");
        }
        let written = field(listener, "port");
        let (port, port_at) = (written.and_then(number), written.map_or(at, |port: &Value| port.at));
        let is_usable = |port: &u32| (LOWEST_PORT..=65_535).contains(port) && !TAKEN_PORTS.contains(port);
        if !port.as_ref().is_some_and(is_usable) {
            let message = format!("the listener '{name}' has a port that the operator does not allow");
            log.refuse(port_at, message, "write a number from 9092 on, but neither 9404 nor 9999");
        } else if seen.iter().any(|(_, other)| *other == port) {
            log.refuse(port_at, "two listeners have this port".to_owned(), "give each its own");
        }
        seen.push((name, port));
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}
