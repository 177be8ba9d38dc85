//! What files hold: containers with their variables, each read by the reader of its format.

mod expand;
mod folder;
mod options;
mod read;
mod role;
mod service;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use kafka_config_core::input::{Fault, InputFormat, Reading, Weight};
use kafka_config_core::model::{IntoSet, SourceId};

use crate::options::SourceText;

pub(crate) use expand::expand;
pub(crate) use options::InputOptions;
pub(crate) use read::{projects, read};
pub(crate) use role::Role;
pub(crate) use service::NamedService;

/// The containers of all files, and what is wrong with the files.
#[derive(Default)]
pub(crate) struct Deployment {
    /// The texts that places point into.
    pub(crate) texts: Vec<SourceText>,
    /// The containers, in the order of the files.
    pub(crate) services: Vec<NamedService>,
    /// What is wrong.
    pub(crate) faults: Vec<Fault>,
    /// Files that another one names: they are no containers of their own.
    pub(crate) used: BTreeSet<PathBuf>,
    taken: BTreeSet<String>,
}

/// Where the texts of a reading lie.
struct Origin<'a> {
    format: InputFormat,
    folder: PathBuf,
    /// The path of the text of this name.
    path: &'a dyn Fn(&str) -> PathBuf,
}

impl Deployment {
    /// Adds what was read of these texts.
    fn add(&mut self, mut reading: Reading, texts: &BTreeMap<String, Vec<u8>>, origin: &Origin<'_>) {
        // Containers are named in files of the format; what these name may have another.
        let naming: BTreeSet<SourceId> =
            reading.services.iter().map(|service| service.name.at.source).into_set();
        let numbers: Vec<SourceId> = reading
            .sources
            .iter()
            .enumerate()
            .map(|(id, name)| {
                let bytes = texts.get(name).map(Vec::as_slice).unwrap_or_default();
                let is_main = naming.contains(&SourceId(id));
                let format = if is_main { origin.format } else { origin.format.of_further(name) };
                self.number((origin.path)(name), bytes, format)
            })
            .collect();
        reading.renumber(|id| numbers.get(id.0).copied().unwrap_or(id));
        self.faults.extend(reading.faults);
        for service in reading.services {
            let name = self.free_name(&service.name.value);
            self.services.push(NamedService::new(name, service, &origin.folder));
        }
    }

    /// The number of a text, which several readings may share.
    fn number(&mut self, file: PathBuf, bytes: &[u8], format: InputFormat) -> SourceId {
        let known = self.texts.iter().position(|text| text.file == file && text.format == format);
        SourceId(known.unwrap_or_else(|| {
            self.texts.push(SourceText::new(file, bytes.to_vec(), format));
            self.texts.len() - 1
        }))
    }

    fn free_name(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut number = 1;
        while !self.taken.insert(free.clone()) {
            number += 1;
            free = format!("{name}-{number}");
        }
        free
    }

    /// Whether a real reader refuses one of the files.
    pub(crate) fn is_refused(&self) -> bool {
        self.faults.iter().any(|fault| fault.weight == Weight::Refused)
    }
}
