//! What rules may look at: the question, the answer and everything between, read-only.

use std::cell::OnceCell;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostics::Finding;
use crate::dialect::Dialect;
use crate::layers::Resolved;
use crate::mapping::property_key;
use crate::model::{ConfigFile, EnvName, Layer, Origin, PropertyKey, Span, Unknown, Variable};
use crate::pipeline::{Mode, Prepared, Request};
use crate::schema::Schema;
use crate::yaml::Node;

/// One finished run.
#[derive(Debug)]
pub struct Facts<'a> {
    /// What was asked.
    pub request: &'a Request<'a>,
    /// Which files come out, or why none do.
    pub prepared: &'a Prepared,
    /// What Kafka reads in `server.properties`.
    pub resolved: &'a Resolved,
    /// The variables that become properties; nearly every rule looks at them.
    mapped: Vec<(&'a Variable, PropertyKey)>,
    /// Whether the values of some variables are not at hand.
    has_unknown: bool,
    /// Whether the files name another image than the one that the answer is for, which has a rule of its own.
    pub(super) is_image_assumed: bool,
    /// The names of all variables, collected when a rule first looks for many of them.
    names: OnceCell<FxHashSet<EnvName>>,
    /// What its release lets one configure, where that is at hand.
    known: Option<&'a Schema>,
    /// The same, read when the first rule asks for it.
    schema: OnceCell<Schema>,
    /// `Configuration` of the logging files, read when the first rule asks for it.
    pub(super) configurations: [OnceCell<Option<Arc<Node>>>; 2],
}

impl<'a> Facts<'a> {
    /// The facts of one run of the pipeline.
    pub fn new(request: &'a Request<'a>, prepared: &'a Prepared, resolved: &'a Resolved) -> Self {
        let dialect = request.image.dialect();
        let with_key = |variable: &'a Variable| Some((variable, property_key(&variable.name, dialect)?));
        let mapped = prepared.environment.iter().filter_map(with_key).collect();
        Self {
            request,
            prepared,
            resolved,
            mapped,
            has_unknown: prepared.judged().environment.iter().any(|variable| variable.unknown.is_some()),
            is_image_assumed: false,
            names: OnceCell::new(),
            known: None,
            schema: OnceCell::new(),
            configurations: Default::default(),
        }
    }

    /// With the schema of its release, which is then not read again.
    #[must_use]
    pub fn with_schema(self, schema: &'a Schema) -> Self {
        Self { known: Some(schema), ..self }
    }

    /// What its release lets one configure.
    pub(super) fn schema(&self) -> &Schema {
        let read = || Schema::of(self.request.image.version);
        self.known.unwrap_or_else(|| self.schema.get_or_init(read))
    }

    /// The rules of the image.
    pub fn dialect(&self) -> &'static Dialect {
        self.request.image.dialect()
    }

    /// Whether anybody knows what Kafka makes of the properties: its version is known, and so is its file unless the
    /// container ends before.
    pub fn are_properties_known(&self) -> bool {
        let has_file = self.failure().is_some() || self.prepared.file(ConfigFile::Server).is_some();
        has_file && !self.request.image.is_long_before_known()
    }

    /// Whether its properties are set by variables rather than in a mounted file alone.
    pub(super) fn takes_variables(&self) -> bool {
        self.mounted(ConfigFile::Server).is_none() || !self.mapped.is_empty()
    }

    /// The variables that become properties, with their keys.
    pub fn mapped(&self) -> impl Iterator<Item = (&'a Variable, &PropertyKey)> {
        self.mapped.iter().map(|(variable, key)| (*variable, key))
    }

    /// The variables whose values are not at hand, with what decides them.
    pub fn unknown(&self) -> impl Iterator<Item = (&'a Variable, &'a Unknown)> {
        let variables = self.prepared.environment.iter().take_while(|_| self.has_unknown);
        variables.filter_map(|variable| Some((variable, variable.unknown.as_ref()?)))
    }

    /// Whether a value comes from a variable whose value is not at hand.
    pub(super) fn is_unknown(&self, origin: &Origin) -> bool {
        self.has_unknown && self.prepared.judged().environment.unknown_in(origin).is_some()
    }

    /// The bytes of the user's own file, where one is mounted.
    pub fn mounted(&self, file: ConfigFile) -> Option<&'a [u8]> {
        self.request.files.get(file).mounted.bytes()
    }

    /// Whether properties may be set by a mounted file that is not at hand.
    pub fn lacks_mounted(&self) -> bool {
        let host = self.request.entrypoint.as_ref();
        host.is_some_and(|host| host.gaps.iter().any(|gap| gap.about_properties))
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

    /// Whether values reach the files as they are. The safe form escapes them, so that they arrive as meant.
    pub fn is_raw(&self) -> bool {
        self.request.mode == Mode::Compat
    }

    /// The mapped variables whose text reaches `server.properties` unescaped, each text once.
    ///
    /// What the entrypoint derives from another variable alone has the faults of that one; what it reads
    /// from a file of the secrets folder is a text of its own.
    pub fn raw_texts(&self) -> impl Iterator<Item = (&'a Variable, &PropertyKey)> {
        let repeats = |variable: &Variable| match &variable.origin {
            Origin::Derived { from, .. } => !from.iter().any(|source| source.starts_with('/')),
            _ => false,
        };
        let is_raw = self.is_raw();
        self.mapped().filter(move |(variable, _)| is_raw && !repeats(variable))
    }

    /// A variable, as the entrypoint leaves it.
    pub fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.prepared.environment.get(name)
    }

    /// Whether a variable of this name is set, for rules that ask for many.
    pub fn has_variable(&self, name: &str) -> bool {
        let names = || self.prepared.environment.iter().map(|variable| variable.name.clone()).collect();
        self.names.get_or_init(names).contains(&EnvName::new(name))
    }

    /// Those of these variables that are set and not empty.
    pub fn set_among(&self, names: &[&str]) -> Vec<&'a Variable> {
        names
            .iter()
            .filter_map(|name| self.variable(name))
            .filter(|variable| !variable.value.is_empty())
            .collect()
    }

    /// The value of a variable, empty where it is unset.
    pub fn text(&self, name: &str) -> &'a str {
        self.prepared.environment.non_empty(name).unwrap_or_default()
    }

    /// `KAFKA_LISTENERS`, where the entrypoint derived it from the advertised listeners.
    pub fn derived_listeners(&self) -> Option<&'a Variable> {
        self.variable("KAFKA_LISTENERS").filter(|variable| variable.origin.layer() == Layer::Derived)
    }

    /// Whether the entrypoint ended because a variable that it needs is unset or empty.
    pub fn lacks_variable(&self) -> bool {
        self.failure().is_some_and(|message| {
            message.ends_with(": !1: unbound variable") || message.ends_with(" environment variable not set")
        })
    }

    /// Points at a variable, where it is set.
    pub fn at_variable(&self, finding: Finding, name: &str) -> Finding {
        match self.variable(name) {
            Some(variable) => finding.at(&variable.origin),
            None => finding,
        }
    }

    /// A place in the mounted `server.properties`.
    pub fn in_mounted_file(span: Span) -> Origin {
        Origin::File { layer: Layer::Mounted, file: ConfigFile::Server, span }
    }
}
