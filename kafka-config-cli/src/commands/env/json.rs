//! The answer for programs.

use kafka_config_core::input::{Fault, Located, Service, Weight, port_json};
use serde_json::{Map, Value, json};

use super::places::{place, shown};
use crate::deployment::Deployment;

/// One JSON document with a line feed behind.
pub(super) fn document(deployment: &Deployment) -> String {
    let services = deployment.services.iter().map(|named| (named.name.clone(), service(&named.service)));
    let document = json!({
        "services": services.collect::<Map<_, _>>(),
        "diagnostics": deployment.faults.iter().map(|fault| diagnostic(&shown(fault, deployment), deployment)).collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn service(service: &Service) -> Value {
    let variables = service.environment.iter().map(|set| json!([set.name.as_str(), set.value.known()]));
    json!({
        "image": text(service.image.as_ref()),
        "hostname": text(service.hostname.as_ref()),
        "environment": variables.collect::<Vec<_>>(),
        "ports": service.ports.iter().map(port_json).collect::<Vec<_>>(),
    })
}

/// What is not written is empty.
fn text(text: Option<&Located<String>>) -> &str {
    text.map_or("", |text| &text.value)
}

fn diagnostic(fault: &Fault, deployment: &Deployment) -> Value {
    let location = place(fault, deployment)
        .map(|place| json!({ "file": place.path, "line": place.region.line, "column": place.region.column }));
    json!({
        "severity": severity(fault.weight),
        "message": fault.message,
        "help": fault.help,
        "location": location,
    })
}

/// The word for what follows from a fault.
fn severity(weight: Weight) -> &'static str {
    match weight {
        Weight::Refused => "error",
        Weight::Ignored => "warning",
        Weight::Unknown => "info",
    }
}
