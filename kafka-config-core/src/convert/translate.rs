//! From one image's variables to another's.

use std::collections::BTreeMap;
use std::path::Path;

use super::compare::Defaults;
use super::remark::{Remark, not_taken};
use super::shell::OfShell;
use super::source::Around;
use super::take::of_properties;
use super::volumes::named_by_podman;
use super::work::Work;
use crate::dialect::Image;
use crate::input::{Port, Service, Volume};
use crate::model::{FileState, KafkaVersion};

/// What a container's variables are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// Variables of an image.
    Image(Image),
    /// Properties, with their keys in the place of names.
    Properties,
}

/// A container to be converted.
#[derive(Debug, Clone, Copy)]
pub struct Conversion<'a> {
    /// The container.
    pub service: &'a Service,
    /// Its name in the output.
    pub name: &'a str,
    /// What its variables are.
    pub from: From,
    /// The image that is wanted.
    pub to: Image,
    /// The same, as the output names it.
    pub reference: &'a str,
    /// Files that variables name in place of values, as far as they are at hand.
    pub files: &'a BTreeMap<String, FileState>,
}

impl Conversion<'_> {
    /// The Kafka that the source runs, as far as it is known.
    fn earlier(&self) -> KafkaVersion {
        match self.from {
            From::Image(image) => image.version.max(KafkaVersion::OLDEST),
            From::Properties => self.to.version,
        }
    }
}

/// A container in the words of another image. Variables and properties may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Converted {
    /// Its name.
    pub name: String,
    /// The reference of its image.
    pub image: String,
    /// What it calls itself.
    pub hostname: Option<String>,
    /// What it is called among all containers, where that is told.
    pub container_name: Option<String>,
    /// Its variables; those that become no property come first.
    pub environment: Vec<(String, String)>,
    /// How many become no property.
    pub(super) beside: usize,
    /// What Kafka gets from them, by key.
    pub properties: Vec<(String, String)>,
    /// Its ports.
    pub ports: Vec<Port>,
    /// What is mounted.
    pub volumes: Vec<Volume>,
    /// Which containers start before it.
    pub depends_on: Vec<String>,
    /// Which of these texts hold variables of a shell.
    pub(super) of_shell: OfShell,
    /// What is not the same.
    pub remarks: Vec<Remark>,
    /// The last words of the source container, where it ends before there is anything to convert.
    pub failure: Option<String>,
}

impl std::fmt::Debug for Converted {
    /// Without values: they may be secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Converted({}, {:?})", self.name, self.remarks)
    }
}

impl Work {
    /// The container without the volume of properties that become variables.
    fn without_texts(&mut self, conversion: &Conversion<'_>, has_own_file: bool) -> Service {
        let mut service = conversion.service.clone();
        let From::Image(image) = conversion.from else { return service };
        let folder = image.dialect().paths.mounted;
        let is_of_texts = |volume: &Volume| has_own_file && Path::new(&volume.target).starts_with(folder);
        for volume in service.volumes.extract_if(.., |volume| is_of_texts(volume)) {
            let subject = format!("volume {}", volume.target);
            self.remarks.push(Remark::changed(subject, "the properties in it are variables now"));
        }
        service
    }
}

/// Says a container's configuration in the variables of another image. To the same image at the same version its own
/// variables go as they are.
pub fn convert(conversion: &Conversion<'_>) -> Converted {
    let around = match conversion.from {
        From::Image(image) => Around::of(conversion.service, image.dialect(), conversion.files),
        From::Properties => Around::default(),
    };
    let has_own_file = around.has_properties();
    let is_same = |image: Image| {
        image.family == conversion.to.family && image.version == conversion.to.version && !has_own_file
    };
    let mut work = Work {
        to: conversion.to,
        defaults: Defaults::of(conversion.to.version),
        earlier: Defaults::of(conversion.earlier()),
        variables: Vec::new(),
        beside: 0,
        places: None,
        remarks: Vec::new(),
    };
    let service = &work.without_texts(conversion, has_own_file);
    work.tell_unknown(service, conversion.from);
    let (wanted, failure) = match conversion.from {
        From::Properties => (of_properties(service), None),
        From::Image(image) => work.of_image(service, image, around),
    };
    let properties = match (&failure, conversion.from) {
        (Some(_), _) => Vec::new(),
        (None, From::Image(image)) if is_same(image) => work.keep(&wanted, service, image),
        (None, _) => {
            let wanted = work.renew_listeners(wanted);
            work.express(&wanted)
        }
    };
    let kept = match conversion.from {
        From::Image(image) if is_same(image) => service.volumes.clone(),
        From::Image(image) => {
            work.tell_versions(image);
            let places = work.places.take();
            places.map(|places| places.volumes(&service.volumes, &mut work.remarks)).unwrap_or_default()
        }
        From::Properties => service.volumes.clone(),
    };
    work.tell_no_zookeeper(&properties);
    let flags = service.flags.iter().map(|flag| not_taken(flag.as_str()));
    work.remarks.extend(flags);
    let kept = kept.into_iter().map(|volume| named_by_podman(volume, &mut work.remarks)).collect();
    let hostname = service.hostname.as_ref().map(|hostname| hostname.value.clone());
    Converted {
        name: conversion.name.to_owned(),
        image: conversion.reference.to_owned(),
        hostname,
        container_name: service.container_name.as_ref().map(|name| name.value.clone()),
        environment: work.variables,
        beside: work.beside,
        properties,
        ports: service.ports.clone(),
        volumes: kept,
        depends_on: service.depends_on.clone(),
        of_shell: OfShell::of(service),
        remarks: work.remarks,
        failure,
    }
}
