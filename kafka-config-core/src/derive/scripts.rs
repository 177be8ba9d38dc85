//! What the scripts of all images have in common: surroundings, messages, a way to end.

use std::collections::BTreeMap;

use super::failure::{Failure, to_set};
use super::tls::command_output;
use crate::dialect::{Dialect, Helper};
use crate::model::{EnvName, Environment, FileState, Gap, Origin, Unknown};

/// What the scripts find around them.
#[derive(Debug, Clone, Default)]
pub struct Host<'a> {
    /// Arguments of the container's command.
    pub arguments: &'a [String],
    /// Files of the secrets folder, by the name that follows `/etc/kafka/secrets/`.
    pub secrets: BTreeMap<String, FileState>,
    /// Files that variables `NAME_FILE` name in place of values, by path; one that is not in it is not at hand.
    pub files: BTreeMap<String, FileState>,
    /// The secrets folder, where it is not the image's own.
    pub secrets_folder: Option<String>,
    /// Whether the final folder refuses writing.
    pub final_folder_read_only: bool,
    /// What lies in the folders of the container and is not at hand.
    pub gaps: Vec<Gap>,
}

/// Where a message of the scripts goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// The parts of Apache's script `run`, each of which announces itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The arguments of the container's command.
    Arguments,
    /// `configureDefaults`.
    Defaults,
    /// `configure`.
    Configure,
    /// `launch`, which prepares the files and starts the broker.
    Launch,
}

/// One line that the scripts print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text as users grep for it.
    pub text: String,
    /// Where it goes.
    pub stream: Stream,
    /// Who prints it.
    pub step: Step,
}

/// The environment after the scripts, and what they said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// The variables that the following steps see.
    pub environment: Environment,
    /// What was printed before the files are prepared.
    pub lines: Vec<Line>,
    /// How far it came: to [`Step::Launch`] unless there is a failure.
    pub step: Step,
    /// Set where a check ended the container.
    pub failure: Option<Failure>,
    /// What the scripts do besides.
    pub gaps: Vec<Gap>,
}

/// How a missing variable or file is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Checks {
    /// By functions of the shell.
    Shell,
    /// By Confluent's helper.
    Helper(Helper),
}

/// Paths of the files that the scripts read in place of variables; a caller fills [`Host::files`] with those at hand.
pub fn files_named<'a>(environment: &'a Environment, dialect: &Dialect) -> impl Iterator<Item = &'a str> {
    let named = dialect.from_files.iter().map(|name| format!("{name}_FILE"));
    named.filter_map(|variable| environment.non_empty(&variable))
}

/// A run of the scripts.
pub(super) struct Scripts<'a> {
    pub(super) environment: Environment,
    pub(super) host: &'a Host<'a>,
    pub(super) lines: Vec<Line>,
    pub(super) step: Step,
    pub(super) gaps: Vec<Gap>,
    pub(super) checks: Checks,
}

impl<'a> Scripts<'a> {
    pub(super) fn new(environment: Environment, host: &'a Host<'a>, checks: Checks) -> Self {
        Self { environment, host, lines: Vec::new(), step: Step::Arguments, gaps: host.gaps.clone(), checks }
    }

    pub(super) fn ended(self, result: Result<(), Failure>) -> Started {
        let Self { environment, lines, gaps, step, .. } = self;
        let step = if result.is_ok() { Step::Launch } else { step };
        Started { environment, lines, step, failure: result.err(), gaps }
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), stream: Stream::Output, step: self.step });
    }

    /// What the shell itself complains of.
    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), stream: Stream::Error, step: self.step });
    }

    /// Notes what changes the broker's properties in a way that is not computed.
    pub(super) fn leave_open(&mut self, text: impl Into<String>) {
        self.gaps.push(Gap::of_properties(text));
    }

    /// The same, for a variable that asks for it.
    pub(super) fn leave_open_by(&mut self, name: &str, text: impl Into<String>) {
        let origin = self.environment.get(name).map(|variable| variable.origin.clone());
        self.gaps.push(Gap { origin, ..Gap::of_properties(text) });
    }

    /// The value, empty where there is none.
    pub(super) fn value(&self, name: &str) -> &str {
        self.environment.non_empty(name).unwrap_or_default()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    pub(super) fn derive(&mut self, name: &str, value: impl Into<String>, from: Vec<String>) {
        let name = EnvName::new(name);
        self.environment.set(name.clone(), value.into(), Origin::Derived { name, from });
    }

    /// Sets a variable to the value of another, where that is set.
    pub(super) fn copy(&mut self, old: &str, new: &str) {
        let Some(variable) = self.environment.get(old) else { return };
        match (variable.unknown.clone(), variable.value.clone()) {
            (Some(unknown), _) => self.derive_unknown(new, unknown, old),
            (None, value) => self.derive(new, value, vec![old.to_owned()]),
        }
    }

    /// Sets a variable to what only the container knows.
    pub(super) fn derive_unknown(&mut self, name: &str, unknown: impl Into<Unknown>, from: &str) {
        let name = EnvName::new(name);
        let origin = Origin::Derived { name: name.clone(), from: vec![from.to_owned()] };
        self.environment.set_unknown(name, unknown.into(), origin);
    }

    /// The value, empty where there is none, unless only the container knows it.
    pub(super) fn known(&self, name: &str) -> Option<&str> {
        let is_known = self.environment.get(name).is_none_or(|variable| variable.unknown.is_none());
        is_known.then(|| self.value(name))
    }

    /// Takes the contents of files in the place of variables, as `NAME_FILE` asks for `NAME`.
    pub(super) fn read_files(&mut self, names: &[&str]) {
        for name in names {
            let file = format!("{name}_FILE");
            if self.has(&file) {
                self.read_file(name, &file);
            }
        }
    }

    fn read_file(&mut self, name: &str, file: &str) {
        let host = self.host;
        match self.known(file).and_then(|path| Some((path, host.files.get(path)?))) {
            Some((_, FileState::Present(bytes))) => {
                self.derive(name, command_output(bytes), vec![file.to_owned()]);
            }
            Some((path, FileState::Absent | FileState::Unreadable(_))) => {
                self.complain(format!("Skipping export of '{name}'. '{path}' is not readable."));
                return;
            }
            Some((_, FileState::Exists | FileState::Folder)) | None => {
                let what = format!("the file that {file} names");
                self.leave_open_by(file, format!("{name} comes from {what}, which is not read here"));
                self.derive_unknown(name, what, file);
            }
        }
        self.environment.unset(file);
    }

    /// Gives a variable its default where it is empty or unset.
    pub(super) fn default(&mut self, name: &str, value: impl Into<String>) {
        if !self.has(name) {
            self.derive(name, value, Vec::new());
        }
    }

    /// Requires a variable. An empty one has its own message in the shell, where an unset one dies of `nounset` before; it
    /// is a missing one for `dub`, and there for `ub`.
    pub(super) fn ensure(&self, name: &str) -> Result<String, Failure> {
        let value = self.environment.get(name).map(|variable| variable.value.clone());
        let failure = match (self.checks, value) {
            (Checks::Helper(Helper::Ub), Some(value)) => return Ok(value),
            (_, Some(value)) if !value.is_empty() => return Ok(value),
            (Checks::Shell, Some(_)) => {
                Failure::check(format!("{name} environment variable not set"), to_set(name))
            }
            (Checks::Shell, None) => {
                Failure::error("/etc/kafka/docker/configure: line 18: !1: unbound variable", to_set(name))
            }
            (Checks::Helper(Helper::Dub), _) => Failure::error(format!("{name} is required."), to_set(name)),
            (Checks::Helper(Helper::Ub), None) => {
                Failure::error(format!("environment variable \"{name}\" is not set"), to_set(name))
            }
        };
        Err(failure.about(name))
    }

    /// A file of the secrets folder is missing.
    pub(super) fn missing(&self, path: &str) -> Failure {
        let help = format!("mount a folder with the file, so that the container finds it at {path}");
        match self.checks {
            Checks::Shell => Failure::check(format!("{path} file does not exist"), help),
            Checks::Helper(Helper::Dub) => {
                Failure::error(format!("Command [/usr/local/bin/dub path {path} exists] FAILED !"), help)
            }
            Checks::Helper(Helper::Ub) => Failure::error(format!("file \"{path}\" does not exist"), help),
        }
    }

    /// What the listeners are where only their advertised addresses are given: the same, bound to all interfaces.
    pub(super) fn derive_listeners(&mut self) {
        let advertised = self.value("KAFKA_ADVERTISED_LISTENERS").to_owned();
        let wanted = !self.has("KAFKA_LISTENERS")
            && self.value("KAFKA_PROCESS_ROLES") != "controller"
            && !advertised.is_empty();
        if wanted {
            let from = vec!["KAFKA_ADVERTISED_LISTENERS".to_owned()];
            self.derive("KAFKA_LISTENERS", bind_to_all_interfaces(&advertised), from);
        }
    }

    pub(super) fn check_sasl(&mut self) -> Result<(), Failure> {
        self.say("SASL is enabled.");
        if !self.ensure("KAFKA_OPTS")?.contains("java.security.auth.login.config") {
            self.say("KAFKA_OPTS should contain 'java.security.auth.login.config' property.");
        }
        Ok(())
    }

    pub(super) fn check_jmx(&mut self) {
        let options = self.value("KAFKA_JMX_OPTS");
        if !options.is_empty() && !options.contains("com.sun.management.jmxremote.rmi.port") {
            // The scripts name the wrong variable; people search for this very sentence.
            self.say(
                "KAFKA_OPTS should contain 'com.sun.management.jmxremote.rmi.port' property. \
                 It is required for accessing the JMX metrics externally.",
            );
        }
    }
}

/// `echo "$value" | sed -e 's|://[^:]*:|://0.0.0.0:|g'` inside `$(…)`.
fn bind_to_all_interfaces(advertised: &str) -> String {
    if is_echo_option(advertised) {
        return String::new();
    }
    let lines: Vec<String> = advertised.split('\n').map(replace_hosts).collect();
    lines.join("\n").trim_end_matches('\n').to_owned()
}

/// `echo` takes a word such as `-n` or `-eE` for options and prints nothing.
fn is_echo_option(text: &str) -> bool {
    text.strip_prefix('-')
        .is_some_and(|letters| !letters.is_empty() && letters.bytes().all(|b| b"neE".contains(&b)))
}

fn replace_hosts(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        out.push_str(before);
        out.push_str("://");
        match after.split_once(':') {
            Some((_, port)) => {
                out.push_str("0.0.0.0:");
                rest = port;
            }
            None => rest = after,
        }
    }
    out.push_str(rest);
    out
}

/// The regular expression `.*SASL_.*://.*`.
pub(super) fn names_sasl_listener(advertised: &str) -> bool {
    advertised.split_once("SASL_").is_some_and(|(_, after)| after.contains("://"))
}
