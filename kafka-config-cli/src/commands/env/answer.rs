//! What all files together say.

use std::collections::{BTreeMap, BTreeSet};

use kafka_config_core::input::{Reading, Service, Weight};
use kafka_config_core::model::line_and_column;

/// The containers of all files and what is wrong with them.
#[derive(Default)]
pub(in crate::commands) struct Answer {
    /// With names of their own: a name that is taken gets a number.
    pub(in crate::commands) services: Vec<(String, Service)>,
    pub(super) problems: Vec<Problem>,
    taken: BTreeSet<String>,
}

/// Something wrong, with its place as people see it.
pub(super) struct Problem {
    pub(super) weight: Weight,
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) place: Option<Place>,
}

/// A place in a file.
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Answer {
    /// Adds what was read; `shown` gives a text's path as the user knows it.
    pub(super) fn add(
        &mut self,
        reading: Reading,
        texts: &BTreeMap<String, Vec<u8>>,
        shown: impl Fn(&str) -> String,
    ) {
        for fault in reading.faults {
            let place = fault.at.and_then(|at| {
                let source = reading.sources.get(at.source.0)?;
                let (line, column) = line_and_column(texts.get(source)?, at.span.start);
                Some(Place { file: shown(source), line, column })
            });
            let (weight, message, help) = (fault.weight, fault.message, fault.help);
            self.problems.push(Problem { weight, message, help, place });
        }
        for service in reading.services {
            let name = self.free_name(&service.name.value);
            self.services.push((name, service));
        }
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
    pub(in crate::commands) fn is_refused(&self) -> bool {
        self.problems.iter().any(|problem| problem.weight == Weight::Refused)
    }
}

/// The word for what follows from a fault.
pub(super) fn severity(weight: Weight) -> &'static str {
    match weight {
        Weight::Refused => "error",
        Weight::Ignored => "warning",
        Weight::Unknown => "info",
    }
}
