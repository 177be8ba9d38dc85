//! The answer for programs.

use kafka_config_core::input::{Located, Service, port_json};
use serde_json::{Map, Value, json};

use super::answer::{Answer, Place, Problem, severity};

/// One JSON document with a line feed behind.
pub(super) fn document(answer: &Answer) -> String {
    let services = answer.services.iter().map(|(name, one)| (name.clone(), service(one)));
    let document = json!({
        "services": services.collect::<Map<_, _>>(),
        "diagnostics": answer.problems.iter().map(problem).collect::<Vec<_>>(),
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

fn problem(problem: &Problem) -> Value {
    json!({
        "severity": severity(problem.weight),
        "message": problem.message,
        "help": problem.help,
        "location": problem.place.as_ref().map(location),
    })
}

fn location(place: &Place) -> Value {
    json!({ "file": place.file, "line": place.line, "column": place.column })
}
