//! What was read, in the form in which recordings of the real readers hold it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::input::{
    EnvFile, Fault, Located, Port, QuadletUnit, QuadletVariable, Reading, Service, ServiceVariable,
};
use crate::model::line_and_column;

/// The assignments of an env file as `NAME=value`.
pub(super) fn lines(file: &EnvFile) -> Vec<String> {
    file.assignments.iter().map(|set| format!("{}={}", set.name, set.value)).collect()
}

/// The assignments of an env file as pairs.
pub(super) fn pairs(file: &EnvFile) -> Vec<(&str, &str)> {
    file.assignments.iter().map(|set| (set.name.as_str(), set.value.as_str())).collect()
}

/// Variables by name; null for what has no value that is known.
pub(super) fn environment(variables: &[ServiceVariable]) -> Map<String, Value> {
    let pair = |set: &ServiceVariable| (set.name.as_str().to_owned(), json!(set.value.known()));
    variables.iter().map(pair).collect()
}

/// What podman's generator makes of a unit.
pub(super) fn unit(unit: &QuadletUnit) -> Value {
    let files: Vec<_> = unit.environment_files.iter().map(|file| file.value.as_str()).collect();
    let mut shape = Map::new();
    shape.insert("env".to_owned(), unit_environment(&unit.environment));
    shape.insert("env_files".to_owned(), json!(files));
    shape.insert("env_host".to_owned(), json!(unit.environment_host.is_some()));
    shape.insert("warnings".to_owned(), json!(unit.warnings));
    if unit.command_environment != unit.environment {
        shape.insert("command_env".to_owned(), unit_environment(&unit.command_environment));
    }
    Value::Object(shape)
}

fn unit_environment(variables: &BTreeMap<String, QuadletVariable>) -> Value {
    variables.iter().map(|(name, set)| (name.clone(), json!(set.value))).collect()
}

/// The services of a project.
pub(super) fn services(reading: &Reading) -> Value {
    let services = reading.services.iter().map(|service| (service.name.value.clone(), one(service)));
    json!({ "services": services.collect::<Map<_, _>>() })
}

fn one(service: &Service) -> Value {
    let text =
        |text: &Option<Located<String>>| text.as_ref().map_or_else(String::new, |text| text.value.clone());
    json!({
        "depends_on": service.depends_on,
        "environment": environment(&service.environment),
        "hostname": text(&service.hostname),
        "image": text(&service.image),
        "ports": service.ports.iter().map(port_json).collect::<Vec<_>>(),
    })
}

/// A port, as the recordings and `kafka-config env --format json` have it.
pub fn port_json(port: &Port) -> Value {
    json!({
        "host_ip": port.host_ip,
        "protocol": port.protocol,
        "published": port.published,
        "target": port.target,
    })
}

/// A fault in one line, with its place and what to write instead.
pub(super) fn refusal<'t>(
    fault: &Fault,
    sources: &[String],
    text: impl Fn(&str) -> Option<&'t [u8]>,
) -> String {
    let place = fault.at.and_then(|at| {
        let source = sources.get(at.source.0)?;
        let (line, column) = line_and_column(text(source)?, at.span.start);
        Some(format!("{source}:{line}:{column}: "))
    });
    let help = fault.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
    format!("{}{}{help}", place.unwrap_or_default(), fault.message)
}
