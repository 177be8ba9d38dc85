//! The environment of a container, each variable at its place in the files.

use crate::dialect::Dialect;
use crate::input::{Service, Starter, VariableValue, is_task_template};
use crate::model::{Environment, KnownBy, Unknown, VariableSpan};

/// What the image and the container's runtime set, then what the files set. A variable that nobody gives a value is not
/// there; inputs that are not at hand are noted.
pub fn environment_of(service: &Service, dialect: &Dialect) -> Environment {
    let mut environment = Environment::default();
    environment.note_missing(service.missing.iter().cloned());
    let given = |name: &str| service.environment.iter().any(|variable| variable.name.as_str() == name);
    for name in dialect.image_environment.iter().filter(|name| !given(name)) {
        environment.push(name.as_bytes(), b"", None);
    }
    for variable in &service.environment {
        let at = VariableSpan::of_parts(variable.name_at, variable.value_at);
        let name = variable.name.as_str();
        match &variable.value {
            VariableValue::Known(value) if service.starter == Starter::Compose && is_task_template(value) => {
                environment.push_unknown(
                    name,
                    Unknown::new(KnownBy::Task, "a template of swarm's tasks"),
                    at,
                );
            }
            VariableValue::Known(value) => environment.push(name.as_bytes(), value.as_bytes(), at),
            VariableValue::Unknown(unknown) => environment.push_unknown(name, unknown.clone(), at),
            VariableValue::Unset => {}
        }
    }
    environment
}
