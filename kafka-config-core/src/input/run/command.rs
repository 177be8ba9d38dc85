//! Which commands of a script start a container.

use super::shell::{Command, ShellWord, name_at};
use super::variables::Variables;
use crate::input::arguments::Engine;

/// A `run` and its arguments.
pub(super) struct Run {
    pub(super) engine: Engine,
    pub(super) arguments: Vec<ShellWord>,
}

/// Variables of the container engine's own command that stand before its name, and what it runs.
pub(super) fn run_of(command: Command, variables: &mut Variables) -> Option<Run> {
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
            for (name, value) in assigned {
                variables.set(name, value);
            }
            return None;
        };
        match assignment(&word) {
            Some(pair) => assigned.push(pair),
            None if matches!(word.word.text.as_str(), "export" | "readonly" | "local" | "declare") => {}
            None if is_before(&word) => {}
            None => break word.word.text,
        }
    };
    let engine = match program.rsplit('/').next() {
        Some("docker") => Engine::Docker,
        Some("podman") => Engine::Podman,
        _ => {
            change(&program, words, variables);
            return None;
        }
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

/// What another command does to variables: `read NAME`, `unset NAME`, `((NAME++))`, `NAME+=text`.
fn change(program: &str, words: impl Iterator<Item = ShellWord>, variables: &mut Variables) {
    let names = words.map(|word| name_at(&word.word.text).to_owned()).filter(|name| !name.is_empty());
    match program {
        "read" | "let" => names.for_each(|name| variables.set(name, None)),
        "unset" => names.for_each(|name| variables.unset(&name)),
        _ => {
            let name = name_at(program);
            let after = program.get(name.len()..).unwrap_or_default();
            let is_changed = ["++", "--", "+=", "-=", "*="].iter().any(|sign| after.starts_with(sign));
            if is_changed && !name.is_empty() {
                variables.set(name, None);
            }
        }
    }
}
