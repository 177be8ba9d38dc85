//! Compose projects and Kubernetes manifests: any bytes are read or refused, quickly, and every place lies in its text.

use std::collections::BTreeMap;

use kafka_config_core::input::{ComposeProject, Host, Reading, read_compose, read_kubernetes};
use kafka_config_core::model::SourceSpan;

/// Any bytes as a compose file, as its env files and as a manifest; a NUL byte begins the next file.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let names = ["compose.yaml", "compose.override.yaml", "a.env", ".env"];
    let parts = data.split(|byte| *byte == 0).map(<[u8]>::to_vec);
    let files: BTreeMap<String, Vec<u8>> = names.into_iter().map(str::to_owned).zip(parts).collect();
    let host = Host::from([("HOST".to_owned(), "h".to_owned())]);
    let project = ComposeProject { files: &files, chosen: &[], host: &host, folder: "/project" };
    let reading = read_compose(&project);
    assert_eq!(reading, read_compose(&project), "not deterministic");
    check_places(&files, &reading);
    check_places(&files, &read_kubernetes(&files));
}

fn check_places(files: &BTreeMap<String, Vec<u8>>, reading: &Reading) {
    let inside = |at: SourceSpan| {
        let text = &files[&reading.sources[at.source.0]];
        assert!(at.span.start <= at.span.end && at.span.end <= text.len(), "{at:?} lies outside");
    };
    reading.faults.iter().filter_map(|fault| fault.at).for_each(inside);
    for service in &reading.services {
        inside(service.name.at);
        for variable in &service.environment {
            variable.name_at.into_iter().chain(variable.value_at).for_each(inside);
        }
        service.ports.iter().map(|port| port.at).for_each(inside);
        service.volumes.iter().map(|volume| volume.at).for_each(inside);
    }
}
