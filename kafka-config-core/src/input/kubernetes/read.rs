//! Files into objects, objects into containers.

use std::collections::BTreeMap;

use super::super::compose::yaml_refusal;
use super::super::tree::{Schema, construct};
use super::container::Pod;
use super::fields::Log;
use super::objects::Objects;
use crate::input::{Fault, Reading, Service, Weight};
use crate::model::{SourceId, SourceSpan, Span};
use crate::yaml::load_go;

/// Reads manifests: pods, workloads, config maps, secrets, services and lists of them, in any number of documents.
///
/// Config maps and secrets of the same files give values; what refers to others is unknown. A fault of weight
/// [`Weight::Refused`] means that the API server refuses the object, or that the container does not start.
///
/// ```
/// use std::collections::BTreeMap;
/// use kafka_config_core::input::read_kubernetes;
///
/// let text = "kind: Pod\nmetadata: {name: kafka}\nspec: {containers: [{name: kafka, image: apache/kafka, \
///             env: [{name: KAFKA_NODE_ID, value: '1'}]}]}\n";
/// let files = BTreeMap::from([("kafka.yaml".to_owned(), text.as_bytes().to_vec())]);
/// let reading = read_kubernetes(&files);
/// let variable = reading.services[0].variable("KAFKA_NODE_ID").expect("it is set");
/// assert_eq!(variable.value.known(), Some("1"));
/// ```
pub fn read_kubernetes(files: &BTreeMap<String, Vec<u8>>) -> Reading {
    let mut log = Log::default();
    let mut objects = Objects::default();
    for (place, text) in files.values().enumerate() {
        read_file(SourceId(place), text, &mut objects, &mut log);
    }
    let pods = std::mem::take(&mut objects.pods);
    let mut services: Vec<Service> =
        pods.iter().flat_map(|object| Pod::of(object, &objects, &mut log).containers()).collect();
    services.extend(objects.resources.nodes(&mut log));
    Reading { sources: files.keys().cloned().collect(), services, faults: log.faults, missing: Vec::new() }
        .without_nul()
}

fn read_file(source: SourceId, text: &[u8], objects: &mut Objects, log: &mut Log) {
    let documents = load_go(text);
    for root in &documents.roots {
        match construct(root, source, Schema::Kubernetes) {
            Ok(found) => objects.add(&found.value, log),
            Err(refusal) => log.push(template(source, text).unwrap_or_else(|| refusal.into_fault())),
        }
    }
    if let Some(error) = documents.refusal {
        let at = error.offset().unwrap_or_default();
        let place = SourceSpan { source, span: Span::new(at, at) };
        log.push(template(source, text).unwrap_or_else(|| yaml_refusal(place, error.summary()).into_fault()));
    }
}

/// What is no YAML because it is a template.
fn template(source: SourceId, text: &[u8]) -> Option<Fault> {
    let start = memchr::memmem::find(text, b"{{")?;
    let rest = text.get(start..)?;
    let length = memchr::memmem::find(rest, b"}}").map_or(2, |end| end + 2);
    Some(Fault {
        weight: Weight::Refused,
        at: Some(SourceSpan { source, span: Span::new(start, start + length) }),
        message: "this is a Helm template, not a manifest".to_owned(),
        help: Some("render it first, as 'helm template RELEASE CHART' does, and give the result".to_owned()),
    })
}
