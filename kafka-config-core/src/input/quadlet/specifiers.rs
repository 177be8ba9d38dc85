//! What systemd does to the words of `ExecStart=`: `%n` and its kind, then `${NAME}`, `$NAME` and `$$`.
//!
//! Source: systemd, `src/shared/specifier.c`, `src/core/unit-printf.c`, and `src/basic/env-util.c`, `replace_env_argv`.

use std::collections::BTreeMap;

use crate::input::interpolate::LONGEST_VALUE;

/// What systemd knows when it starts a service.
pub(super) struct Surroundings {
    /// The service's name, with `.service`.
    pub(super) service: String,
    /// `Environment=` of `[Service]`.
    pub(super) environment: BTreeMap<String, String>,
    /// Whether the service has variables that no text tells.
    pub(super) more_variables: bool,
}

/// A word after systemd has looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expanded {
    /// This text, and the names of variables that are not set and became nothing.
    Known(String, Vec<String>),
    /// The machine decides; this says what.
    Unknown(String),
    /// systemd knows no such specifier and does not load the unit.
    Refused(String),
}

/// Variables that systemd sets for services by itself.
const BY_SYSTEMD: [&str; 16] = [
    "PATH",
    "LANG",
    "HOME",
    "USER",
    "LOGNAME",
    "SHELL",
    "INVOCATION_ID",
    "SYSTEMD_EXEC_PID",
    "XDG_RUNTIME_DIR",
    "RUNTIME_DIRECTORY",
    "STATE_DIRECTORY",
    "CREDENTIALS_DIRECTORY",
    "NOTIFY_SOCKET",
    "JOURNAL_STREAM",
    "MAINPID",
    "MANAGERPID",
];

impl Surroundings {
    /// Works out a part of a word; `is_start` is whether the word begins with it.
    pub(super) fn expand(&self, text: &str, is_start: bool) -> Expanded {
        match self.specifiers(text) {
            Ok(text) => self.variables(&text, is_start),
            Err(stop) => stop,
        }
    }

    fn specifiers(&self, text: &str) -> Result<String, Expanded> {
        let mut expanded = String::with_capacity(text.len());
        let mut signs = text.chars();
        while let Some(c) = signs.next() {
            if c != '%' {
                expanded.push(c);
                continue;
            }
            match signs.next() {
                None | Some('%') => expanded.push('%'),
                Some(letter) if letter.is_ascii_alphanumeric() => {
                    let known = self.specifier(letter)?;
                    expanded.push_str(&known);
                }
                Some(other) => expanded.extend(['%', other]),
            }
        }
        Ok(expanded)
    }

    fn specifier(&self, letter: char) -> Result<String, Expanded> {
        let stem = self.service.strip_suffix(".service").unwrap_or(&self.service);
        let (prefix, instance) = stem.split_once('@').unwrap_or((stem, ""));
        let unknown = || Expanded::Unknown(format!("systemd's %{letter}"));
        let plain =
            |text: &str| if text.contains(['\\', '-']) { Err(unknown()) } else { Ok(text.to_owned()) };
        match letter {
            'i' | 'I' | 'n' | 'N' if stem.ends_with('@') => Err(unknown()),
            'n' => Ok(self.service.clone()),
            'N' => Ok(stem.to_owned()),
            'p' => Ok(prefix.to_owned()),
            'P' => plain(prefix),
            'i' => Ok(instance.to_owned()),
            'I' => plain(instance),
            'j' => Ok(prefix.rsplit('-').next().unwrap_or_default().to_owned()),
            'J' => plain(prefix.rsplit('-').next().unwrap_or_default()),
            'e' | 'k' | 'x' | 'z' | 'F' | 'K' | 'O' | 'Q' | 'X' | 'Z' | '0'..='9' => {
                Err(Expanded::Refused(format!("%{letter}")))
            }
            _ => Err(unknown()),
        }
    }

    fn variables(&self, text: &str, is_start: bool) -> Expanded {
        let whole = text
            .strip_prefix('$')
            .filter(|name| is_start && !name.starts_with(['{', '$']) && !name.is_empty());
        if let Some(name) = whole {
            return Expanded::Unknown(format!("the variable {name} of the service"));
        }
        let (mut expanded, mut unset, mut rest) = (String::with_capacity(text.len()), Vec::new(), text);
        while let Some((before, after)) = rest.split_once('$') {
            expanded.push_str(before);
            if let Some(after) = after.strip_prefix('$') {
                expanded.push('$');
                rest = after;
                continue;
            }
            let Some(braced) = after.strip_prefix('{') else {
                expanded.push('$');
                rest = after;
                continue;
            };
            let Some((name, after)) = braced.split_once('}') else {
                // Nothing closes it: the rest stays as it is.
                expanded.push('$');
                rest = after;
                break;
            };
            if expanded.len() > LONGEST_VALUE {
                return Expanded::Unknown("variables that make it longer than 16 MiB".to_owned());
            }
            match self.environment.get(name) {
                Some(value) => expanded.push_str(value),
                None if self.more_variables || BY_SYSTEMD.contains(&name) => {
                    return Expanded::Unknown(format!("the variable {name} of the service"));
                }
                None => unset.push(name.to_owned()),
            }
            rest = after;
        }
        expanded.push_str(rest);
        Expanded::Known(expanded, unset)
    }
}
