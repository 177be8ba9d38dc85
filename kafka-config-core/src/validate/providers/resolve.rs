//! `AbstractConfig.resolveConfigVariables` and the three providers of Kafka.

use std::borrow::Cow;

use super::outcome::{Fault, Outcome, Source};
use super::placeholder::{Placeholder, is_below, next_placeholder, normalized};
use crate::jvm::{split, trim};
use crate::model::KafkaVersion;
use crate::properties::{Charset, read};
use crate::schema::is_class_name;
use crate::validate::configuration::Setting;
use crate::validate::surroundings::{Entry, Surroundings};

/// Which of Kafka's own providers a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    File,
    Directory,
    Environment,
    /// Not one that Kafka ships.
    Foreign,
}

struct Provider<'a> {
    name: &'a str,
    class: Class,
    allowed: Option<String>,
}

/// What a look-up gives.
enum Found {
    Value(String),
    /// The placeholder stays as it is.
    Nothing,
    /// Why, and what to do.
    Refused(String, String),
    Unknown(String, Source),
}

/// Replaces placeholders in all values, as far as their sources are at hand.
pub(in crate::validate) fn resolve(
    settings: &mut [Setting<'_>],
    version: KafkaVersion,
    surroundings: &Surroundings<'_>,
) -> Outcome {
    let mut outcome = Outcome::default();
    let names = settings.iter().find(|setting| setting.key == "config.providers");
    let names = names.map(|setting| setting.value.clone()).unwrap_or_default();
    if names.is_empty() {
        return outcome;
    }
    let context = Context { version, surroundings };
    let providers: Vec<Provider<'_>> = split(&names, ',')
        .into_iter()
        .filter_map(|name| context.provider(name, settings, &mut outcome))
        .collect();
    for setting in settings.iter_mut().filter(|setting| setting.value.contains("${")) {
        context.replace(setting, &providers, &mut outcome);
    }
    outcome
}

/// A connector's placeholders are replaced by the providers of the worker that runs it, which are not at hand.
pub(in crate::validate) fn leave_to_worker(settings: &mut [Setting<'_>]) -> Outcome {
    let mut outcome = Outcome::default();
    for setting in settings {
        if next_placeholder(&setting.value).is_some() {
            setting.certain = false;
            outcome.leave_open(setting.key, "the providers of its worker", Source::Worker);
        }
    }
    outcome
}

struct Context<'a> {
    version: KafkaVersion,
    surroundings: &'a Surroundings<'a>,
}

impl Context<'_> {
    /// Instantiates and configures one provider; one without a class is passed over without a word.
    fn provider<'n>(
        &self,
        name: &'n str,
        settings: &[Setting<'_>],
        outcome: &mut Outcome,
    ) -> Option<Provider<'n>> {
        let value = |key: &str| settings.iter().find(|setting| setting.key == key).map(|s| s.value.as_ref());
        let key = format!("config.providers.{name}.class");
        let class = match class(value(&key)?) {
            Ok(class) => class,
            Err(why) => {
                outcome.faults.push(Fault::new(key, why));
                return None;
            }
        };
        let parameter = |parameter: &str| value(&format!("config.providers.{name}.param.{parameter}"));
        if class == Class::Foreign {
            outcome.leave_open(key, "whether its provider is on the class path", Source::Foreign);
        }
        let allowed = match class {
            Class::File | Class::Directory if self.version >= KafkaVersion::new(3, 8, 0) => {
                self.allowed_paths(name, parameter("allowed.paths"), outcome)
            }
            Class::Environment => parameter("allowlist.pattern").map(str::to_owned),
            _ => None,
        };
        if let (Class::Environment, Some(pattern)) = (class, &allowed) {
            check_pattern(name, pattern, outcome);
        }
        Some(Provider { name, class, allowed })
    }

    /// `AllowedPaths.configureAllowedPaths` (KAFKA-14921): each must be absolute and must exist.
    fn allowed_paths(&self, name: &str, paths: Option<&str>, outcome: &mut Outcome) -> Option<String> {
        let paths = paths.filter(|paths| !paths.is_empty())?;
        let key = || format!("config.providers.{name}.param.allowed.paths");
        for path in split(paths, ',') {
            if !path.starts_with('/') {
                let why = format!("the path '{path}' is not absolute");
                outcome.faults.push(Fault::new(key(), why).helped(absolute(path)));
                continue;
            }
            match self.entry(path, outcome) {
                Some(Entry::Missing) => {
                    let why = format!("the path '{path}' does not exist");
                    outcome.faults.push(Fault::new(key(), why).helped(format!("create or mount {path}")));
                }
                Some(_) => {}
                None => outcome.leave_open(key(), format!("whether the path '{path}' exists"), Source::Files),
            }
        }
        Some(paths.to_owned())
    }

    fn entry(&self, path: &str, outcome: &mut Outcome) -> Option<&Entry> {
        let entry = self.surroundings.disk.and_then(|disk| disk.get(path));
        if entry.is_none() {
            outcome.needed.insert(path.to_owned());
        }
        entry
    }

    /// Every placeholder once, from left to right; what it gives is not looked at again.
    fn replace(&self, setting: &mut Setting<'_>, providers: &[Provider<'_>], outcome: &mut Outcome) {
        let (mut text, mut rest) = (String::new(), setting.value.as_ref());
        let mut certain = setting.certain;
        while let Some(place) = next_placeholder(rest) {
            text.push_str(place.before);
            let provider = providers.iter().rev().find(|provider| provider.name == place.provider);
            match provider.map_or(Found::Nothing, |provider| self.look_up(provider, &place, outcome)) {
                Found::Value(value) => text.push_str(&value),
                Found::Nothing => text.push_str(place.whole),
                Found::Refused(why, help) => {
                    let fault = Fault::new(setting.key, why);
                    outcome.faults.push(Fault { help: Some(help), ..fault });
                    certain = false;
                }
                Found::Unknown(what, source) => {
                    outcome.leave_open(setting.key, what, source);
                    certain = false;
                }
            }
            rest = place.after;
        }
        text.push_str(rest);
        setting.certain = certain;
        if text != setting.value {
            setting.value = Cow::Owned(text);
        }
    }

    fn look_up(&self, provider: &Provider<'_>, place: &Placeholder<'_>, outcome: &mut Outcome) -> Found {
        match provider.class {
            Class::Foreign => Found::Unknown(format!("what {} gives", place.whole), Source::Foreign),
            Class::Environment if place.path.is_some_and(|path| !path.is_empty()) => Found::Refused(
                format!("{} has a path, and variables have none", place.whole),
                format!("write ${{{}:{}}}", place.provider, place.key),
            ),
            Class::Environment => self.variable(provider, place),
            Class::File | Class::Directory => match place.path.filter(|path| !path.is_empty()) {
                Some(path) => self.file(provider, path, place, outcome),
                None => Found::Nothing,
            },
        }
    }

    /// `EnvVarConfigProvider.get` (KIP-887).
    fn variable(&self, provider: &Provider<'_>, place: &Placeholder<'_>) -> Found {
        let Some(environment) = self.surroundings.environment else {
            return Found::Unknown(
                format!("the variable {}", place.key),
                Source::Variable(place.key.to_owned()),
            );
        };
        let Some(variable) = environment.get(place.key) else { return Found::Nothing };
        if let Some(unknown) = &variable.unknown {
            let what = format!("the variable {}, which comes from {}", place.key, unknown.what);
            return Found::Unknown(what, Source::Outside);
        }
        match provider.allowed.as_deref() {
            None | Some(".*") => Found::Value(variable.value.clone()),
            Some(pattern) if pattern == place.key => Found::Value(variable.value.clone()),
            Some(_) => {
                Found::Unknown(format!("whether allowlist.pattern allows {}", place.key), Source::Pattern)
            }
        }
    }

    /// `FileConfigProvider.get` and `DirectoryConfigProvider.get`.
    fn file(
        &self,
        provider: &Provider<'_>,
        path: &str,
        place: &Placeholder<'_>,
        outcome: &mut Outcome,
    ) -> Found {
        match self.is_allowed(provider, path, outcome) {
            Some(true) => {}
            Some(false) => return Found::Nothing,
            None => return Found::Unknown(format!("where the path {path} leads"), Source::Files),
        }
        if provider.class == Class::File {
            return match self.entry(path, outcome) {
                None => Found::Unknown(format!("the file {path}"), Source::Files),
                Some(Entry::File(bytes)) => property_of(bytes, place.key),
                Some(Entry::Missing) => Found::Refused(
                    format!("the file {path} does not exist"),
                    format!("create or mount the file {path}"),
                ),
                Some(_) => unreadable(path),
            };
        }
        match self.entry(path, outcome) {
            None => return Found::Unknown(format!("the folder {path}"), Source::Files),
            Some(Entry::Folder) if !place.key.contains('/') => {}
            Some(_) => return Found::Nothing,
        }
        let path = format!("{}/{}", path.trim_end_matches('/'), place.key);
        match self.entry(&path, outcome) {
            None => Found::Unknown(format!("the file {path}"), Source::Files),
            Some(Entry::File(bytes)) => Found::Value(String::from_utf8_lossy(bytes).into_owned()),
            Some(Entry::Unreadable) => unreadable(&path),
            Some(Entry::Folder | Entry::Missing) => Found::Nothing,
        }
    }

    /// `AllowedPaths.parseUntrustedPath`. Since 4.4 links are followed first.
    fn is_allowed(&self, provider: &Provider<'_>, path: &str, outcome: &mut Outcome) -> Option<bool> {
        let Some(allowed) = provider.allowed.as_deref() else { return Some(true) };
        if self.version < KafkaVersion::new(4, 4, 0) {
            let path = normalized(path);
            return Some(split(allowed, ',').iter().any(|allowed| is_below(&path, &normalized(allowed))));
        }
        // A path that does not exist counts as outside.
        if *self.entry(path, outcome)? == Entry::Missing {
            return Some(false);
        }
        let disk = self.surroundings.disk?;
        let real = disk.real(path)?;
        let is_in = |allowed: &str| disk.real(allowed).is_some_and(|allowed| is_below(real, allowed));
        Some(split(allowed, ',').into_iter().any(is_in))
    }
}

fn unreadable(path: &str) -> Found {
    Found::Refused(
        format!("the file {path} cannot be read"),
        format!("make {path} a file that the user of the container may read"),
    )
}

fn absolute(path: &str) -> String {
    let trimmed = trim(path);
    if trimmed.starts_with('/') {
        format!("remove the blank: write {trimmed}")
    } else {
        "write a path that begins with /".to_owned()
    }
}

fn class(name: &str) -> Result<Class, String> {
    const LOADABLE: [&str; 2] = ["java.lang.Object", "java.lang.String"];
    match name.strip_prefix("org.apache.kafka.common.config.provider.") {
        Some("FileConfigProvider") => Ok(Class::File),
        Some("DirectoryConfigProvider") => Ok(Class::Directory),
        Some("EnvVarConfigProvider") => Ok(Class::Environment),
        _ if LOADABLE.contains(&name) => Err(format!("{name} is not a configuration provider")),
        _ if !is_class_name(name) && trim(name) == name => {
            Err(format!("'{name}' is not the name of a class"))
        }
        _ if trim(name) != name => Err(format!("'{name}' has blanks around the name of the class")),
        _ => Ok(Class::Foreign),
    }
}

/// `Pattern.compile` at configure time. Plain patterns are judged here, others are left open.
fn check_pattern(name: &str, pattern: &str, outcome: &mut Outcome) {
    let key = format!("config.providers.{name}.param.allowlist.pattern");
    let count = |c: char| pattern.matches(c).count();
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '|' | '/' | ' ');
    let simple = pattern.replace(".*", "").replace(".+", "");
    if simple.chars().all(is_plain) {
        return;
    }
    let opens = pattern.starts_with(['*', '+', '?']) || pattern.ends_with('\\');
    let unbalanced = !pattern.contains('\\')
        && ((count('(') != count(')')) || count('[') > count(']') || count('{') > count('}'));
    if opens || unbalanced {
        let why = format!("'{pattern}' is not a regular expression of Java");
        outcome.faults.push(Fault::new(key, why));
    } else {
        outcome.leave_open(key, "whether it is a regular expression of Java", Source::Pattern);
    }
}

fn property_of(bytes: &[u8], key: &str) -> Found {
    // A reader with the replacement characters of `Files.newBufferedReader` would fail on bad UTF-8 instead.
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Found::Refused("the file is not UTF-8".to_owned(), "save the file as UTF-8".to_owned());
    };
    match read(text.as_bytes(), Charset::Utf8) {
        Ok(properties) => {
            let last = properties.into_iter().rev().find(|property| property.key == key);
            last.map_or(Found::Nothing, |property| Found::Value(property.value.into_owned()))
        }
        Err(_) => Found::Refused(
            "the file has a broken escape".to_owned(),
            "write four hexadecimal digits after \\u, or the backslash twice".to_owned(),
        ),
    }
}
