//! What a manifest says beside.

use super::nodes::{entries, items};
use crate::yaml::Node;

/// Keys of a container that are read.
const CONTAINER: [&str; 6] = ["name", "image", "env", "envFrom", "ports", "volumeMounts"];

/// Keys of a pod's specification that are read, or that only say what a mounted volume is.
const POD: [&str; 5] = ["containers", "hostname", "subdomain", "enableServiceLinks", "volumes"];

/// Keys of a workload that only lead to its pods.
const WORKLOAD: [&str; 5] = ["selector", "template", "jobTemplate", "serviceName", "containers"];

/// The keys of the pod and the container of this name, and of the workload around them.
pub(super) fn keys(root: &Node, service: &str) -> Vec<String> {
    let mut keys: Vec<String> =
        root.get("items").into_iter().flat_map(items).flat_map(|item| of_object(item, service)).collect();
    keys.extend(of_object(root, service));
    keys
}

fn of_object(object: &Node, service: &str) -> Vec<String> {
    let name = object.get("metadata").and_then(|metadata| metadata.get("name")).and_then(Node::text);
    let (pod, container) = service.split_once('/').map_or((service, None), |(pod, one)| (pod, Some(one)));
    let Some((workload, spec)) = object.get("spec").zip(pod_of(object)).filter(|_| name == Some(pod)) else {
        return Vec::new();
    };
    let is_pod = std::ptr::eq(workload, spec);
    let around = entries(workload).filter(|(key, _)| !is_pod && !WORKLOAD.contains(key));
    let mut keys: Vec<String> = around.map(|(key, _)| format!("spec.{key}")).collect();
    let of_pod = entries(spec).filter(|(key, _)| !POD.contains(key));
    keys.extend(of_pod.map(|(key, _)| key.to_owned()));
    for one in spec.get("containers").into_iter().flat_map(items) {
        let own = one.get("name").and_then(Node::text);
        if container.is_none() || container == own {
            keys.extend(
                entries(one).map(|(key, _)| key.to_owned()).filter(|key| !CONTAINER.contains(&key.as_str())),
            );
        }
    }
    keys
}

/// The specification that has containers.
fn pod_of(object: &Node) -> Option<&Node> {
    let spec = object.get("spec")?;
    let template = |spec: &'_ Node| -> bool { spec.get("containers").is_some() };
    if template(spec) {
        return Some(spec);
    }
    let of_job = spec.get("jobTemplate").and_then(|job| job.get("spec"));
    of_job.unwrap_or(spec).get("template")?.get("spec").filter(|spec| template(spec))
}
