//! From a name to a property: how it is set, what defines it, what was probably meant.

use super::closest;
use super::current::Current;
use super::missing;
use super::property::{Property, properties};
use crate::dialect::Image;
use crate::layers::Resolved;
use crate::mapping::{Unreachable, env_name, property_key};
use crate::model::{ConfigFile, EnvName, PropertyKey};
use crate::pipeline::Prepared;
use crate::schema::{Component, Schema, history};

/// All that is known of one name.
#[derive(Debug, Clone)]
pub struct Explained<'a> {
    /// The name.
    pub name: &'a str,
    /// The image that was asked about.
    pub image: Image,
    /// Sentences about the way from name to property, or back.
    pub how: Vec<String>,
    /// What it is about; `None` where the name is a variable that sets no property.
    pub property: Option<Mapped<'a>>,
}

/// A property, as it stands here.
#[derive(Debug, Clone)]
pub struct Mapped<'a> {
    /// The property.
    pub key: PropertyKey,
    /// The variable of this image that sets it.
    pub variable: Option<EnvName>,
    /// The value that it has here.
    pub current: Current<'a>,
    /// What defines it: the broker first, and only where that has nothing, the other programs.
    pub definitions: Vec<Property>,
    /// How the definitions hold of it, where they are another property's.
    pub remark: Option<String>,
    /// Names that were probably meant.
    pub nearest: Vec<String>,
}

impl<'a> Explained<'a> {
    /// What is known of the name of a property or a variable, after one run of the pipeline.
    pub fn new(
        name: &'a str,
        image: Image,
        prepared: &Prepared,
        resolved: &'a Resolved,
        schema: &Schema,
    ) -> Self {
        let variable = EnvName::new(name);
        let (how, key) = if is_variable(name) {
            match property_key(&variable, image.dialect()) {
                Some(_) if image.dialect().role(name).is_some() => (vec![other_variable(name, image)], None),
                Some(key) if key.as_str().is_empty() => (vec![no_name(name, image)], None),
                Some(key) => (of_variable(&variable, &key, image), Some(key)),
                None => (vec![other_variable(name, image)], None),
            }
        } else {
            let key = PropertyKey::new(name);
            (of_property(&key, image), Some(key))
        };
        let property = key.map(|key| {
            let current = Current::of(&key, prepared, resolved);
            Mapped::new(key, image, current, schema)
        });
        Self { name, image, how, property }
    }
}

impl<'a> Mapped<'a> {
    fn new(key: PropertyKey, image: Image, current: Current<'a>, schema: &Schema) -> Self {
        let variable = env_name(&key, image.dialect()).ok();
        let text = key.as_str();
        let (mut definitions, mut remark, mut nearest) = (defined(text, schema), None, Vec::new());
        if definitions.is_empty()
            && let Some((base, listener)) = base_of(text, schema)
        {
            definitions = defined(base, schema);
            remark = Some(format!("counts for the listener {listener} in place of {base}"));
        }
        if definitions.iter().all(|one| !one.components.contains(&Component::Broker))
            && let Some(first) = definitions.first()
        {
            remark = Some(match text {
                EVERYWHERE => "read by every program; brokers and clients define it since 4.2.0".to_owned(),
                _ => format!("no property of a broker, but one of: {}", first.component_names()),
            });
        }
        if definitions.is_empty() {
            let was_known = Component::ALL.into_iter().any(|component| history(component, text).is_some());
            if let Some(gone) = missing::gone(text, image.version) {
                remark = Some(gone);
            } else if was_known {
                remark = Some(missing::property(text, schema, image.version, &Component::ALL));
            } else {
                let known = schema.definitions(Component::Broker).into_iter();
                let names = known.flat_map(|known| known.iter().map(|definition| definition.name));
                nearest = closest::nearest(text, names).into_iter().map(str::to_owned).collect();
                remark = Some(format!("Kafka {} defines no property {text}", image.version));
            }
        }
        Self { key, variable, current, definitions, remark, nearest }
    }
}

/// What programs read before their definitions (KIP-297, KIP-421), and so in releases that define it for few of them.
const EVERYWHERE: &str = "config.providers";

fn defined(name: &str, schema: &Schema) -> Vec<Property> {
    let of = |components: &[Component]| properties(schema, components, |one| one == name);
    let broker = of(&[Component::Broker]);
    if broker.is_empty() { of(&Component::ALL) } else { broker }
}

/// `listener.name.<listener>.[<mechanism>.]<property>` stands for the property (KIP-103): its name and the listener's.
fn base_of(key: &str, schema: &Schema) -> Option<(&'static str, String)> {
    let lower = key.to_lowercase();
    let (listener, rest) = lower.strip_prefix("listener.name.")?.split_once('.')?;
    let broker = schema.definitions(Component::Broker)?;
    let of_mechanism = || broker.get(rest.split_once('.')?.1);
    let base = broker.get(rest).or_else(of_mechanism)?;
    Some((base.name, listener.to_owned()))
}

/// Variables are written in capitals; the prefix tells in any case.
fn is_variable(name: &str) -> bool {
    let has_prefix = name.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("KAFKA_"));
    has_prefix || (name.chars().any(char::is_uppercase) && !name.contains('.') && name == name.to_uppercase())
}

fn of_variable(variable: &EnvName, key: &PropertyKey, image: Image) -> Vec<String> {
    let mut how = vec![format!("{variable} sets the property {key} in server.properties ({image})")];
    if let Ok(usual) = env_name(key, image.dialect())
        && usual != *variable
    {
        how.push(format!("the usual variable for {key} is {usual}"));
    }
    how
}

/// The prefix without anything behind it.
fn no_name(name: &str, image: Image) -> String {
    format!("{name} is no variable of the image: the name of a property has to follow the prefix ({image})")
}

/// A variable that becomes no property.
fn other_variable(name: &str, image: Image) -> String {
    let dialect = image.dialect();
    if let Some(role) = dialect.role(name) {
        let what = if dialect.maps(name) { "is read by the scripts" } else { "sets no property" };
        return format!("{name} {what}: {role} ({image})");
    }
    if dialect.excluded.contains(&name) {
        return format!("{name} sets no property: the image leaves it out ({image})");
    }
    let upper = name.to_uppercase();
    let prefix = dialect.prefix;
    let meant = if upper.starts_with(prefix) { upper } else { format!("{prefix}{upper}") };
    match property_key(&EnvName::new(meant.as_str()), dialect) {
        Some(key) => {
            format!(
                "{name} sets nothing: names begin with {prefix}; {meant} sets the property {key} ({image})"
            )
        }
        None => format!("{name} sets nothing ({image})"),
    }
}

fn of_property(key: &PropertyKey, image: Image) -> Vec<String> {
    match env_name(key, image.dialect()) {
        Ok(variable) => vec![format!("{key} is set by the variable {variable} ({image})")],
        Err(why) => unreachable(key, why, image),
    }
}

fn unreachable(key: &PropertyKey, why: Unreachable, image: Image) -> Vec<String> {
    if key.as_str().starts_with("log4j.") {
        let file = image.dialect().file_name(ConfigFile::Log4j);
        return vec![format!(
            "{key} belongs into {file}; see KAFKA_LOG4J_ROOT_LOGLEVEL and KAFKA_LOG4J_LOGGERS ({image})"
        )];
    }
    let lower = PropertyKey::new(key.as_str().to_lowercase());
    if key.as_str().starts_with("listener.name.")
        && let Ok(variable) = env_name(&lower, image.dialect())
    {
        return vec![format!(
            "{variable} sets {lower}: Kafka reads listener names here in lower case ({image})"
        )];
    }
    vec![
        format!("{key} can be set by no variable: {why} ({image})"),
        "set it in a mounted server.properties instead".to_owned(),
    ]
}
