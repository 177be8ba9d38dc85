//! The texts that origins point into.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::inset::InsetLines;
use super::place::{LineStarts, Place, part_of_property, part_of_variable};
use crate::dialect::{Dialect, Entrypoint};
use crate::input::InputFormat;
use crate::mapping::property_key;
use crate::model::{
    ConfigFile, EnvName, Inset, IntoMap, Layer, Origin, PropertyKey, SourceId, SourceSpan, Span,
};
use crate::pipeline::{Mode, Request};

/// A text with the name that the user knows it by.
#[derive(Clone)]
pub struct Text<'a> {
    lines: LineStarts,
    /// Its path as the user wrote it.
    pub path: String,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether it is no file of the user but one of the image.
    pub built_in: bool,
    /// How variables are written in it, where it holds some.
    pub format: InputFormat,
}

impl<'a> Text<'a> {
    /// A file of the user.
    pub fn new(path: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self::of_format(path, bytes, InputFormat::DockerEnv)
    }

    /// A file of the user with variables in this format.
    pub fn of_format(path: impl Into<String>, bytes: &'a [u8], format: InputFormat) -> Self {
        Self { lines: LineStarts::default(), path: path.into(), bytes, built_in: false, format }
    }

    /// A file of the image.
    pub fn built_in(path: impl Into<String>, bytes: &'a [u8]) -> Self {
        Self { built_in: true, ..Self::new(path, bytes) }
    }

    /// The same text, whose lines another one may have found already.
    pub fn with_lines(self, lines: &LineStarts) -> Self {
        Self { lines: lines.clone(), ..self }
    }

    /// A range of it.
    pub fn place(&self, span: Span) -> Place {
        let region = self.lines.region(self.bytes, span);
        Place { path: self.path.clone(), span, region }
    }

    /// The line that holds an offset, without its line break, and where it begins.
    pub fn line(&self, offset: usize) -> (usize, &'a [u8]) {
        let range = self.lines.line(self.bytes, offset);
        (range.start, self.bytes.get(range).unwrap_or_default())
    }
}

impl std::fmt::Debug for Text<'_> {
    /// Without the bytes: they may hold secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({}, {} bytes)", self.path, self.bytes.len())
    }
}

/// Which text of the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextId {
    /// One that variables were read from.
    Variables(SourceId),
    /// A mounted file, or one that is checked by itself.
    Mounted(ConfigFile),
    /// A default file.
    Default(ConfigFile),
}

/// The texts that origins point into, and the container they belong to.
#[derive(Debug, Clone, Default)]
pub struct Sources<'a> {
    /// The texts.
    pub texts: BTreeMap<TextId, Text<'a>>,
    /// What was asked, where it was about a container.
    pub request: Option<&'a Request<'a>>,
    /// The mounted files that other texts hold.
    insets: BTreeMap<ConfigFile, InsetLines>,
    /// Where the container is named: what nobody wrote is told there.
    pub home: Option<SourceSpan>,
    /// The values of the variables, when the first is asked for: many findings ask for one each.
    values: OnceCell<HashMap<&'a str, &'a str>>,
}

impl<'a> Sources<'a> {
    /// These texts, and the container that is asked about.
    pub fn new(texts: BTreeMap<TextId, Text<'a>>, request: Option<&'a Request<'a>>) -> Self {
        Self { texts, request, insets: BTreeMap::new(), home: None, values: OnceCell::new() }
    }

    /// The same, where other texts hold these mounted files.
    pub fn with_insets(self, insets: impl Iterator<Item = (ConfigFile, Inset)>) -> Self {
        Self { insets: insets.map(|(file, inset)| (file, InsetLines::new(inset))).into_map(), ..self }
    }

    /// The one text of a `.properties` file that is checked by itself.
    pub fn of_properties(path: impl Into<String>, bytes: &'a [u8]) -> Self {
        let text = Text::new(path, bytes);
        Self::new(BTreeMap::from([(TextId::Mounted(ConfigFile::Server), text)]), None)
    }

    /// The text that holds an origin, and where in it. What the entrypoint derives from a variable is that
    /// variable's.
    pub fn find(&self, origin: &Origin) -> Option<(TextId, &Text<'a>, Span)> {
        if let Origin::File { layer: Layer::Mounted, file, span } = origin
            && let Some(inset) = self.insets.get(file)
        {
            let bytes = self.request?.files.get(*file).mounted.bytes().unwrap_or_default();
            let outer = inset.inset.written.and_then(|at| self.texts.get(&TextId::Variables(at.source)));
            return self.find(&Origin::Place(inset.place(*span, bytes, outer.map(|text| text.bytes))));
        }
        let (id, span) = match origin {
            Origin::Variable { at, .. } => at.map(|at| (TextId::Variables(at.source), at.whole()))?,
            Origin::File { layer: Layer::Mounted, file, span } => (TextId::Mounted(*file), *span),
            Origin::File { file, span, .. } => (TextId::Default(*file), *span),
            Origin::Place(at) => (TextId::Variables(at.source), at.span),
            Origin::Argument { .. } => return None,
            Origin::Derived { from, .. } => return self.find_first(from),
        };
        Some((id, self.texts.get(&id)?, span))
    }

    /// The mounted file that another text holds.
    pub(super) fn inset(&self, file: ConfigFile) -> Option<(&InsetLines, &'a [u8])> {
        let inset = self.insets.get(&file)?;
        Some((inset, self.request?.files.get(file).mounted.bytes()?))
    }

    fn find_first(&self, names: &[String]) -> Option<(TextId, &Text<'a>, Span)> {
        let environment = &self.request?.environment;
        let origins = names.iter().filter_map(|name| environment.get(name)).map(|variable| &variable.origin);
        origins.filter(|origin| origin.layer() != Layer::Derived).find_map(|origin| self.find(origin))
    }

    /// Where something is told that no text of the user holds.
    pub(super) fn home_of(&self, origin: Option<&Origin>) -> Option<Origin> {
        let is_homeless = match origin {
            Some(Origin::Variable { at, .. }) => at.is_none(),
            Some(_) => false,
            None => true,
        };
        self.home.filter(|_| is_homeless).map(Origin::Place)
    }

    /// Where an origin stands, or a part of its value where the text holds it as it is.
    pub fn place(&self, origin: &Origin, part: Option<Span>) -> Option<Place> {
        let (_, text, whole) = self.find(origin).filter(|(_, text, _)| !text.built_in)?;
        let part = part.and_then(|part| match origin {
            Origin::Variable { name, at } => {
                part_of_variable(text.bytes, at.as_ref()?.value?, part, self.value_of(name))
            }
            Origin::File { file, .. } => {
                let is_written = |inset: &InsetLines| inset.inset.handed.span != whole;
                let is_written = self.insets.get(file).is_none_or(is_written);
                is_written.then(|| part_of_property(text.bytes, whole, part)).flatten()
            }
            Origin::Argument { .. } | Origin::Derived { .. } | Origin::Place(_) => None,
        });
        Some(text.place(part.unwrap_or(whole)))
    }

    /// Where the value of a variable stands, where that is another line than the name's.
    pub(super) fn value_place(&self, origin: &Origin) -> Option<Place> {
        let Origin::Variable { at: Some(at), .. } = origin else { return None };
        let text = self.texts.get(&TextId::Variables(at.source))?;
        let (name, value) = (text.place(at.name?), text.place(at.value?));
        (value.region.line != name.region.line).then_some(value)
    }

    /// The value of a variable as the container has it.
    pub(super) fn value_of(&self, name: &EnvName) -> Option<&'a str> {
        let variables = || self.request.into_iter().flat_map(|request| request.environment.iter());
        let index = || variables().map(|set| (set.name.as_str(), set.value.as_str())).collect();
        self.values.get_or_init(index).get(name.as_str()).copied()
    }

    /// The property that a variable sets.
    pub(super) fn key_of(&self, name: &EnvName) -> Option<PropertyKey> {
        property_key(name, self.dialect()?)
    }

    /// Whether the value of a variable reaches `server.properties` unescaped.
    pub(super) fn is_raw(&self, name: &str) -> bool {
        let compat = self.request.is_some_and(|request| request.mode == Mode::Compat);
        let is_written_by_script =
            || self.dialect().is_some_and(|dialect| dialect.entrypoint != Entrypoint::Operator);
        compat && is_written_by_script() && self.dialect().is_some_and(|dialect| dialect.maps(name))
    }

    fn dialect(&self) -> Option<&'static Dialect> {
        self.request.map(|request| request.image.dialect())
    }
}
