//! What a quadlet unit says about variables, as podman's generator hands it on to `podman run`.
//!
//! Source: podman, `pkg/systemd/quadlet/quadlet.go`, `ConvertContainer`, and `pkg/systemd/parser/unitfile.go`,
//! `LookupAllKeyVal`.

use std::collections::BTreeMap;
use std::fmt;

use super::dropins::{join, split_path};
use super::merged::{Merged, Texts, Value};
use super::{checks, unquoted};
use crate::input::arguments::{Engine, RunArguments, parse};
use crate::input::paths::clean;
use crate::input::units::Word;
use crate::input::{Fault, Located, Weight};
use crate::model::SourceSpan;

/// A variable of a unit before systemd has looked at `%` and `$`.
#[derive(Clone, PartialEq, Eq)]
pub struct QuadletVariable {
    /// Its value; `None` where only the name is written, so that podman's own variable is meant.
    pub value: Option<String>,
    /// Where its name is written.
    pub name_at: SourceSpan,
    /// Where its value is written.
    pub value_at: Option<SourceSpan>,
}

impl fmt::Debug for QuadletVariable {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QuadletVariable").field("name_at", &self.name_at).finish_non_exhaustive()
    }
}

/// What a unit and its drop-ins say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuadletUnit {
    /// Variables of `Environment=`; podman sorts them.
    pub environment: BTreeMap<String, QuadletVariable>,
    /// Variables of the whole command: those of `PodmanArgs=` too, which come last and win.
    pub command_environment: BTreeMap<String, QuadletVariable>,
    /// Env files in podman's dialect, in order; relative ones are taken from the unit's folder.
    pub environment_files: Vec<Located<String>>,
    /// What gives the container all variables of the service, too.
    pub environment_host: Option<SourceSpan>,
    /// Paths of the texts that were read: the unit, then its drop-ins.
    pub sources: Vec<String>,
    /// What podman prints, in its own words.
    pub warnings: Vec<String>,
    /// What is wrong, the refusal last.
    pub faults: Vec<Fault>,
}

impl QuadletUnit {
    /// The fault for which podman makes no service of the unit.
    pub fn refusal(&self) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.weight == Weight::Refused)
    }
}

/// Reads a `.container` unit; `texts` holds further files by path, of which its drop-ins are taken.
pub fn read_quadlet_unit(path: &str, text: &[u8], texts: &Texts<'_>) -> QuadletUnit {
    Reader::new(path, text, texts).unit
}

/// A read unit with what only the container needs.
pub(super) struct Reader<'a> {
    pub(super) unit: QuadletUnit,
    pub(super) merged: Merged<'a>,
    /// What `PodmanArgs=` says.
    pub(super) arguments: RunArguments,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &str, text: &'a [u8], texts: &Texts<'a>) -> Self {
        let mut merged = Merged::read(path, text, texts);
        let mut unit = QuadletUnit {
            sources: merged.sources.clone(),
            warnings: std::mem::take(&mut merged.warnings),
            faults: std::mem::take(&mut merged.faults),
            ..QuadletUnit::default()
        };
        if unit.refusal().is_none() {
            unit.faults.extend(checks::refusal(&merged));
        }
        let mut reader = Self { unit, merged, arguments: RunArguments::default() };
        reader.environment();
        reader.environment_files(path);
        reader.podman_arguments();
        reader
    }

    fn environment(&mut self) {
        let faults = &mut self.unit.faults;
        for value in self.merged.all("Container", "Environment") {
            let words = words(value, faults, "Environment");
            faults.extend(unquoted::fault(&words));
            for word in &words {
                let (name, variable) = variable(word);
                self.unit.environment.insert(name, variable);
            }
        }
        self.unit.command_environment = self.unit.environment.clone();
        // Escapes are wrong in these, too; podman then prints the same.
        for key in ["Label", "Annotation"] {
            let _ =
                self.merged.all("Container", key).into_iter().map(|value| words(value, faults, key)).count();
        }
        for key in ["ReloadCmd", "Exec"] {
            let _ = self.merged.last("Container", key).map(|value| words(value, faults, key));
        }
        let wrong = faults.iter().filter(|fault| fault.message.starts_with(BAD_ESCAPE)).count();
        self.unit.warnings.extend(std::iter::repeat_n("unsupported escape char".to_owned(), wrong));
    }

    fn environment_files(&mut self, path: &str) {
        for value in self.merged.all("Container", "EnvironmentFile") {
            for word in words(value, &mut self.unit.faults, "EnvironmentFile") {
                let file = Located { value: absolute(path, &word.text), at: word.inside() };
                self.unit.environment_files.push(file);
            }
        }
        let host = self.merged.last("Container", "EnvironmentHost").map(Value::single);
        let is_true =
            |value: &str| ["1", "yes", "true", "on"].iter().any(|yes| value.eq_ignore_ascii_case(yes));
        self.unit.environment_host = host.filter(|host| is_true(&host.value)).map(|host| host.at);
    }

    /// Flags in `PodmanArgs=`: they come after all that podman makes of other keys, so they win.
    fn podman_arguments(&mut self) {
        let mut all = Vec::new();
        for value in self.merged.all("Container", "PodmanArgs") {
            all.extend(words(value, &mut self.unit.faults, "PodmanArgs"));
        }
        self.arguments = parse(&all, Engine::Podman);
        self.unit.command_environment.extend(self.arguments.env.iter().map(variable));
        let files = self.arguments.env_files.iter();
        self.unit
            .environment_files
            .extend(files.map(|word| Located { value: word.text.clone(), at: word.inside() }));
        self.unit.environment_host = self.unit.environment_host.or(self.arguments.env_host);
        if let Some(fault) = self.arguments.fault.take() {
            let (at, message, help) = (Some(fault.at), fault.message, Some(fault.help));
            self.unit.faults.push(Fault { weight: Weight::Unknown, at, message, help });
        }
    }
}

const BAD_ESCAPE: &str = "an unknown escape: podman drops the whole line";

/// The words of a value; podman leaves the line out where an escape is wrong.
pub(super) fn words(value: Value<'_, '_>, faults: &mut Vec<Fault>, key: &str) -> Vec<Word> {
    value.words().unwrap_or_else(|at| {
        let message = format!("{BAD_ESCAPE} '{key}='");
        let help = "write '\\\\' for a backslash".to_owned();
        faults.push(Fault { weight: Weight::Ignored, at: Some(at), message, help: Some(help) });
        Vec::new()
    })
}

/// The variable that a word `NAME=VALUE` or `NAME` sets.
fn variable(word: &Word) -> (String, QuadletVariable) {
    let (name, name_at, assigned) = word.assignment();
    let variable = QuadletVariable {
        value: assigned.map(|(text, _)| text.to_owned()),
        name_at,
        value_at: assigned.map(|(_, at)| at),
    };
    (name.to_owned(), variable)
}

/// A path as podman takes it: relative to the unit's folder, unless it begins with a specifier.
pub(super) fn absolute(unit: &str, path: &str) -> String {
    let is_specifier = path.starts_with('%') && !path.starts_with("%%");
    if is_specifier || path.starts_with('/') {
        return path.to_owned();
    }
    clean(&join(split_path(unit).0, path))
}
