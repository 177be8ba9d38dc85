//! What an env file sets, whatever its dialect.

use std::collections::BTreeMap;
use std::fmt;

use super::fault::{EnvFault, EnvFaultKind};
use super::{docker, dotenv, podman, systemd};
use crate::model::{IntoMap, Span};

/// The variables of the machine on which the command runs.
pub type Host = BTreeMap<String, String>;

/// Who reads the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvDialect {
    /// `docker run --env-file`, and compose's `format: raw`.
    Docker,
    /// `podman run --env-file`, and `EnvironmentFile=` of a quadlet unit.
    Podman,
    /// `.env` and `env_file` of compose.
    Compose,
    /// `EnvironmentFile=` of a systemd service.
    Systemd,
    /// The same before systemd 254, where a backslash at the end of a comment makes the next line part of it.
    SystemdBefore254,
}

/// One variable that a file sets.
#[derive(Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its name.
    pub name: String,
    /// Its value: quotes, escapes and variables are worked out. Bytes that are not UTF-8 are U+FFFD.
    pub value: String,
    /// Where the name is written, or the pattern that means it.
    pub name_at: Span,
    /// Where the value is written, quotes excluded; `None` where it comes from the host.
    pub value_at: Option<Span>,
}

impl fmt::Debug for Assignment {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assignment")
            .field("name", &self.name)
            .field("name_at", &self.name_at)
            .field("value_at", &self.value_at)
            .finish_non_exhaustive()
    }
}

/// What a reader makes of an env file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EnvFile {
    /// The variables in the order of the file. A name may stand there several times: the last counts.
    pub assignments: Vec<Assignment>,
    /// What the reader leaves out or reads otherwise than it looks.
    pub notes: Vec<EnvFault>,
}

impl EnvFile {
    /// The names with the value that counts, sorted.
    pub fn last(&self) -> BTreeMap<&str, &str> {
        self.assignments.iter().map(|set| (set.name.as_str(), set.value.as_str())).into_map()
    }
}

/// Reads an env file exactly as the real reader of its dialect does.
///
/// # Errors
/// The first fault for which the real reader refuses the whole file.
///
/// ```
/// use kafka_config_core::input::{EnvDialect, Host, read_env};
///
/// let text = b"KAFKA_NODE_ID='1' # the first";
/// let value = |dialect| read_env(dialect, text, &Host::new()).map(|file| file.assignments[0].value.clone());
/// assert_eq!(value(EnvDialect::Docker)?, "'1' # the first");
/// assert_eq!(value(EnvDialect::Compose)?, "1");
/// assert_eq!(value(EnvDialect::Systemd)?, "1# the first");
/// # Ok::<(), kafka_config_core::input::EnvFault>(())
/// ```
pub fn read_env(dialect: EnvDialect, text: &[u8], host: &Host) -> Result<EnvFile, EnvFault> {
    match dialect {
        EnvDialect::Docker => docker::read(text, host),
        EnvDialect::Podman => podman::read(text, host),
        EnvDialect::Compose => dotenv::read_dotenv(text, &|name| host.get(name).map(String::as_str)),
        EnvDialect::Systemd => systemd::read(text, true),
        EnvDialect::SystemdBefore254 => systemd::read(text, false),
    }
}

/// Collects what a reader finds, with line numbers.
pub(super) struct Collector<'a> {
    text: &'a [u8],
    /// Places of line feeds, looked for when the first is asked for.
    line_feeds: Option<Vec<usize>>,
    pub(super) file: EnvFile,
}

impl<'a> Collector<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, line_feeds: None, file: EnvFile::default() }
    }

    pub(super) fn fault(&mut self, span: Span, kind: EnvFaultKind) -> EnvFault {
        let text = self.text;
        let feeds = self.line_feeds.get_or_insert_with(|| memchr::memchr_iter(b'\n', text).collect());
        EnvFault { line: feeds.partition_point(|&feed| feed < span.start) + 1, span, kind }
    }

    pub(super) fn note(&mut self, span: Span, kind: EnvFaultKind) {
        let fault = self.fault(span, kind);
        self.file.notes.push(fault);
    }

    /// A name alone means the host's value; without one nothing is set.
    pub(super) fn take_from_host(&mut self, name: &str, at: Span, value: Option<String>) {
        match value {
            Some(value) => {
                let set = Assignment { name: name.to_owned(), value, name_at: at, value_at: None };
                self.file.assignments.push(set);
            }
            None => self.note(at, EnvFaultKind::NotOnHost(name.to_owned())),
        }
    }
}
