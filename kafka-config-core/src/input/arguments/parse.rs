//! Flags, image and command of a `run`.
//!
//! Source: `spf13/pflag` as both commands use it: flags end with the first word that is none.

use super::flags::{Engine, meant, short, takes_value};
use crate::input::units::Word;
use crate::model::SourceSpan;

/// What a `run` is told that matters to Kafka's configuration.
#[derive(Default)]
pub(in crate::input) struct RunArguments {
    pub(in crate::input) env: Vec<Word>,
    pub(in crate::input) env_files: Vec<Word>,
    /// podman: `--env-host`.
    pub(in crate::input) env_host: Option<SourceSpan>,
    /// podman: `--env-merge`, whose values depend on the image.
    pub(in crate::input) env_merge: Vec<Word>,
    pub(in crate::input) hostname: Option<Word>,
    pub(in crate::input) name: Option<Word>,
    pub(in crate::input) publish: Vec<Word>,
    pub(in crate::input) volumes: Vec<Word>,
    pub(in crate::input) mounts: Vec<Word>,
    /// podman: `--secret`.
    pub(in crate::input) secrets: Vec<Word>,
    pub(in crate::input) memory: Option<Word>,
    pub(in crate::input) networks: Vec<Word>,
    pub(in crate::input) aliases: Vec<Word>,
    pub(in crate::input) entrypoint: Option<Word>,
    pub(in crate::input) image: Option<Word>,
    pub(in crate::input) command: Vec<Word>,
    /// What else is told, each once: flags as they are written in full, and `command`.
    pub(in crate::input) others: Vec<String>,
    /// Words that say nothing, as the shell alone knows what they are.
    pub(in crate::input) skipped: Vec<Word>,
    /// The first fault, for which the command ends.
    pub(in crate::input) fault: Option<ArgumentFault>,
}

/// A wrong argument.
pub(in crate::input) struct ArgumentFault {
    pub(in crate::input) at: SourceSpan,
    pub(in crate::input) message: String,
    pub(in crate::input) help: String,
}

/// Reads the words after `run`.
pub(in crate::input) fn parse(words: &[Word], engine: Engine) -> RunArguments {
    let mut run = RunArguments::default();
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if word.text == "--" {
            run.image = rest.next().cloned();
            run.command = rest.cloned().collect();
            break;
        }
        if word.text.is_empty() {
            run.skipped.push(word.clone());
            continue;
        }
        let flag = word.text.strip_prefix("--").map(|name| (name, true));
        let flag = flag.or_else(|| word.text.strip_prefix('-').map(|name| (name, false)));
        let Some((name, long)) = flag.filter(|(name, _)| !name.is_empty()) else {
            run.image = Some(word.clone());
            run.command = rest.cloned().collect();
            break;
        };
        let result = if long {
            run.long(name, word, &mut rest, engine)
        } else {
            run.short(name, word, &mut rest, engine)
        };
        if let Err(fault) = result {
            run.fault = Some(fault);
            break;
        }
    }
    if !run.command.is_empty() {
        run.others.push("command".to_owned());
    }
    run
}

type Rest<'w> = std::slice::Iter<'w, Word>;

impl RunArguments {
    fn long(
        &mut self,
        text: &str,
        word: &Word,
        rest: &mut Rest<'_>,
        engine: Engine,
    ) -> Result<(), ArgumentFault> {
        let name = text.split('=').next().unwrap_or_default();
        let value_start = "--".len() + name.len() + 1;
        match takes_value(name, engine) {
            None => Err(unknown(&format!("--{name}"), meant(name, engine), word, engine)),
            Some(true) if text.len() > name.len() => {
                self.set(name, word.after(value_start));
                Ok(())
            }
            Some(true) => {
                let value = rest.next().ok_or_else(|| no_value(&format!("--{name}"), word))?;
                self.set(name, value.clone());
                Ok(())
            }
            Some(false) => {
                self.switch(name, word);
                Ok(())
            }
        }
    }

    /// `-d`, `-it`, `-e A=b`, `-eA=b`, `-e=A=b`.
    fn short(
        &mut self,
        text: &str,
        word: &Word,
        rest: &mut Rest<'_>,
        engine: Engine,
    ) -> Result<(), ArgumentFault> {
        for (place, letter) in text.char_indices() {
            let after = place + letter.len_utf8();
            let (name, takes_value) = short(letter)
                .ok_or_else(|| unknown(&format!("-{letter}"), meant(text, engine), word, engine))?;
            if !takes_value {
                self.switch(name, word);
                if text.get(after..).is_some_and(|rest| rest.starts_with('=')) {
                    return Ok(());
                }
                continue;
            }
            let attached = text.get(after..).unwrap_or_default();
            let value = if attached.is_empty() {
                rest.next().cloned().ok_or_else(|| no_value(&format!("-{letter}"), word))?
            } else {
                word.after(1 + after + usize::from(attached.starts_with('=') && attached.len() > 1))
            };
            self.set(name, value);
            return Ok(());
        }
        Ok(())
    }

    fn switch(&mut self, name: &str, word: &Word) {
        if name == "env-host" {
            let off = word.text.ends_with("=false") || word.text.ends_with("=0");
            self.env_host = (!off).then_some(word.place());
        } else if !matches!(name, "detach" | "interactive" | "tty" | "help" | "quiet" | "sig-proxy") {
            self.other(name);
        }
    }

    fn other(&mut self, name: &str) {
        let flag = format!("--{name}");
        if !self.others.contains(&flag) {
            self.others.push(flag);
        }
    }

    fn set(&mut self, name: &str, value: Word) {
        match name {
            "env" => self.env.push(value),
            "env-file" => self.env_files.push(value),
            "env-merge" => self.env_merge.push(value),
            "hostname" => self.hostname = Some(value),
            "name" => self.name = Some(value),
            "publish" => self.publish.push(value),
            "volume" => self.volumes.push(value),
            "mount" => self.mounts.push(value),
            "secret" => {
                self.secrets.push(value);
                self.other(name);
            }
            "entrypoint" => {
                self.entrypoint = Some(value);
                self.other(name);
            }
            "memory" => {
                self.memory = Some(value);
                self.other(name);
            }
            "network" | "net" => {
                self.networks.push(value);
                self.other(name);
            }
            "network-alias" | "net-alias" => {
                self.aliases.push(value);
                self.other(name);
            }
            _ => self.other(name),
        }
    }
}

fn unknown(flag: &str, meant: Option<String>, word: &Word, engine: Engine) -> ArgumentFault {
    let engine = if engine == Engine::Docker { "docker" } else { "podman" };
    let help = match meant {
        Some(meant) => format!("write '--{meant}'"),
        None => format!("'{engine} run --help' lists the flags"),
    };
    ArgumentFault { at: word.place(), message: format!("'{engine} run' knows no flag '{flag}'"), help }
}

fn no_value(flag: &str, word: &Word) -> ArgumentFault {
    let message = format!("nothing follows '{flag}'");
    ArgumentFault { at: word.place(), message, help: format!("write '{flag} VALUE'") }
}
