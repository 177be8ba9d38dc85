//! Arguments of the container's command: `export "$argument"` of the `run` script.

use super::scripts::{Failure, Stream};
use crate::model::{EnvName, Environment, Origin};

/// Sets the variables that the arguments name.
///
/// # Errors
/// The shell's own refusal of a name that is no identifier.
pub(super) fn apply(environment: &mut Environment, arguments: &[String]) -> Result<(), Failure> {
    for argument in arguments {
        let (target, value) = match argument.split_once('=') {
            Some((target, value)) => (target, Some(value)),
            None => (argument.as_str(), None),
        };
        let (name, appends) = match (target.strip_suffix('+'), value) {
            (Some(name), Some(_)) => (name, true),
            _ => (target, false),
        };
        if !is_identifier(name) {
            return Err(not_an_identifier(argument));
        }
        // A name alone exports what is exported already.
        let Some(value) = value else { continue };
        let before = environment.get(name).filter(|_| appends).map_or("", |variable| &variable.value);
        let value = format!("{before}{value}");
        let name = EnvName::new(name);
        environment.set(name.clone(), value, Origin::Argument { name });
    }
    Ok(())
}

fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn not_an_identifier(argument: &str) -> Failure {
    let is_option = argument.starts_with('-') && argument.len() > 1;
    let message = if is_option {
        let option: String = argument.chars().take(2).collect();
        format!("/etc/kafka/docker/run: line 24: export: {option}: invalid option")
    } else {
        format!("/etc/kafka/docker/run: line 24: export: `{argument}': not a valid identifier")
    };
    Failure { exit: if is_option { 2 } else { 1 }, message, stream: Stream::Error }
}
