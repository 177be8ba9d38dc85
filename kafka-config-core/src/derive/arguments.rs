//! Arguments of the container's command: `export "$argument"` of the `run` script.

use super::failure::Failure;
use crate::model::{EnvName, Environment, Origin};

/// Letters that the builtin `export` knows as options.
const OPTIONS: [char; 5] = ['a', 'A', 'f', 'n', 'p'];

/// Variables of bash's own that nobody may set.
const READ_ONLY: [&str; 6] = ["BASHOPTS", "BASH_VERSINFO", "EUID", "PPID", "SHELLOPTS", "UID"];

/// Sets the variables that the arguments name.
///
/// # Errors
/// The shell's own refusal of a name that is no identifier, or that nobody may set.
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
        if READ_ONLY.contains(&name) {
            return Err(ended(1, &format!("{name}: readonly variable")));
        }
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

/// The element of an array that an argument assigns to: the shell's complaint leaves the value out.
fn element(argument: &str) -> Option<&str> {
    let (name, _) = argument.split_once('[')?;
    let mut depth = 0_usize;
    let close = argument.char_indices().find_map(|(at, letter)| {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (letter == ']' && depth == 0).then_some(at)
    })?;
    let (element, rest) = (argument.get(..=close)?, argument.get(close + 1..)?);
    (is_identifier(name) && (rest.starts_with('=') || rest.starts_with("+="))).then_some(element)
}

fn refused(argument: &str) -> Failure {
    match argument.strip_prefix('-').filter(|letters| !letters.is_empty()) {
        None => {
            let name = element(argument).unwrap_or(argument);
            ended(1, &format!("export: `{name}': not a valid identifier"))
        }
        Some(letters) => {
            let letter = letters.chars().find(|letter| !OPTIONS.contains(letter)).unwrap_or('-');
            // The builtin says how it is used, too.
            let usage = "export: usage: export [-fn] [name[=value] ...] or export -p";
            ended(2, &format!("export: -{letter}: invalid option\n{usage}"))
        }
    }
}

fn ended(exit: u8, words: &str) -> Failure {
    let message = format!("/etc/kafka/docker/run: line 24: {words}");
    Failure { exit, ..Failure::error(message, "write the arguments of the container as NAME=VALUE") }
}
