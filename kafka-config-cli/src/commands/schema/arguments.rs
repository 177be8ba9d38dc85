//! What `schema` is asked.

use kafka_config_core::catalog::closest;
use kafka_config_core::dialect::Image;
use kafka_config_core::mapping::property_key;
use kafka_config_core::model::{EnvName, KafkaVersion};
use kafka_config_core::schema::{Component, UnknownComponent};
use lexopt::Arg::{Long, Short, Value};

use crate::exit::Stop;
use crate::help;
use crate::options::{is_json, parsed};

/// What to show.
pub(super) enum Subject {
    /// Every property.
    All,
    /// One property, or those whose names hold the text.
    Named(String),
    /// What is different in the second version.
    Difference(KafkaVersion, KafkaVersion),
}

/// The arguments.
pub(super) struct Question {
    pub(super) subject: Subject,
    /// The image tells which variables set a property.
    pub(super) image: Image,
    /// The components named; none: those that the subject suggests.
    pub(super) components: Vec<Component>,
    pub(super) json: bool,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Question>, Stop> {
    let (mut words, mut components, mut version, mut json) = (Vec::new(), Vec::new(), None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("component") => components.push(component(&parser.value()?.to_string_lossy())?),
            Long("kafka-version") => version = Some(parsed(&parser.value()?)?),
            Long("format") => json = is_json(&parser.value()?.to_string_lossy())?,
            Value(word) => words.push(word.to_string_lossy().into_owned()),
            other => return Err(help::unknown(&other, help::SCHEMA)),
        }
    }
    let image = image(version.unwrap_or(KafkaVersion::NEWEST))?;
    let subject = subject(&words, version, image)?;
    Ok(Some(Question { subject, image, components, json }))
}

fn component(name: &str) -> Result<Component, Stop> {
    name.parse().map_err(|_: UnknownComponent| {
        let close = closest(name, Component::ALL.map(Component::name));
        let all = Component::ALL.map(Component::name).join(", ");
        let hint = close.map_or(format!("components are {all}"), |close| format!("did you mean {close}?"));
        Stop::Usage(format!("no component '{name}'; {hint}"))
    })
}

fn image(version: KafkaVersion) -> Result<Image, Stop> {
    Image::apache(version).map_err(|error| Stop::Usage(error.to_string()))
}

fn subject(words: &[String], version: Option<KafkaVersion>, image: Image) -> Result<Subject, Stop> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        [] | ["list"] => Ok(Subject::All),
        ["diff", ..] if version.is_some() => {
            Err(Stop::Usage("diff takes its versions as arguments, not from --kafka-version".to_owned()))
        }
        ["diff", old] => Ok(Subject::Difference(known(old)?, KafkaVersion::NEWEST)),
        ["diff", old, new] => Ok(Subject::Difference(known(old)?, known(new)?)),
        ["diff", ..] => Err(Stop::Usage("diff needs two versions, such as diff 3.9.1 4.0.0".to_owned())),
        [name] => Ok(Subject::Named(property(name, image))),
        [_, more, ..] => Err(Stop::Usage(format!("unexpected argument '{more}'"))),
    }
}

fn known(version: &str) -> Result<KafkaVersion, Stop> {
    let image = image(parsed(version.as_ref())?)?;
    if image.is_beyond_known() {
        let (version, newest) = (image.version, KafkaVersion::NEWEST);
        return Err(Stop::Usage(format!("Kafka {version} is not known here; the newest known is {newest}")));
    }
    Ok(image.version)
}

/// A variable of the image stands for its property.
fn property(name: &str, image: Image) -> String {
    let key =
        name.starts_with("KAFKA_").then(|| property_key(&EnvName::new(name), image.dialect())).flatten();
    key.map_or_else(|| name.to_owned(), |key| key.as_str().to_owned())
}
