//! Variables that Kubernetes adds for the services of a namespace.
//!
//! Source: Kubernetes, `pkg/kubelet/envvars/envvars.go`, `FromServices`.

use super::super::tree::{Map, Value};
use super::fields::{Log, field, inside, maps, number, text};
use crate::input::{ServiceVariable, VariableValue};
use crate::model::{EnvName, KnownBy, SourceSpan, Unknown};

/// A service with an address of its own.
pub(super) struct ClusterService {
    pub(super) namespace: String,
    name: String,
    ports: Vec<ClusterPort>,
}

struct ClusterPort {
    name: String,
    number: u32,
    protocol: String,
    at: SourceSpan,
}

impl ClusterService {
    /// The service, unless it is headless or has no ports.
    pub(super) fn of(namespace: &str, name: &str, object: &Map, log: &mut Log) -> Option<Self> {
        let spec = inside(object, &["spec"])?;
        let address = field(spec, "clusterIP").and_then(Value::as_text).unwrap_or_default();
        let external = field(spec, "type").and_then(Value::as_text) == Some("ExternalName");
        if address == "None" || external {
            return None;
        }
        let mut ports = Vec::new();
        for (port, at) in maps(spec, "ports", log) {
            let word = |field: &str, log: &mut Log| text(port, field, &format!("'{field}' of a port"), log);
            let name = word("name", log).map_or_else(String::new, |name| name.value);
            let protocol = word("protocol", log).map_or_else(|| "TCP".to_owned(), |protocol| protocol.value);
            if let Some(number) = field(port, "port").and_then(number) {
                ports.push(ClusterPort { name, number, protocol, at });
            }
        }
        let service = Self { namespace: namespace.to_owned(), name: name.to_owned(), ports };
        (!service.ports.is_empty()).then_some(service)
    }

    /// Its variables; the address is known in the cluster only.
    pub(super) fn variables(&self) -> Vec<ServiceVariable> {
        let prefix = variable_name(&self.name);
        let address = || {
            let what = format!("the address of the service {}", self.name);
            VariableValue::unknown(Unknown::new(KnownBy::Service, what))
        };
        let known = |text: String| VariableValue::Known(text);
        let mut found = Vec::new();
        let mut add = |name: String, value: VariableValue, at: SourceSpan| {
            found.push(ServiceVariable {
                name: EnvName::new(name),
                value,
                name_at: Some(at),
                value_at: None,
            });
        };
        if let Some(first) = self.ports.first() {
            add(format!("{prefix}_SERVICE_HOST"), address(), first.at);
            add(format!("{prefix}_SERVICE_PORT"), known(first.number.to_string()), first.at);
            for port in self.ports.iter().filter(|port| !port.name.is_empty()) {
                let name = format!("{prefix}_SERVICE_PORT_{}", variable_name(&port.name));
                add(name, known(port.number.to_string()), port.at);
            }
            add(format!("{prefix}_PORT"), address(), first.at);
        }
        for port in &self.ports {
            let link = format!("{prefix}_PORT_{}_{}", port.number, port.protocol.to_uppercase());
            add(link.clone(), address(), port.at);
            add(format!("{link}_PROTO"), known(port.protocol.to_lowercase()), port.at);
            add(format!("{link}_PORT"), known(port.number.to_string()), port.at);
            add(format!("{link}_ADDR"), address(), port.at);
        }
        found
    }
}

fn variable_name(name: &str) -> String {
    name.to_uppercase().replace('-', "_")
}
