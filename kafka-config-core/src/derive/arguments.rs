//! Arguments of the container's command: `export "$argument"` of the `run` script.

use super::failure::Failure;
use crate::model::{EnvName, Environment, Origin};

/// Letters that the builtin `export` knows as options.
const OPTIONS: [char; 5] = ['a', 'A', 'f', 'n', 'p'];

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
        if is_options(argument) {
            continue;
        }
        if !is_identifier(name) {
            return Err(refused(argument));
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

/// Options alone export nothing.
fn is_options(argument: &str) -> bool {
    argument == "--"
        || argument.strip_prefix('-').is_some_and(|letters| {
            !letters.is_empty() && letters.chars().all(|letter| OPTIONS.contains(&letter))
        })
}

fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn refused(argument: &str) -> Failure {
    let refusal = |exit, words: String| {
        let message = format!("/etc/kafka/docker/run: line 24: export: {words}");
        Failure { exit, ..Failure::error(message, "write the arguments of the container as NAME=VALUE") }
    };
    match argument.strip_prefix('-').filter(|letters| !letters.is_empty()) {
        None => refusal(1, format!("`{argument}': not a valid identifier")),
        Some(letters) => {
            let letter = letters.chars().find(|letter| !OPTIONS.contains(letter)).unwrap_or('-');
            // The builtin says how it is used, too.
            let usage = "export: usage: export [-fn] [name[=value] ...] or export -p";
            refusal(2, format!("-{letter}: invalid option\n{usage}"))
        }
    }
}
