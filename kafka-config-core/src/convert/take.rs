//! What a container's own image makes of its variables.

use super::remark::Remark;
use super::sasl::{SASL_MECHANISMS, has_idle_mechanisms};
use super::side::{Concept, Side};
use super::source::{Around, End, NOT_AT_HAND, Run, run};
use super::translate::From;
use super::variables::{Fate, fate, is_debeziums};
use super::volumes::{Places, folders_of};
use super::work::{Wanted, Work};
use crate::derive::is_old_bitnami_name;
use crate::dialect::{Entrypoint, Image};
use crate::input::{Service, VariableValue};
use crate::layers::{Assignment, Resolution};
use crate::mapping::{env_name, property_key};
use crate::model::{Arrange, EnvName, Environment, IntoMap, Layer, Origin, PropertyKey};

const LOG_DIRECTORIES: [&str; 3] = ["log.dirs", "log.dir", "metadata.log.dir"];

const NOT_IN_TEXTS: &str = "its value is not in the texts";

pub(super) fn of_properties(service: &Service) -> Vec<Wanted> {
    let known = service.environment.iter().filter_map(|one| Some((&one.name, one.value.known()?)));
    let wanted = |(name, value): (&EnvName, &str)| Wanted {
        key: PropertyKey::new(name.as_str()),
        value: value.to_owned(),
        by_image: false,
        by_file: false,
    };
    known.map(wanted).collect()
}

impl Work {
    /// Values that the texts do not tell.
    pub(super) fn tell_unknown(&mut self, service: &Service, from: From) {
        for variable in &service.environment {
            let VariableValue::Unknown(what) = &variable.value else { continue };
            let remark = Remark::lost(variable.name.as_str(), format!("{NOT_IN_TEXTS}: {what}"));
            let key = match from {
                From::Image(image) => property_key(&variable.name, image.dialect()),
                From::Properties => None,
            };
            let name = key.and_then(|key| env_name(&key, self.to.dialect()).ok());
            self.remarks.push(match name {
                Some(name) => remark.nearest(format!("{name}, from the same source")),
                None => remark,
            });
        }
    }

    /// The variables as they are.
    pub(super) fn keep(
        &mut self,
        wanted: &[Wanted],
        service: &Service,
        image: Image,
    ) -> Vec<(String, String)> {
        self.remarks.retain(|remark| remark.reason.starts_with(NOT_IN_TEXTS));
        let known = service.environment.iter().filter_map(|one| Some((&one.name, one.value.known()?)));
        let side = Side::of(image.dialect());
        let is_beside = |name: &EnvName| {
            side.concept(name.as_str()).is_some() || property_key(name, image.dialect()).is_none()
        };
        let (beside, set): (Vec<_>, Vec<_>) = known.partition(|(name, _)| is_beside(name));
        self.beside = beside.len();
        let all = beside.into_iter().chain(set);
        self.variables = all.map(|(name, value)| (name.to_string(), value.to_owned())).collect();
        wanted.iter().map(|one| (one.key.to_string(), one.value.clone())).collect()
    }

    /// The properties that the source image gives; its other variables become those of the target.
    pub(super) fn of_image(
        &mut self,
        service: &Service,
        image: Image,
        around: Around,
    ) -> (Vec<Wanted>, Option<String>) {
        let known =
            service.environment.iter().filter_map(|one| Some((one.name.as_str(), one.value.known()?)));
        let hostname = service.hostname.as_ref().map(|hostname| ("HOSTNAME", hostname.value.as_str()));
        let environment: Environment = known.chain(hostname).collect();
        let Run { resolved, environment, end, gaps } = run(image, environment, around);
        if let Some(End { message, .. }) = end {
            return (Vec::new(), Some(message));
        }
        for gap in gaps.into_iter().filter(|gap| gap.about_properties) {
            self.remarks.push(Remark::lost("server.properties", gap.text));
        }
        let has_unknown = environment.iter().any(|variable| variable.unknown.is_some());
        let unknown =
            |one: &Resolution| has_unknown.then(|| environment.unknown_in(&one.winner.origin)).flatten();
        for (key, one) in resolved.iter() {
            if let Some(what) = unknown(one) {
                self.remarks.push(Remark::lost(key.as_str(), format!("{NOT_IN_TEXTS}: {what}")));
            }
        }
        let from = Side::of(image.dialect());
        let logs = LOG_DIRECTORIES.into_iter().filter_map(|key| resolved.value(key)).flat_map(folders_of);
        let logs: Vec<String> = logs.collect();
        self.places = Some(Places::of(&service.volumes, &logs, from, Side::of(self.to.dialect())));
        let backwards = service.environment.iter().enumerate().rev();
        let places = backwards.map(|(place, one)| (&one.name, place)).into_map();
        let place = |origin: &Origin| {
            let place = origin.variable().and_then(|name| places.get(name));
            place.copied().unwrap_or(usize::MAX)
        };
        let is_idle = |key: &PropertyKey| {
            key.as_str() == SASL_MECHANISMS && has_idle_mechanisms(service, image, &resolved)
        };
        let mut all: Vec<(usize, &PropertyKey, &Resolution)> = resolved
            .iter()
            .filter(|(key, one)| !is_idle(key) && unknown(one).is_none())
            .map(|(key, one)| (place(&one.winner.origin), key, one))
            .collect();
        all.arrange_by_key(|(place, ..)| *place);
        let has_logins = resolved.iter().any(|(key, one)| {
            key.as_str().ends_with("sasl.jaas.config") && one.winner.layer() == Layer::Derived
        });
        let wanted = all.into_iter().filter_map(|(_, key, one)| self.wanted(key, one, image, from));
        let wanted: Vec<Wanted> = wanted.collect();
        self.take_others(service, image, has_logins);
        (wanted, None)
    }

    pub(super) fn wanted(
        &mut self,
        key: &PropertyKey,
        one: &Resolution,
        image: Image,
        from: &Side,
    ) -> Option<Wanted> {
        let winner = &one.winner;
        let name = winner.origin.variable().map_or("", EnvName::as_str);
        // Options that leak into the file are no properties of anybody's.
        if from.concept(name).is_some() || (winner.layer() == Layer::Derived && winner.value.is_empty()) {
            return None;
        }
        if winner.value == NOT_AT_HAND || is_name_of_secret(name, image) {
            self.tell_secret(key, name, image);
            return None;
        }
        let value = self.value(key, whole_name(key, winner));
        let layer = winner.layer();
        let moved = value != winner.value;
        let is_images_own = match &winner.origin {
            Origin::File { layer, .. } => *layer == Layer::Default,
            Origin::Derived { from, .. } => from.is_empty(),
            _ => false,
        };
        if is_images_own && self.defaults.are_known() && !self.defaults.knows(key.as_str()) {
            // Nobody asked for it, and the target's Kafka does not know it.
            return None;
        }
        self.tell_gone(key);
        Some(Wanted {
            key: key.clone(),
            value,
            by_image: layer == Layer::Derived || moved,
            by_file: layer == Layer::Default,
        })
    }

    /// The value in the target: log directories may be elsewhere.
    fn value(&mut self, key: &PropertyKey, value: &str) -> String {
        let is_log = LOG_DIRECTORIES.contains(&key.as_str());
        let Some(places) = self.places.as_ref().filter(|_| is_log) else { return value.to_owned() };
        let (moved, is_loose) = places.logs(value);
        if is_loose {
            let reason = "the image has another data folder, and nothing here mounts a volume at the old one";
            self.remarks.push(Remark::changed(key.as_str(), reason).nearest(
                "where another file mounts one at or above the old folder, keep both, and log.dirs as it was",
            ));
        }
        moved
    }

    /// A property that the target's Kafka has no more, or not yet.
    pub(super) fn tell_gone(&mut self, key: &PropertyKey) {
        let is_gone = self.earlier.knows(key.as_str()) && !self.defaults.knows(key.as_str());
        if is_gone && self.defaults.are_known() {
            let version = self.to.version;
            let remark = Remark::changed(key.as_str(), format!("Kafka {version} has no such property"));
            self.remarks.push(remark.nearest(format!("kafka-config explain {key} tells what to do instead")));
        }
    }

    /// A password that the scripts read from a file of the secrets folder.
    pub(super) fn tell_secret(&mut self, key: &PropertyKey, name: &str, image: Image) {
        if keeps_secrets(image) && keeps_secrets(self.to) {
            return;
        }
        let remark = Remark::lost(
            key.as_str(),
            format!("{name} names a file of /etc/kafka/secrets, which is not read here"),
        );
        let own = env_name(key, self.to.dialect()).ok();
        let with =
            own.filter(|_| !key.as_str().ends_with("credentials") && !key.as_str().ends_with("filename"));
        self.remarks.push(match with {
            Some(own) => remark.nearest(format!("{own} with the content of the file")),
            None => remark,
        });
    }

    /// The variables that become no property.
    pub(super) fn take_others(&mut self, service: &Service, image: Image, has_logins: bool) {
        let (from, to) = (image.dialect(), self.to.dialect());
        let both_keep_secrets = keeps_secrets(image) && keeps_secrets(self.to);
        for variable in &service.environment {
            let (name, Some(value)) = (variable.name.as_str(), variable.value.known()) else { continue };
            if is_name_of_secret(name, image) && both_keep_secrets {
                self.variables.push((name.to_owned(), value.to_owned()));
                continue;
            }
            let is_property = property_key(&variable.name, from).is_some();
            let is_concept = Side::of(from).concept(name).is_some();
            let was_property = from.entrypoint == Entrypoint::Bitnami && is_old_bitnami_name(name);
            let was_debeziums = from.entrypoint == Entrypoint::Debezium && is_debeziums(name);
            if (is_property && !is_concept) || was_property || was_debeziums {
                continue;
            }
            let side = Side::of(from);
            // Of two names for one thing the newer counts, which is the later in the list.
            let of_same = side.concepts.iter().filter(|(concept, _)| side.concept(name) == Some(*concept));
            let counts = of_same.map(|(_, name)| *name).rfind(|name| service.variable(name).is_some());
            if let Some(other) = counts.filter(|other| *other != name) {
                self.remarks.push(Remark::lost(name, format!("{other} means the same, and counts")));
                continue;
            }
            match fate(name, from, to, has_logins) {
                Fate::Named(name) => self.variables.push((name, value.to_owned())),
                Fate::Told(remark) => self.remarks.push(remark),
            }
        }
        let concept = |side: &Side, variables: &[(String, String)]| {
            side.variable(Concept::ClusterId).is_some_and(|id| variables.iter().any(|(name, _)| name == id))
        };
        let (source, target) = (Side::of(from), Side::of(to));
        let had_id = source
            .concepts
            .iter()
            .any(|(concept, name)| *concept == Concept::ClusterId && service.variable(name).is_some());
        if !had_id && !concept(target, &self.variables) && target.variable(Concept::ClusterId).is_some() {
            let own = target.variable(Concept::ClusterId).unwrap_or_default();
            self.remarks.push(
                Remark::note(
                    "cluster id",
                    "none is set, and each image then has a way of its own to find one",
                )
                .nearest(format!("{own}, with the cluster.id of an old volume's meta.properties")),
            );
        }
    }

    pub(super) fn tell_versions(&mut self, image: Image) {
        let (from, to) = (image.version, self.to.version);
        if image.is_assumed {
            self.remarks.push(Remark::note("image", format!("its tag names no version; {image} is assumed")));
        }
        if from != to {
            let text = format!("Kafka {from} becomes {to}");
            self.remarks
                .push(Remark::changed("image", text).nearest("kafka-config schema diff tells what differs"));
        }
    }
}

/// A directory that a script calls by the name of the host is called without it where the texts tell none.
fn whole_name<'a>(key: &PropertyKey, winner: &'a Assignment) -> &'a str {
    let is_scripts = winner.layer() == Layer::Derived && LOG_DIRECTORIES.contains(&key.as_str());
    let value = winner.value.as_str();
    if is_scripts { value.trim_end_matches('-') } else { value }
}

/// Whether the image reads names of files of `/etc/kafka/secrets`.
fn keeps_secrets(image: Image) -> bool {
    matches!(image.dialect().entrypoint, Entrypoint::Apache | Entrypoint::Confluent(_))
}

/// Whether a variable names a file of `/etc/kafka/secrets`, or is made of one that does.
fn is_name_of_secret(name: &str, image: Image) -> bool {
    let store = name.strip_prefix("KAFKA_SSL_").filter(|_| keeps_secrets(image));
    store.is_some_and(|rest| rest.ends_with("_FILENAME") || rest.ends_with("_CREDENTIALS"))
}
