//! Env files of docker, whose lines stand for themselves.

use kafka_config_core::input::read_env_file;
use kafka_config_core::model::{Environment, SourceId, VariableSpan};

/// Sets the variables of an env file, which may name one twice; nothing where docker refuses it.
pub(crate) fn set(environment: &mut Environment, source: SourceId, text: &[u8]) {
    let entries = read_env_file(text).unwrap_or_default();
    // A bare name asks for the value of a process, and there is none.
    let values = entries.iter().filter_map(|entry| {
        let at = VariableSpan::of_line(source, entry.span, text);
        Some((entry.name.as_bytes(), entry.value.as_ref()?.as_bytes(), Some(at)))
    });
    environment.replace(values);
}
