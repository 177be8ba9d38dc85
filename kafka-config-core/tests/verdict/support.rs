//! Our verdict, and how it compares with Kafka's. The only place that calls the checker.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kafka_config_core::diagnostics::{Diagnostic, Stage};
use kafka_config_core::schema::{Component, Schemas};
use kafka_config_core::validate::{Configuration, Setting, Surroundings, Verdict, check_properties, verdict};
use serde_json::Value;

/// A configuration: no key twice, as after `Properties.load`.
pub(crate) type Properties = BTreeMap<String, String>;

/// What we say about a configuration.
pub(crate) struct Ours {
    /// About the constructor.
    constructor: Verdict,
    /// About the constructor and the defaults of topics.
    start: Verdict,
    diagnostics: Vec<Diagnostic>,
}

impl Ours {
    /// About the program as a whole.
    pub(crate) fn verdict(&self) -> Verdict {
        self.start
    }

    /// The codes of the rules that found something.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|found| found.code).collect()
    }

    /// Every finding on a line of its own.
    pub(crate) fn findings(&self) -> String {
        let line = |found: &Diagnostic| {
            let Diagnostic { code, name, kind, finding, .. } = found;
            format!("\n    {code} {name} ({kind:?}): {}", finding.message)
        };
        let all: String = self.diagnostics.iter().map(line).collect();
        format!("{}, {} with log defaults{all}", self.constructor.as_str(), self.start.as_str())
    }
}

/// What each release lets one configure, read once.
static SCHEMAS: OnceLock<Schemas> = OnceLock::new();

/// Our verdict on a configuration that a version reads.
pub(crate) fn ours(version: &str, properties: &Properties) -> Ours {
    ours_of(version, Component::Broker, properties)
}

/// The same, for any program.
pub(crate) fn ours_of(version: &str, component: Component, properties: &Properties) -> Ours {
    let settings = properties.iter().map(|(key, value)| Setting::new(key, value, None));
    let version = version.parse().expect("a version");
    let schema = SCHEMAS.get_or_init(Schemas::new).get(version);
    let configuration = Configuration::new(version, component, schema, &Surroundings::default(), settings);
    let diagnostics = check_properties(&configuration);
    Ours { constructor: verdict(&diagnostics, Stage::A), start: verdict(&diagnostics, Stage::B), diagnostics }
}

/// How our verdict stands to Kafka's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// The same.
    Agreed,
    /// We say that something that is not at hand decides.
    Undecided,
    /// Kafka takes what we refuse.
    TooStrict,
    /// Kafka refuses what we take.
    TooLax,
}

impl Comparison {
    /// Whether it is a fault of ours.
    pub(crate) fn differs(self) -> bool {
        matches!(self, Self::TooStrict | Self::TooLax)
    }
}

/// Kafka's verdict as one letter: `A` for accepted, else the kind of exception; in lower case where only the check
/// of the log defaults threw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter(pub(crate) char);

impl Letter {
    /// The letter of an exception's class.
    pub(crate) fn of_exception(class: &str) -> Self {
        Self(match class {
            "ConfigException" => 'C',
            "IllegalArgumentException" => 'I',
            "NumberFormatException" => 'N',
            "KafkaException" => 'K',
            "ClassCastException" => 'T',
            _ => 'X',
        })
    }

    /// Ours against it: the constructor alone, and with the log defaults.
    pub(crate) fn compare(self, ours: &Ours) -> [Comparison; 2] {
        let one = |refused: bool, ours: Verdict| match (ours, refused) {
            (Verdict::Unknown, _) => Comparison::Undecided,
            (Verdict::Accept, false) | (Verdict::Reject, true) => Comparison::Agreed,
            (Verdict::Accept, true) => Comparison::TooLax,
            (Verdict::Reject, false) => Comparison::TooStrict,
        };
        let refused = self.0 != 'A';
        [one(refused && self.0.is_ascii_uppercase(), ours.constructor), one(refused, ours.start)]
    }
}

/// A JSON object of texts.
pub(crate) fn properties_of(object: &Value) -> Properties {
    let entries = object.as_object().expect("an object").iter();
    entries.map(|(key, value)| (key.clone(), value.as_str().expect("a text").to_owned())).collect()
}

/// A configuration as JSON in ASCII, so that a fixture shows what it holds.
pub(crate) fn json(properties: &Properties) -> String {
    let text = serde_json::to_string(properties).expect("JSON");
    let mut ascii = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() && letter != '\u{7f}' {
            ascii.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                ascii += &format!("\\u{unit:04x}");
            }
        }
    }
    ascii
}
