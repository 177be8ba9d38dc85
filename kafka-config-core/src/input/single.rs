//! Texts that hold the variables of a single container, which is named after its file.

use super::container::file_fault;
use super::service::{Fault, Located, Reading, Service, ServiceVariable, VariableValue, Weight};
use super::variables::Variables;
use super::{EnvDialect, Host, read_env};
use crate::model::{EnvName, SourceId, SourceSpan, Span};
use crate::properties::{Charset, Reader};

const SOURCE: SourceId = SourceId(0);

/// Reads an env file as a container.
///
/// ```
/// use kafka_config_core::input::{EnvDialect, Host, read_env_container};
///
/// let reading = read_env_container(EnvDialect::Docker, "a/broker.env", b"A=1\nA=2", &Host::new());
/// let service = &reading.services[0];
/// assert_eq!(service.name.value, "broker");
/// assert_eq!(service.variable("A").and_then(|set| set.value.known()), Some("2"));
/// ```
pub fn read_env_container(dialect: EnvDialect, path: &str, text: &[u8], host: &Host) -> Reading {
    let (mut variables, mut faults) = (Variables::default(), Vec::new());
    match read_env(dialect, text, host) {
        Ok(file) => {
            faults.extend(file.notes.iter().map(|note| file_fault(note, SOURCE, Weight::Ignored)));
            variables.set_from_file(file.assignments, SOURCE);
        }
        Err(fault) => faults.push(file_fault(&fault, SOURCE, Weight::Refused)),
    }
    reading(path, variables, faults).without_nul()
}

/// Reads a file of properties as a container, with the keys in the place of names.
pub fn read_properties_container(path: &str, text: &[u8]) -> Reading {
    let (mut variables, mut faults) = (Variables::default(), Vec::new());
    for property in Reader::new(text, Charset::Latin1) {
        match property {
            Ok(property) => {
                let at = |span| Some(SourceSpan { source: SOURCE, span });
                variables.set(ServiceVariable {
                    name: EnvName::new(property.key),
                    value: VariableValue::Known(property.value.into_owned()),
                    name_at: at(property.key_span),
                    value_at: at(property.value_span),
                });
            }
            Err(malformed) => faults.push(Fault {
                weight: Weight::Refused,
                at: Some(SourceSpan { source: SOURCE, span: malformed.span }),
                message: "'\\u' needs four hexadecimal digits behind it: Java refuses the whole file"
                    .to_owned(),
                help: Some("write '\\\\u' for these characters".to_owned()),
            }),
        }
    }
    reading(path, variables, faults)
}

fn reading(path: &str, variables: Variables, faults: Vec<Fault>) -> Reading {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    let start = SourceSpan { source: SOURCE, span: Span::new(0, 0) };
    let mut service = Service::new(Located { value: stem.to_owned(), at: start });
    service.environment = variables.into_vec();
    Reading { sources: vec![path.to_owned()], services: vec![service], faults, missing: Vec::new() }
}
