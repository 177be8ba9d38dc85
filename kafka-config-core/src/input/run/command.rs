//! Which commands of a script start a container.

use std::collections::BTreeMap;

use super::shell::{Command, ShellWord, name_at};
use crate::input::arguments::Engine;

/// A `run` and its arguments.
pub(super) struct Run {
    pub(super) engine: Engine,
    pub(super) arguments: Vec<ShellWord>,
}

/// Variables of the container engine's own command that stand before its name, and what it runs.
pub(super) fn run_of(command: Command, variables: &mut BTreeMap<String, String>) -> Option<Run> {
    let mut words = command.words.into_iter().peekable();
    let mut assigned = Vec::new();
    // A prompt, or what runs another command as somebody else.
    let is_before = |word: &ShellWord| {
        matches!(
            word.word.text.as_str(),
            "$" | "#" | ">" | "sudo" | "exec" | "time" | "env" | "then" | "do" | "!"
        ) || word.word.text.starts_with('-')
    };
    let program = loop {
        let Some(word) = words.next() else {
            set(variables, assigned);
            return None;
        };
        match assignment(&word) {
            Some(pair) => assigned.push(pair),
            None if word.word.text == "export" || word.word.text == "readonly" => {}
            None if is_before(&word) => {}
            None => break word.word.text,
        }
    };
    let engine = match program.rsplit('/').next() {
        Some("docker") => Engine::Docker,
        Some("podman") => Engine::Podman,
        _ => return None,
    };
    // Flags of the engine itself, some with a value, then `run`, `container run` or `create`.
    let mut before_value = false;
    while let Some(word) = words.next() {
        match word.word.text.as_str() {
            "run" | "create" => return Some(Run { engine, arguments: words.collect() }),
            "container" => before_value = false,
            flag if flag.starts_with('-') => before_value = !flag.contains('='),
            _ if before_value => before_value = false,
            _ => return None,
        }
    }
    None
}

/// `NAME=VALUE` with an unquoted name; no value where the shell alone knows it.
fn assignment(word: &ShellWord) -> Option<(String, Option<String>)> {
    let (name, value) = word.word.text.split_once('=')?;
    let is_name = !name.is_empty() && name_at(name) == name;
    is_name.then(|| (name.to_owned(), word.unknown.is_none().then(|| value.to_owned())))
}

fn set(variables: &mut BTreeMap<String, String>, assigned: Vec<(String, Option<String>)>) {
    for (name, value) in assigned {
        match value {
            Some(value) => variables.insert(name, value),
            None => variables.remove(&name),
        };
    }
}
