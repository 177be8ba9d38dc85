//! A command line with its environment.

use std::collections::BTreeSet;
use std::os::unix::ffi::OsStrExt as _;
use std::process::Command;

use kafka_config_core::model::Environment;

/// A program with its arguments. Variables that the scripts did not touch keep their bytes.
pub(super) fn of(words: &[String], environment: &Environment) -> Command {
    let (program, arguments) =
        words.split_first().map_or(("java", words), |(first, rest)| (first.as_str(), rest));
    let mut command = Command::new(program);
    command.args(arguments);
    let mut kept = BTreeSet::new();
    for (name, value) in std::env::vars_os() {
        let new = environment.get(&name.to_string_lossy());
        match new {
            None => {
                command.env_remove(&name);
            }
            Some(variable) if String::from_utf8_lossy(value.as_bytes()) == variable.value => {
                kept.insert(variable.name.as_str());
            }
            Some(_) => {}
        }
    }
    let changed = environment.iter().filter(|variable| !kept.contains(variable.name.as_str()));
    command.envs(changed.map(|variable| (variable.name.as_str(), variable.value.as_str())));
    command
}
