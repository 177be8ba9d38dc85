//! The scripts `run`, `configureDefaults` and `configure`, the same from 3.7.0 on.
//!
//! They complete the environment, check it, and end the container with a message where a check fails.

use std::collections::BTreeMap;

use super::{arguments, tls};
use crate::model::{EnvName, Environment, FileState, Origin};

/// Every cluster that is started without an id gets this one.
const DEFAULT_CLUSTER_ID: &str = "5L6g3nShT-eMCtK--X86sw";

/// What the scripts find around them.
#[derive(Debug, Clone, Default)]
pub struct Host<'a> {
    /// Arguments of the container's command.
    pub arguments: &'a [String],
    /// Files of the secrets folder, by the name that follows `/etc/kafka/secrets/`.
    pub secrets: BTreeMap<String, FileState>,
    /// Whether the final folder refuses writing.
    pub final_folder_read_only: bool,
}

/// Where a message of the scripts goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// The parts of the script `run`, each of which announces itself.
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

/// The container ends before its files are complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Exit status of the container.
    pub exit: u8,
    /// The message of the script or the wrapper, word for word.
    pub message: String,
    /// Where it goes.
    pub stream: Stream,
}

impl Failure {
    pub(super) fn check(message: impl Into<String>) -> Self {
        Self { exit: 1, message: message.into(), stream: Stream::Output }
    }
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
}

/// Runs the scripts on an environment.
pub fn start(environment: Environment, host: &Host<'_>) -> Started {
    let mut scripts = Scripts { environment, lines: Vec::new(), step: Step::Arguments, host };
    let failure = scripts.run().err();
    Started { environment: scripts.environment, lines: scripts.lines, step: scripts.step, failure }
}

pub(super) struct Scripts<'a> {
    pub(super) environment: Environment,
    lines: Vec<Line>,
    step: Step,
    pub(super) host: &'a Host<'a>,
}

impl Scripts<'_> {
    fn run(&mut self) -> Result<(), Failure> {
        if !self.host.arguments.is_empty() {
            self.say("===> Overriding env params with args ...");
            arguments::apply(&mut self.environment, self.host.arguments)?;
        }
        self.step = Step::Defaults;
        self.default_cluster_id();
        self.step = Step::Configure;
        self.check_roles()?;
        self.derive_listeners();
        if self.host.final_folder_read_only {
            return Err(Failure::check("/opt/kafka/config/ file not writable"));
        }
        let advertised =
            self.environment.non_empty("KAFKA_ADVERTISED_LISTENERS").unwrap_or_default().to_owned();
        if advertised.contains("SSL://") {
            self.say("SSL is enabled.");
            tls::derive(self)?;
        }
        if names_sasl_listener(&advertised) {
            self.check_sasl()?;
        }
        self.check_jmx();
        self.step = Step::Launch;
        Ok(())
    }

    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), stream: Stream::Output, step: self.step });
    }

    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.lines.push(Line { text: text.into(), stream: Stream::Error, step: self.step });
    }

    pub(super) fn value(&self, name: &str) -> &str {
        self.environment.non_empty(name).unwrap_or_default()
    }

    /// The function `ensure`: an empty variable has its message, an unset one dies of `nounset` before.
    pub(super) fn ensure(&self, name: &str) -> Result<String, Failure> {
        match self.environment.get(name) {
            None => Err(Failure {
                exit: 1,
                message: "/etc/kafka/docker/configure: line 18: !1: unbound variable".to_owned(),
                stream: Stream::Error,
            }),
            Some(variable) if variable.value.is_empty() => {
                Err(Failure::check(format!("{name} environment variable not set")))
            }
            Some(variable) => Ok(variable.value.clone()),
        }
    }

    pub(super) fn derive(&mut self, name: &str, value: String, from: Vec<String>) {
        let name = EnvName::new(name);
        self.environment.set(name.clone(), value, Origin::Derived { name, from });
    }

    fn default_cluster_id(&mut self) {
        if self.value("CLUSTER_ID").is_empty() {
            self.say(format!("CLUSTER_ID not set. Setting it to default value: \"{DEFAULT_CLUSTER_ID}\""));
            self.derive("CLUSTER_ID", DEFAULT_CLUSTER_ID.to_owned(), Vec::new());
        }
    }

    fn check_roles(&mut self) -> Result<(), Failure> {
        if self.value("KAFKA_PROCESS_ROLES").is_empty() {
            return Ok(());
        }
        self.say("Running in KRaft mode...");
        if self.value("KAFKA_PROCESS_ROLES") == "controller" {
            if !self.value("KAFKA_ADVERTISED_LISTENERS").is_empty() {
                return Err(Failure::check(
                    "KAFKA_ADVERTISED_LISTENERS is not supported on a KRaft controller.",
                ));
            }
            self.environment.unset("KAFKA_ADVERTISED_LISTENERS");
        }
        Ok(())
    }

    fn derive_listeners(&mut self) {
        let advertised = self.value("KAFKA_ADVERTISED_LISTENERS").to_owned();
        let wanted = self.value("KAFKA_LISTENERS").is_empty()
            && self.value("KAFKA_PROCESS_ROLES") != "controller"
            && !advertised.is_empty();
        if wanted {
            let from = vec!["KAFKA_ADVERTISED_LISTENERS".to_owned()];
            self.derive("KAFKA_LISTENERS", bind_to_all_interfaces(&advertised), from);
        }
    }

    fn check_sasl(&mut self) -> Result<(), Failure> {
        self.say("SASL is enabled.");
        if !self.ensure("KAFKA_OPTS")?.contains("java.security.auth.login.config") {
            self.say("KAFKA_OPTS should contain 'java.security.auth.login.config' property.");
        }
        Ok(())
    }

    fn check_jmx(&mut self) {
        let options = self.value("KAFKA_JMX_OPTS");
        if !options.is_empty() && !options.contains("com.sun.management.jmxremote.rmi.port") {
            // The script names the wrong variable; people search for this very sentence.
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
fn names_sasl_listener(advertised: &str) -> bool {
    advertised.split_once("SASL_").is_some_and(|(_, after)| after.contains("://"))
}
