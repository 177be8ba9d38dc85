//! The properties of one Kafka program as rules see them.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::broker::Broker;
use super::deployment::Neighbours;
use super::keys::Strangers;
use super::storage::Storage;
use super::surroundings::{Needed, Surroundings};
use super::wording::Visible as _;
use super::{providers, sasl};
use crate::diagnostics::{Applicability, Finding, Fix};
use crate::dialect::{APACHE, Dialect, Image};
use crate::jvm::is_blank;
use crate::model::{Arrange, KafkaVersion, Origin, PropertyKey, Span, may_hold_secret};
use crate::properties::Property;
use crate::schema::{
    Component, DefaultValue, Definition, Definitions, Schema, Type, Value, accept, default_of,
};

/// One property as Kafka reads it.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// Its key.
    pub key: &'a str,
    /// The key that the user wrote, where it is another: with the prefix of the program within that reads it.
    pub written: &'a str,
    /// Its value; after configuration providers replaced what they could.
    pub value: Cow<'a, str>,
    /// Who set it, where that is known.
    pub origin: Option<&'a Origin>,
    /// Whether the value is the one that Kafka will see: a placeholder whose source is not at hand hides it.
    pub certain: bool,
}

impl<'a> Setting<'a> {
    /// A property as it is written.
    pub fn new(key: &'a str, value: &'a str, origin: Option<&'a Origin>) -> Self {
        Self { key, written: key, value: Cow::Borrowed(value), origin, certain: true }
    }

    /// Whether a provider put something in the place of a part. What comes from its files may be a secret, and
    /// stands in no text of the user.
    pub(super) fn is_replaced(&self) -> bool {
        matches!(self.value, Cow::Owned(_))
    }
}

/// The properties of one Kafka program, with what its release says about them.
#[derive(Debug)]
pub struct Configuration<'a> {
    /// Which release reads them.
    pub version: KafkaVersion,
    /// Which program.
    pub component: Component,
    /// The rules by which variables set its properties.
    pub dialect: &'static Dialect,
    /// What it may set; `None` where that is not known of this release.
    pub definitions: Option<&'a Definitions>,
    /// All of the release's definitions.
    pub schema: &'a Schema,
    pub(super) providers: providers::Outcome,
    /// The log directories, where they are at hand.
    pub(super) storage: Option<Storage>,
    needed: Needed,
    /// What lies around the node, where that is known.
    pub(super) neighbours: Option<Neighbours>,
    /// Whether the JVM is told of a JAAS login file, where its options are at hand.
    pub(super) login_file: Option<bool>,
    /// The file that it stands in, where a program reads one by itself.
    pub(super) text: Option<&'a [u8]>,
    settings: Vec<Setting<'a>>,
    /// Where the setting of each definition is, and the definition of each setting.
    places: Places,
    broker: OnceCell<Broker>,
    strangers: OnceCell<Strangers>,
}

impl<'a> Configuration<'a> {
    /// The configuration of these properties; of equal keys the last counts.
    pub fn new(
        version: KafkaVersion,
        component: Component,
        schema: &'a Schema,
        surroundings: &Surroundings<'_>,
        settings: impl IntoIterator<Item = Setting<'a>>,
    ) -> Self {
        Self::of(version, component, schema, surroundings, settings.into_iter().collect())
    }

    fn of(
        version: KafkaVersion,
        component: Component,
        schema: &'a Schema,
        surroundings: &Surroundings<'_>,
        mut settings: Vec<Setting<'a>>,
    ) -> Self {
        if !settings.is_sorted_by(|one, next| one.key < next.key) {
            settings.reverse();
            settings.arrange_by_key(|setting| setting.key);
            settings.dedup_by_key(|setting| setting.key);
        }
        if component == Component::Broker {
            // `KafkaConfig.populateSynonyms` comes first: it copies texts, placeholders included.
            share_ids(&mut settings);
        }
        let providers = match component {
            Component::ConnectSource | Component::ConnectSink => providers::leave_to_worker(&mut settings),
            _ => providers::resolve(&mut settings, version, surroundings),
        };
        let definitions = schema.definitions(component);
        let places = Places::new(definitions, &settings);
        let login_file = surroundings.environment.and_then(sasl::names_login_file);
        let (broker, strangers) = (OnceCell::new(), OnceCell::new());
        let (storage, needed) = (None, Needed::default());
        let mut configuration = Self {
            version,
            component,
            dialect: APACHE.dialect(version),
            definitions,
            schema,
            providers,
            storage,
            needed,
            neighbours: None,
            login_file,
            text: None,
            settings,
            places,
            broker,
            strangers,
        };
        configuration.look_at_storage(surroundings);
        configuration
    }

    /// That of a file of properties, without the places that set them.
    pub fn of_file(
        version: KafkaVersion,
        schema: &'a Schema,
        surroundings: &Surroundings<'_>,
        properties: &'a [Property<'a>],
    ) -> Self {
        let settings = properties.iter().map(|property| Setting::new(&property.key, &property.value, None));
        Self::new(version, Component::Broker, schema, surroundings, settings)
    }

    /// The same, set by the variables of an image.
    pub fn of_image(self, image: Image) -> Self {
        Self { dialect: image.dialect(), ..self }
    }

    /// The same, with the text of the file that holds the properties.
    pub fn of_text(self, text: &'a [u8]) -> Self {
        Self { text: Some(text), ..self }
    }

    /// The log directories come last: a provider may say where they are.
    fn look_at_storage(&mut self, surroundings: &Surroundings<'_>) {
        let mut needed = std::mem::take(&mut self.providers.needed);
        self.storage = Storage::look(self, surroundings, &mut needed);
        self.needed = needed;
    }

    /// A property that is set.
    pub fn get(&self, key: &str) -> Option<&Setting<'a>> {
        let at = match self.definitions.and_then(|definitions| definitions.place(key)) {
            Some(place) => return self.at(place),
            None => self.settings.binary_search_by_key(&key, |setting| setting.key).ok(),
        };
        self.settings.get(at?)
    }

    /// The setting of the definition at this place.
    fn at(&self, place: usize) -> Option<&Setting<'a>> {
        self.settings.get(self.places.settings.get(place).copied()??)
    }

    /// All properties, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Setting<'a>> {
        self.settings.iter()
    }

    /// All properties, by key, each with what the release says about it.
    pub fn described(&self) -> impl Iterator<Item = (&Setting<'a>, Option<&'a Definition>)> {
        let placed = self.settings.iter().zip(&self.places.definitions);
        placed.map(|(setting, place)| (setting, place.and_then(|place| self.definitions?.at(place))))
    }

    /// The properties that the release knows, by key.
    pub fn defined(&self) -> impl Iterator<Item = (&Setting<'a>, &'a Definition)> {
        self.described().filter_map(|(setting, definition)| Some((setting, definition?)))
    }

    /// Properties whose keys begin so, by key.
    pub fn with_prefix<'s>(&'s self, prefix: &str) -> impl Iterator<Item = &'s Setting<'a>> {
        let start = self.settings.partition_point(|setting| setting.key < prefix);
        let rest = self.settings.get(start..).unwrap_or_default();
        rest.iter().take_while(move |setting| setting.key.starts_with(prefix))
    }

    /// Whether a property is set, if only to nothing.
    pub fn is_set(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Whether a property is set to more than blanks.
    pub fn has_text(&self, key: &str) -> bool {
        self.get(key).is_some_and(|setting| !is_blank(&setting.value))
    }

    /// What the release says about a key.
    pub fn definition(&self, key: &str) -> Option<&'a Definition> {
        self.definitions?.get(key)
    }

    /// The value that counts: the one that is set, else the default.
    ///
    /// `None` where the release has no such key, and where the value is faulty or not certain, so that nothing
    /// more can be said about it.
    pub fn value(&self, key: &str) -> Option<Value<'_>> {
        let definitions = self.definitions?;
        let place = definitions.place(key)?;
        let definition = definitions.at(place)?;
        match self.at(place) {
            Some(setting) if !setting.certain => None,
            Some(setting) => accept(definition, &setting.value).ok(),
            None if definition.default == DefaultValue::Required => None,
            None => Some(default_of(definition)),
        }
    }

    /// [`Configuration::value`] of a whole number.
    pub fn whole(&self, key: &str) -> Option<i64> {
        match self.value(key)? {
            Value::Whole(value) => Some(value),
            _ => None,
        }
    }

    /// [`Configuration::value`] of a boolean.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Value::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// [`Configuration::value`] of a text, empty where it is unset.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.value(key)? {
            Value::Text(text) => Some(text),
            Value::Null => Some(""),
            _ => None,
        }
    }

    /// [`Configuration::value`] of a list, empty where it is unset.
    pub fn list(&self, key: &str) -> Option<Vec<&str>> {
        match self.value(key)? {
            Value::List(items) => Some(items),
            Value::Null => Some(Vec::new()),
            _ => None,
        }
    }

    /// Listeners, quorum and the like, where this is a broker or controller.
    pub(super) fn broker(&self) -> Option<&Broker> {
        (self.component == Component::Broker).then(|| self.broker.get_or_init(|| Broker::new(self)))
    }

    /// The properties that the release does not know.
    pub(super) fn strangers(&self) -> &Strangers {
        self.strangers.get_or_init(|| Strangers::new(self))
    }

    /// The release in words.
    pub fn program(&self) -> String {
        format!("Kafka {}", self.version)
    }

    /// Paths of the container that decide about this configuration and that nobody has looked at yet.
    pub fn needed(&self) -> impl Iterator<Item = &str> {
        self.needed.iter().map(String::as_str)
    }

    /// What the user calls a property: the variable that sets it, else its key.
    pub fn name(&self, key: &str) -> String {
        let setting = self.get(key);
        let variable = setting.and_then(|setting| setting.origin?.variable());
        let written = setting.map_or(key, |setting| setting.written);
        variable.map_or_else(|| written.to_owned(), ToString::to_string)
    }

    /// The value of a property in quotes, where it may be shown.
    pub fn quoted(&self, key: &str) -> String {
        self.get(key).map_or_else(|| "unset".to_owned(), |setting| self.shown(setting))
    }

    /// A value in quotes, or words in its place where it may hold a secret or is long.
    pub fn shown(&self, setting: &Setting<'_>) -> String {
        const SHORT: usize = 80;
        let is_password =
            self.definition(setting.key).is_some_and(|definition| definition.kind == Type::Password);
        let is_secret = is_password || PropertyKey::new(setting.key).is_secret();
        if is_secret || setting.is_replaced() || may_hold_secret(&setting.value) {
            "[hidden]".to_owned()
        } else if setting.value.chars().count() > SHORT {
            let start: String = setting.value.chars().take(SHORT).collect();
            format!("'{}…'", start.visible())
        } else {
            format!("'{}'", setting.value.visible())
        }
    }

    /// A finding about a property, at the place that sets it.
    pub fn finding(&self, key: &str, message: impl Into<String>) -> Finding {
        let setting = self.get(key);
        let written = setting.map_or(key, |setting| setting.written);
        let finding = Finding::new(message).key(&PropertyKey::new(written));
        match setting.and_then(|setting| setting.origin) {
            Some(origin) => finding.at(origin),
            None => finding,
        }
    }

    /// A finding about a part of a property's value.
    pub fn finding_in(&self, key: &str, part: &str, message: impl Into<String>) -> Finding {
        let finding = self.finding(key, message);
        let Some(setting) = self.get(key) else { return finding };
        match place_of(part, &setting.value) {
            Some(start) if !part.is_empty() => finding.part(Span { start, end: start + part.len() }),
            _ => finding,
        }
    }

    /// A finding about the first of these properties that is set.
    pub fn finding_at_first(&self, keys: &[&str], message: impl Into<String>) -> Finding {
        let key = keys.iter().find(|key| self.is_set(key)).or_else(|| keys.first());
        self.finding(key.copied().unwrap_or_default(), message)
    }

    /// A fix that gives a property another value, where it stands somewhere.
    pub fn set_value(&self, key: &str, value: impl Into<String>) -> Option<Fix> {
        let value = value.into();
        let at = self.get(key).filter(|setting| !setting.is_replaced())?.origin?;
        let title = format!("write {value}");
        Some(Fix::set_value(at, value, Applicability::Safe).titled(title))
    }
}

/// Which setting belongs to which definition: rules ask for properties by name very often.
#[derive(Debug)]
struct Places {
    /// Of each definition.
    settings: Vec<Option<usize>>,
    /// Of each setting.
    definitions: Vec<Option<usize>>,
}

impl Places {
    fn new(known: Option<&Definitions>, settings: &[Setting<'_>]) -> Self {
        let Some(known) = known else {
            return Self { settings: Vec::new(), definitions: vec![None; settings.len()] };
        };
        let definitions: Vec<_> = settings.iter().map(|setting| known.place(setting.key)).collect();
        let mut places = vec![None; known.len()];
        for (at, definition) in definitions.iter().enumerate() {
            if let Some(place) = definition.and_then(|definition| places.get_mut(definition)) {
                *place = Some(at);
            }
        }
        Self { settings: places, definitions }
    }
}

/// Where a part of a text begins: where it was cut out, or else where it is first found near the beginning.
fn place_of(part: &str, text: &str) -> Option<usize> {
    const NEAR: usize = 16 * 1024;
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr());
    let is_here = |start: &usize| text.get(*start..).is_some_and(|rest| rest.starts_with(part));
    let near = || (0..=NEAR.min(text.len())).rev().find_map(|end| text.get(..end));
    start.filter(is_here).or_else(|| near()?.find(part))
}

/// `node.id` and `broker.id`: where only one is given, the other takes its text.
fn share_ids(settings: &mut Vec<Setting<'_>>) {
    const IDS: [&str; 2] = ["broker.id", "node.id"];
    let places = IDS.map(|key| settings.binary_search_by_key(&key, |setting| setting.key));
    let (given, missing, at) = match places {
        [Ok(given), Err(at)] => (given, "node.id", at),
        [Err(at), Ok(given)] => (given, "broker.id", at),
        _ => return,
    };
    if let Some(copy) = settings.get(given).cloned() {
        settings.insert(at, Setting { key: missing, written: missing, ..copy });
    }
}
