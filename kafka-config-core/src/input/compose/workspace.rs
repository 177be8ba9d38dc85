//! The files of a project as compose sees them: by absolute paths, each read once.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::super::tree::{Construction, Refusal, Schema, construct};
use super::refusal::{Log, Result, refusal};
use crate::input::paths::join;
use crate::input::{EnvFault, Host, Weight, read_dotenv};
use crate::model::{SourceId, SourceSpan, Span};
use crate::yaml::{Documents, load_go};

pub(super) struct Workspace<'a> {
    files: &'a BTreeMap<String, Vec<u8>>,
    ids: HashMap<String, SourceId>,
    /// Absolute path of the project's folder.
    pub(super) folder: String,
    documents: HashMap<String, Rc<Documents>>,
    pub(super) log: Log,
    pub(super) missing: Vec<String>,
    /// Where the project's `.env` sets a variable.
    pub(super) dotenv_places: HashMap<String, (SourceSpan, Option<SourceSpan>)>,
}

impl<'a> Workspace<'a> {
    pub(super) fn new(files: &'a BTreeMap<String, Vec<u8>>, folder: &str) -> Self {
        let folder = join("/", folder);
        let ids = files.keys().enumerate().map(|(place, name)| (join(&folder, name), SourceId(place)));
        Self {
            files,
            ids: ids.collect(),
            folder: folder.clone(),
            documents: HashMap::new(),
            log: Log::default(),
            missing: Vec::new(),
            dotenv_places: HashMap::new(),
        }
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.ids.contains_key(path)
    }

    /// The bytes of a file; what is not there is noted.
    pub(super) fn read(&mut self, path: &str) -> Option<(SourceId, &'a [u8])> {
        let found = self.ids.get(path).copied();
        let bytes = found.and_then(|id| self.files.values().nth(id.0).map(|bytes| (id, bytes.as_slice())));
        if bytes.is_none() {
            let name = self.shown(path);
            if !self.missing.contains(&name) {
                self.missing.push(name);
            }
        }
        bytes
    }

    /// The text behind a place.
    pub(super) fn text_at(&self, at: SourceSpan) -> Option<&'a str> {
        let bytes = self.files.values().nth(at.source.0)?;
        std::str::from_utf8(bytes.get(at.span.start..at.span.end)?).ok()
    }

    /// A path as people know it: seen from the project's folder.
    pub(super) fn shown(&self, path: &str) -> String {
        path.strip_prefix(&format!("{}/", self.folder)).unwrap_or(path).to_owned()
    }

    /// The documents of a YAML file.
    pub(super) fn documents(
        &mut self,
        path: &str,
        at: Option<SourceSpan>,
    ) -> Result<(SourceId, Rc<Documents>)> {
        let Some((id, bytes)) = self.read(path) else {
            let message = format!("the file '{}' is not there", self.shown(path));
            return Err(refusal(at, message, "name a file that exists"));
        };
        if let Some(documents) = self.documents.get(path) {
            return Ok((id, Rc::clone(documents)));
        }
        let documents = Rc::new(load_go(bytes));
        self.documents.insert(path.to_owned(), Rc::clone(&documents));
        Ok((id, documents))
    }

    /// Each document of a file as a tree. A fault in a later one counts only once the earlier ones are through.
    pub(super) fn trees(&mut self, path: &str, at: Option<SourceSpan>) -> Result<Vec<Result<Construction>>> {
        let (id, documents) = self.documents(path, at)?;
        let mut trees: Vec<_> =
            documents.roots.iter().map(|root| construct(root, id, Schema::Compose)).collect();
        if let Some(error) = &documents.refusal {
            let at = error.offset().unwrap_or_default();
            let place = SourceSpan { source: id, span: Span::new(at, at) };
            trees.push(Err(yaml_refusal(place, error.summary())));
        }
        Ok(trees)
    }

    /// The variables of a `.env` file, those of the environment being known.
    pub(super) fn dotenv(&mut self, path: &str, environment: &Host, at: Option<SourceSpan>) -> Result<Host> {
        let Some((id, bytes)) = self.read(path) else {
            let message = format!("the env file '{}' is not there", self.shown(path));
            return Err(refusal(at, message, "name a file that exists"));
        };
        let file = read_dotenv(bytes, &|name| environment.get(name).map(String::as_str))
            .map_err(|fault| self.env_refusal(id, path, &fault))?;
        self.note(id, &file.notes);
        let mut values = Host::new();
        for set in file.assignments {
            let name_at = SourceSpan { source: id, span: set.name_at };
            let value_at = set.value_at.map(|span| SourceSpan { source: id, span });
            self.dotenv_places.insert(set.name.clone(), (name_at, value_at));
            values.insert(set.name, set.value);
        }
        Ok(values)
    }

    pub(super) fn note(&mut self, id: SourceId, notes: &[EnvFault]) {
        for note in notes {
            let at = SourceSpan { source: id, span: note.span };
            self.log.note(Weight::Ignored, at, note.kind.to_string(), note.kind.help());
        }
    }

    pub(super) fn env_refusal(&self, id: SourceId, path: &str, fault: &EnvFault) -> Refusal {
        let at = SourceSpan { source: id, span: fault.span };
        let message = format!("{}, line {}: {}", self.shown(path), fault.line, fault.kind);
        refusal(at, message, &fault.kind.help().unwrap_or_default())
    }
}

/// A text that is no YAML, with the advice that its commonest causes need.
pub(in crate::input) fn yaml_refusal(at: SourceSpan, summary: &str) -> Refusal {
    let help = match summary {
        "the file is not UTF-8 here" | "the file is UTF-16, not UTF-8" => "save the file as UTF-8",
        text if text.contains("mapping values are not allowed") => {
            "put a value that holds ': ' into quotes, and indent with care"
        }
        text if text.to_lowercase().contains("tab") => "indent with spaces, not with tabs",
        text if text.contains("cannot start any token") => {
            "put a value that begins with this character into quotes"
        }
        text if text.contains("could not find expected ':'") => "write 'NAME: VALUE'",
        text if text.contains("end of stream") => "close the quote",
        _ => "check the indentation and the quotes around this place",
    };
    refusal(at, format!("this is no YAML: {summary}"), help)
}
