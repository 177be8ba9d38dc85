//! Pods, one for each container.

use std::fmt::Write as _;

use super::yaml::{quoted, scalar};
use crate::convert::Converted;

pub(super) fn text(containers: &[Converted]) -> String {
    let pods: Vec<String> = containers.iter().map(pod).collect();
    pods.join("---\n")
}

fn pod(one: &Converted) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = writeln!(out, "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {}\nspec:", scalar(&one.name));
    // Variables that Kubernetes sets for services would be taken for properties.
    out.push_str("  enableServiceLinks: false\n");
    if let Some(hostname) = &one.hostname {
        let _ = writeln!(out, "  hostname: {}", scalar(hostname));
    }
    let (name, image) = (scalar(&one.name), scalar(&one.image));
    let _ = writeln!(out, "  containers:\n    - name: {name}\n      image: {image}");
    if !one.ports.is_empty() {
        out.push_str("      ports:\n");
    }
    for port in &one.ports {
        let _ = writeln!(out, "        - containerPort: {}", port.target);
    }
    if !one.environment.is_empty() {
        out.push_str("      env:\n");
    }
    for (name, value) in &one.environment {
        // Kubernetes replaces $(NAME), and two signs by one.
        let means_more = value.contains("$(") || value.contains("$$");
        let value = if means_more { quoted(&value.replace('$', "$$")) } else { quoted(value) };
        let _ = writeln!(out, "        - name: {}\n          value: {value}", scalar(name));
    }
    out
}
