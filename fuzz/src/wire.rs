//! Answers of nodes: any bytes are an answer or none to every question, and no answer holds more brokers than bytes.

use kafka_config_core::wire::{Cluster, Request, Supported};

/// Any bytes as an answer.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let number = data.first_chunk().map_or(0, |number| i32::from_be_bytes(*number));
    for version in 0..=4 {
        let _ = Supported::read(data, &Request::api_versions(version, number, "fuzz"));
    }
    for version in Request::METADATA_VERSIONS {
        let question =
            Request::metadata(&(version..=version), number, "fuzz").expect("a version that is spoken");
        if let Ok(cluster) = Cluster::read(data, &question) {
            assert!(cluster.brokers.len() <= data.len());
        }
    }
}
