//! Configurations by the thousand: a line of JSON in, a line of JSON out.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::build::section;
use super::entry::Report;
use super::json;
use super::policy::Policy;
use super::reader::newest;
use super::sources::Sources;
use crate::dialect::Image;
use crate::model::KafkaVersion;
use crate::schema::{Component, Schemas, UnknownComponent};
use crate::validate::{Configuration, Setting, Surroundings, Verdict, check_properties};

/// What all lines of a batch share.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The release where a line names none; else the newest whose settings of the program are known.
    pub version: Option<KafkaVersion>,
    /// The program where a line names none.
    pub component: Component,
    /// What is told.
    pub policy: Policy,
    /// What each release lets one configure.
    pub schemas: Schemas,
}

/// The answer to one line.
#[derive(Debug, Clone)]
pub struct BatchLine {
    /// JSON without a line break.
    pub text: String,
    /// What it says.
    pub outcome: Outcome,
}

/// What the answer to a line says.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The configuration was judged.
    Judged(Report),
    /// The line could not be read.
    Broken,
}

impl Batch {
    /// Answers one line, whose number counts from 1.
    pub fn answer(&self, line: &[u8], number: usize) -> BatchLine {
        let question: Question<'_> = match serde_json::from_slice(line) {
            Ok(question) => question,
            // The parser counts lines of its own, and its texts repeat values that may be secret.
            Err(error) => return broken(None, number, &fault(&error)),
        };
        match self.report(&question) {
            Ok(report) => {
                BatchLine { text: json::line(&report, question.id), outcome: Outcome::Judged(report) }
            }
            Err(error) => broken(question.id, number, &error),
        }
    }

    fn report(&self, question: &Question<'_>) -> Result<Report, String> {
        let component = match &question.component {
            Some(text) => text.0.parse().map_err(|error: UnknownComponent| error.to_string())?,
            None => self.component,
        };
        let kafka_version = match &question.kafka_version {
            Some(text) => version(&text.0)?,
            None => self.version.unwrap_or_else(|| newest(component)),
        };
        let properties = question.properties.values()?;
        let settings = properties.iter().map(|(key, value)| Setting::new(key, value, None));
        let schema = self.schemas.get(kafka_version);
        let surroundings = Surroundings::default();
        let configuration = Configuration::new(kafka_version, component, schema, &surroundings, settings);
        let diagnostics = check_properties(&configuration);
        let section = section(String::new(), diagnostics, &Sources::default(), &self.policy);
        Ok(Report { kafka_version, component, sections: vec![section] })
    }
}

impl Outcome {
    /// Kafka's verdict, where the line could be read.
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Judged(report) => Some(report.verdict()),
            Self::Broken => None,
        }
    }
}

fn version(text: &str) -> Result<KafkaVersion, String> {
    let version: KafkaVersion = text.parse().map_err(|error| format!("{error}"))?;
    let image = Image::apache(version).map_err(|error| error.to_string())?;
    Ok(image.version)
}

fn fault(error: &serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Data => {
            "not an object with \"kafkaVersion\" (a text) and \"properties\" (an object)".to_owned()
        }
        _ => format!("not JSON at column {}", error.column()),
    }
}

fn broken(id: Option<&RawValue>, number: usize, error: &str) -> BatchLine {
    let id = id.map_or("null", RawValue::get);
    let error = serde_json::to_string(error).unwrap_or_default();
    let text = format!("{{\"id\":{id},\"error\":{error},\"line\":{number}}}");
    BatchLine { text, outcome: Outcome::Broken }
}

/// One line; keys that mean nothing here are passed over.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Question<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    kafka_version: Option<JsonText<'a>>,
    #[serde(borrow, default)]
    component: Option<JsonText<'a>>,
    #[serde(borrow)]
    properties: Properties<'a>,
}

/// A text, borrowed from the line where it holds no escapes.
#[derive(serde::Deserialize)]
struct JsonText<'a>(#[serde(borrow)] Cow<'a, str>);

/// Keys with their values as written, in the order of the line.
struct Properties<'a>(Vec<(JsonText<'a>, &'a RawValue)>);

impl<'a> Properties<'a> {
    /// The properties; numbers and booleans are their own text, and what is `null` is not set.
    fn values(&self) -> Result<Vec<(&str, Cow<'a, str>)>, String> {
        let mut values = Vec::with_capacity(self.0.len());
        for (key, value) in &self.0 {
            let value = match value.get().as_bytes().first() {
                Some(b'"') => serde_json::from_str::<JsonText<'_>>(value.get()).map(|text| text.0).ok(),
                Some(b'n') => continue,
                Some(b'{' | b'[') | None => None,
                Some(_) => Some(Cow::Borrowed(value.get())),
            };
            let Some(value) = value else {
                return Err(format!("the value of {:?} is neither a text nor a number nor a boolean", key.0));
            };
            values.push((key.0.as_ref(), value));
        }
        Ok(values)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Properties<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PropertiesVisitor)
    }
}

struct PropertiesVisitor;

impl<'de> Visitor<'de> for PropertiesVisitor {
    type Value = Properties<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(32));
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Properties(entries))
    }
}
