//! What is not the same afterwards, for people and programs.

use std::fmt::Write as _;

use kafka_config_core::convert::{Converted, Remark};
use serde_json::{Value, json};

/// What is told of all services.
#[derive(Default)]
pub(super) struct Report {
    pub(super) told: Vec<Told>,
}

/// What is told of one service.
pub(super) struct Told {
    name: String,
    /// Its images; `None` where it is not converted.
    images: Option<(String, String)>,
    remarks: Vec<Remark>,
    failure: Option<String>,
}

impl Told {
    /// A service that stays as it is.
    pub(super) fn left(name: &str, remark: Remark) -> Self {
        Self { name: name.to_owned(), images: None, remarks: vec![remark], failure: None }
    }
}

impl Told {
    fn is_like(&self, other: &Self) -> bool {
        self.images == other.images && self.remarks == other.remarks && self.failure == other.failure
    }

    fn text(&self, names: &str) -> String {
        let mut out = match &self.images {
            Some((from, to)) if from == to => format!("{names}: {to}\n"),
            Some((from, to)) => format!("{names}: {from} becomes {to}\n"),
            None => format!("{names}: not converted\n"),
        };
        // Writing into a String cannot fail.
        if let Some(message) = &self.failure {
            let _ = writeln!(out, "  error    the container ends before it has a configuration: {message}");
        }
        let mut told: Vec<(Vec<&str>, &Remark)> = Vec::new();
        for remark in &self.remarks {
            let is_like = |first: &Remark| {
                (first.kind, &first.reason, &first.nearest) == (remark.kind, &remark.reason, &remark.nearest)
            };
            match told.iter_mut().find(|(_, first)| is_like(first)) {
                Some((subjects, _)) => subjects.push(&remark.subject),
                None => told.push((vec![&remark.subject], remark)),
            }
        }
        for (subjects, remark) in told {
            let _ = writeln!(out, "  {:7}  {}: {}", remark.kind.as_str(), subjects.join(", "), remark.reason);
            if let Some(nearest) = &remark.nearest {
                let _ = writeln!(out, "           nearest: {nearest}");
            }
        }
        out
    }
}

impl Report {
    pub(super) fn add(&mut self, one: &Converted, from: String) {
        self.told.push(Told {
            name: one.name.clone(),
            images: Some((from, one.image.clone())),
            remarks: one.remarks.clone(),
            failure: one.failure.clone(),
        });
    }

    /// What the format has no room for.
    pub(super) fn add_of_format(&mut self, remarks: Vec<(String, Remark)>) {
        for (name, remark) in remarks {
            if let Some(told) = self.told.iter_mut().find(|told| told.name == name) {
                told.remarks.push(remark);
            }
        }
    }

    /// Whether a source container would end before Kafka, so that there was nothing to convert.
    pub(super) fn has_failed(&self) -> bool {
        self.told.iter().any(|told| told.failure.is_some())
    }

    /// A block for all services of which the same is told.
    pub(super) fn text(&self) -> String {
        let mut groups: Vec<(Vec<&str>, &Told)> = Vec::new();
        for told in &self.told {
            match groups.iter_mut().find(|(_, first)| first.is_like(told)) {
                Some((names, _)) => names.push(&told.name),
                None => groups.push((vec![&told.name], told)),
            }
        }
        groups.iter().map(|(names, told)| told.text(&names.join(", "))).collect()
    }

    /// One document.
    pub(super) fn json(&self) -> String {
        let services: Vec<Value> = self.told.iter().map(service).collect();
        format!("{:#}\n", json!({ "services": services }))
    }
}

fn service(told: &Told) -> Value {
    let remark = |one: &Remark| json!({ "kind": one.kind.as_str(), "subject": one.subject, "reason": one.reason, "nearest": one.nearest });
    json!({
        "name": told.name,
        "from": told.images.as_ref().map(|(from, _)| from),
        "to": told.images.as_ref().map(|(_, to)| to),
        "error": told.failure,
        "remarks": told.remarks.iter().map(remark).collect::<Vec<_>>(),
    })
}
