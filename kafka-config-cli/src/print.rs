//! Output for people: diagnostics with excerpts, provenance, differences. Never a secret.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{ErrorKind, IsTerminal as _, Write as _};

use annotate_snippets::{AnnotationKind, Group, Level, Origin as Place, Renderer, Snippet};
use kafka_config_core::diagnostics::{Diagnostic, Severity};
use kafka_config_core::layers::Resolution;
use kafka_config_core::model::{ConfigFile, Layer, Origin, line_and_column, may_hold_secret};

use crate::container::Container;
use crate::exit::{Status, Stop, reason};

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

impl std::str::FromStr for Color {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "auto" => Ok(Self::Auto),
            "always" => Ok(Self::Always),
            "never" => Ok(Self::Never),
            _ => Err(format!("--color is auto, always or never, not '{text}'")),
        }
    }
}

impl Color {
    fn on(self, terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

/// Prints text on standard output.
pub(crate) fn out(text: impl AsRef<[u8]>) -> Result<Status, Stop> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_ref()).and_then(|()| output.flush()) {
        Ok(()) => Ok(Status::Clean),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Stop::ClosedOutput),
        Err(error) => Err(Stop::Failed(format!("standard output: {}", reason(&error)))),
    }
}

/// Prints a file byte for byte; a terminal gets a line break after it where the file has none.
pub(crate) fn file(bytes: &[u8]) -> Result<Status, Stop> {
    out(bytes)?;
    let open_line = std::io::stdout().is_terminal() && bytes.last().is_some_and(|&byte| byte != b'\n');
    if open_line { out("\n") } else { Ok(Status::Clean) }
}

/// Prints text on standard error; where that is closed, the exit status has to do.
pub(crate) fn note(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Prints diagnostics of at least this weight on standard error.
pub(crate) fn diagnostics(
    diagnostics: &[Diagnostic],
    container: &Container<'_>,
    least: Severity,
    color: Color,
) {
    let colored = color.on(std::io::stderr().is_terminal());
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least) {
        note(&format!("{}\n\n", render(diagnostic, container, &renderer)));
    }
}

fn render(diagnostic: &Diagnostic, container: &Container<'_>, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let finding = &diagnostic.finding;
    let excerpt = finding.at.as_ref().and_then(|origin| Excerpt::of(origin, container));
    let place = finding.at.as_ref().map(|origin| place(origin, container));
    let id = format!("{} {}", diagnostic.code, diagnostic.name);
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(id.as_str()));
    match (&excerpt, &place) {
        (Some(excerpt), _) => {
            group = group.element(
                Snippet::source(excerpt.text.as_str())
                    .line_start(excerpt.line)
                    .path(excerpt.path.as_str())
                    .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end)),
            );
        }
        (None, Some(place)) => group = group.element(Place::path(place.as_str())),
        (None, None) => {}
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The line of a text that a diagnostic is about.
struct Excerpt {
    path: String,
    text: String,
    line: usize,
    start: usize,
    end: usize,
}

impl Excerpt {
    /// `None` where there is no text, or where the line holds a secret.
    fn of(origin: &Origin, container: &Container<'_>) -> Option<Self> {
        let (path, text, span) = match origin {
            Origin::Variable { name, at: Some(at) } if !name.is_secret() => {
                let source = container.sources.get(at.source.0)?;
                (source.path.clone(), source.text.clone(), at.span)
            }
            Origin::File { layer: Layer::Mounted, file, span } => {
                let bytes = container.request.files.get(*file).mounted.bytes()?;
                (
                    file_path(*file, Layer::Mounted, container),
                    std::str::from_utf8(bytes).ok()?.to_owned(),
                    *span,
                )
            }
            _ => return None,
        };
        let line_start = text.get(..span.start)?.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text.get(span.start..)?.find('\n').map_or(text.len(), |at| span.start + at);
        let excerpt = text.get(line_start..line_end)?.trim_end_matches('\r').to_owned();
        let secret = may_hold_secret(&excerpt);
        let end = (span.end - line_start).min(excerpt.len());
        let line = line_and_column(text.as_bytes(), span.start).0;
        (!secret).then_some(Self { path, text: excerpt, line, start: span.start - line_start, end })
    }
}

/// Where something was set, in one line.
pub(crate) fn place(origin: &Origin, container: &Container<'_>) -> String {
    match origin {
        Origin::Variable { name, at } => {
            match at.and_then(|at| Some((container.sources.get(at.source.0)?, at.span))) {
                Some((source, span)) => {
                    let (line, _) = line_and_column(source.text.as_bytes(), span.start);
                    format!("{name}, {} line {line}", source.path)
                }
                None => format!("{name}, environment"),
            }
        }
        Origin::Argument { name } => format!("{name}, command argument"),
        Origin::Derived { name, from } if from.is_empty() => format!("{name}, set by the entrypoint"),
        Origin::Derived { name, from } => {
            format!("{name}, derived by the entrypoint from {}", from.join(" and "))
        }
        Origin::File { layer, file, span } => {
            let set = container.request.files.get(*file);
            let bytes = if *layer == Layer::Mounted { set.mounted.bytes() } else { set.default.bytes() };
            let (line, _) = line_and_column(bytes.unwrap_or_default(), span.start);
            format!("{}, {} line {line}", layer.describe(), file_path(*file, *layer, container))
        }
    }
}

fn file_path(file: ConfigFile, layer: Layer, container: &Container<'_>) -> String {
    let name = container.request.image.dialect().file_name(file);
    let folder = if layer == Layer::Mounted { &container.mounted_dir } else { &container.default_dir };
    folder.as_ref().map_or(name.to_owned(), |folder| folder.join(name).display().to_string())
}

/// Each property with who set it and what that hides.
pub(crate) fn provenance<'a>(
    resolutions: impl Iterator<Item = &'a Resolution>,
    container: &Container<'_>,
) -> String {
    let mut text = String::new();
    for resolution in resolutions {
        let winner = &resolution.winner;
        // Writing into a String cannot fail.
        let _ =
            writeln!(text, "{}={}\n  from  {}", winner.key, winner.shown(), place(&winner.origin, container));
        for hidden in &resolution.shadowed {
            let _ = writeln!(text, "  hides {}, {}", hidden.shown(), place(&hidden.origin, container));
        }
    }
    text
}

/// A unified diff with its lines coloured.
pub(crate) fn colored_diff(diff: &str, color: Color) -> String {
    if !color.on(std::io::stdout().is_terminal()) {
        return diff.to_owned();
    }
    let paint = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("\x1b[32m{line}\x1b[0m"),
        Some(b'-') => format!("\x1b[31m{line}\x1b[0m"),
        _ => line.to_owned(),
    };
    diff.split_inclusive('\n').map(paint).collect()
}

/// The shell repeats an argument that it refuses, and YAML errors repeat lines: neither may show a secret.
pub(crate) fn message(message: &str, arguments: &[String]) -> String {
    let refused =
        arguments.iter().filter(|argument| may_hold_secret(argument) && message.contains(*argument));
    let message = refused.fold(message.to_owned(), |message, argument| {
        let name = argument.split(['=', ':']).next().unwrap_or_default();
        message.replace(argument, &format!("{name}=[hidden]"))
    });
    message.split_inclusive('\n').map(without_secret).collect()
}

/// A line of any file; of one that may hold a secret, what comes before it.
pub(crate) fn without_secret(line: &str) -> Cow<'_, str> {
    if line.contains("[hidden") || !may_hold_secret(line) {
        return Cow::Borrowed(line);
    }
    let end = line.find(['=', ':']).map_or(0, |sign| sign + 1);
    Cow::Owned(format!("{} [hidden]\n", line.get(..end).unwrap_or_default()))
}
