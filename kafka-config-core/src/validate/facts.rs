//! What rules may look at: the question, the answer and everything between, read-only.

use crate::dialect::Dialect;
use crate::layers::Resolved;
use crate::mapping::property_key;
use crate::model::{ConfigFile, PropertyKey, Variable};
use crate::pipeline::{Prepared, Request};

/// One finished run.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What was asked.
    pub request: &'a Request<'a>,
    /// Which files come out, or why none do.
    pub prepared: &'a Prepared,
    /// What Kafka reads in `server.properties`.
    pub resolved: &'a Resolved,
}

impl<'a> Facts<'a> {
    /// The rules of the image.
    pub fn dialect(&self) -> &'static Dialect {
        self.request.image.dialect()
    }

    /// The variables that become properties, with their keys.
    pub fn mapped(&self) -> impl Iterator<Item = (&'a Variable, PropertyKey)> + use<'a> {
        let dialect = self.dialect();
        self.prepared
            .environment
            .iter()
            .filter_map(move |variable| Some((variable, property_key(&variable.name, dialect)?)))
    }

    /// The bytes of the user's own file, where one is mounted.
    pub fn mounted(&self, file: ConfigFile) -> Option<&'a [u8]> {
        self.request.files.get(file).mounted.bytes()
    }

    /// The bytes that a logging file is made from: the mounted ones, else the default's.
    pub fn logging_base(&self, file: ConfigFile) -> Option<&'a [u8]> {
        let set = self.request.files.get(file);
        set.mounted.bytes().or_else(|| set.default.bytes()).or_else(|| set.existing.bytes())
    }

    /// The container's last words, where it ends before its files are complete.
    pub fn failure(&self) -> Option<&'a str> {
        self.prepared.failure.as_ref().map(|failure| failure.message.as_str())
    }

    /// Whether the entrypoint printed this sentence.
    pub fn was_said(&self, sentence: &str) -> bool {
        self.prepared.lines.iter().any(|line| line.text == sentence)
    }
}
