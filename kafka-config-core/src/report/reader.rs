//! Which program of which release reads a file of properties, where nobody says so.

use std::fmt::Write as _;

use super::build::{FileProperty, origin, read};
use super::container_ends::rule;
use crate::diagnostics::{Diagnostic, Finding};
use crate::model::{KafkaVersion, Origin, Span};
use crate::schema::{Component, Recognised, Schema, recognise};

/// What is said about the reader of a file.
#[derive(Debug, Clone, Copy)]
pub struct AskedReader {
    /// The program, where one is named.
    pub component: Option<Component>,
    /// The release, where one is named.
    pub version: Option<KafkaVersion>,
}

/// What reads a file of properties.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The program.
    pub component: Component,
    /// Its release.
    pub version: KafkaVersion,
    /// What was taken for granted.
    pub(super) told: Vec<Diagnostic>,
    /// Whether it is a program whose settings are known here.
    pub(super) is_known: bool,
    /// Whether the file is not of Kafka at all.
    pub is_foreign: bool,
}

impl Reader {
    /// What was asked for, else the program that name and keys of the file tell, a broker where they tell none, and the
    /// newest release whose settings of it are known.
    pub fn of(path: &str, bytes: &[u8], asked: AskedReader) -> Self {
        let version = asked.version.unwrap_or(KafkaVersion::NEWEST);
        let component = asked.component.unwrap_or(Component::Broker);
        let mut reader = Self { component, version, told: Vec::new(), is_known: true, is_foreign: false };
        let properties = read(bytes).unwrap_or_default();
        if asked.component.is_none() {
            reader.recognise(path, &properties);
        }
        if asked.version.is_none() {
            reader.version = newest(reader.component);
            if reader.version != version && reader.is_known {
                reader.tell("KC815", reader.of_release(version).at(&first_place(&properties)));
            }
        }
        reader
    }

    fn recognise(&mut self, path: &str, properties: &[FileProperty<'_>]) {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let keys: Vec<&str> = properties.iter().map(|property| property.key.as_ref()).collect();
        match recognise(name, &keys, &Schema::of(self.version)) {
            None => {}
            Some(Recognised::Program(component, key)) => {
                self.component = component;
                let message = format!("judged as {component} reads it, for {key} is one of its keys");
                let finding = Finding::new(message)
                    .help(format!("--component {component} says so, another name what reads it instead"));
                self.tell("KC815", finding.at(&place(properties, key)));
            }
            Some(Recognised::OneOf(components, what, key)) => {
                self.is_known = false;
                let message = format!("this looks like the file of {what}: {key} is no key of brokers");
                let finding = Finding::new(message)
                    .help(format!("say what reads it with --component {}", list(components)));
                self.tell("KC816", finding.at(&place(properties, key)));
            }
            Some(Recognised::Other(what)) => {
                (self.is_known, self.is_foreign) = (false, true);
                let message = format!("this looks like {what}, and no program of Kafka's reads it");
                let finding = Finding::new(message)
                    .help("leave it out, or say with --component which program of Kafka's reads it");
                self.tell("KC816", finding.at(&first_place(properties)));
            }
        }
    }

    fn of_release(&self, wanted: KafkaVersion) -> Finding {
        let Self { component, version, .. } = self;
        let message = format!(
            "judged as Kafka {version} reads it, for the settings of {component} are not known here for {wanted}"
        );
        Finding::new(message).help("--kafka-version names the release that reads it")
    }

    fn tell(&mut self, code: &str, finding: Finding) {
        self.told.extend(rule(code).map(|rule| rule.diagnostic(finding)));
    }
}

/// The newest release whose settings of a program are known.
pub(super) fn newest(component: Component) -> KafkaVersion {
    Schema::newest_of(component).unwrap_or(KafkaVersion::NEWEST)
}

fn list(components: &[Component]) -> String {
    let mut text = String::new();
    for (number, component) in components.iter().enumerate() {
        let before = match number {
            0 => "",
            _ if number + 1 == components.len() => " or ",
            _ => ", ",
        };
        // Writing into a String cannot fail.
        let _ = write!(text, "{before}{component}");
    }
    text
}

fn place(properties: &[FileProperty<'_>], key: &str) -> Origin {
    let named = properties.iter().find(|property| property.key == key);
    named.map_or_else(|| first_place(properties), |property| property.origin.clone())
}

fn first_place(properties: &[FileProperty<'_>]) -> Origin {
    let first = properties.first();
    first.map_or_else(|| origin(Span::new(0, 0)), |property| property.origin.clone())
}
