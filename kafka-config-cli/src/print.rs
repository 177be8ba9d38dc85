//! Output for people: diagnostics with excerpts, provenance, differences. Never a secret.

use std::fmt::Write as _;
use std::io::{ErrorKind, IsTerminal as _, Write as _};

use annotate_snippets::{AnnotationKind, Group, Level, Origin as Place, Renderer, Snippet};
use kafka_config_core::diagnostics::{Diagnostic, Severity};
use kafka_config_core::layers::Resolution;
use kafka_config_core::model::{Layer, Origin, may_hold_secret};
use kafka_config_core::report::{Entry, Sources, told};

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
    /// Whether to colour what goes to a terminal or elsewhere.
    pub(crate) fn on(self, terminal: bool) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        }
    }
}

/// Prints text on standard output; where nobody reads it any more, the exit status has to do.
pub(crate) fn out(text: impl AsRef<[u8]>) -> Result<Status, Stop> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_ref()).and_then(|()| output.flush()) {
        Ok(()) => Ok(Status::Clean),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Status::Clean),
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
    let sources = container.sources();
    let colored = color.on(std::io::stderr().is_terminal());
    for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least) {
        let entry = Entry::new(diagnostic.clone(), &sources);
        note(&format!("{}\n\n", finding(&entry, &sources, colored)));
    }
}

/// A finding with the line that it is about.
pub(crate) fn finding(entry: &Entry, sources: &Sources<'_>, colored: bool) -> String {
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    let level = match entry.diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let finding = &entry.diagnostic.finding;
    let excerpt = Excerpt::of(entry, sources);
    let place = finding.at.as_ref().filter(|_| excerpt.is_none()).map(|origin| told(origin, sources));
    let id = format!("{} {}", entry.diagnostic.code, entry.diagnostic.name);
    let mut group = Group::with_title(level.primary_title(finding.message.as_str()).id(id.as_str()));
    match (&excerpt, &place) {
        (Some(excerpt), _) => {
            group = group.element(
                Snippet::source(excerpt.text)
                    .line_start(excerpt.line)
                    .path(excerpt.path)
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

/// Length of the longest line that is shown, in bytes: to lay one out takes time.
const LONGEST: usize = 64 * 1024;

/// The line of a text that a diagnostic is about.
struct Excerpt<'a> {
    path: &'a str,
    text: &'a str,
    line: usize,
    start: usize,
    end: usize,
}

impl<'a> Excerpt<'a> {
    /// `None` where there is no text, or where the line holds a secret or is very long.
    fn of(entry: &'a Entry, sources: &'a Sources<'_>) -> Option<Self> {
        let origin = entry.diagnostic.finding.at.as_ref()?;
        match origin {
            Origin::Variable { name, .. } if !name.is_secret() => {}
            Origin::File { layer: Layer::Mounted, .. } | Origin::Place(_) => {}
            _ => return None,
        }
        let place = entry.place.as_ref()?;
        let (_, text, _) = sources.find(origin)?;
        let span = place.span;
        let (line_start, line) = text.line(span.start);
        if line.len() > LONGEST {
            return None;
        }
        let excerpt = std::str::from_utf8(line).ok()?.trim_end_matches('\r');
        if may_hold_secret(excerpt) {
            return None;
        }
        let end = (span.end - line_start).min(excerpt.len());
        let (path, line) = (place.path.as_str(), place.region.line);
        Some(Self { path, text: excerpt, line, start: span.start - line_start, end })
    }
}

/// Each property with who set it and what that hides.
pub(crate) fn provenance<'a>(
    resolutions: impl Iterator<Item = &'a Resolution>,
    sources: &Sources<'_>,
) -> String {
    let mut text = String::new();
    for resolution in resolutions {
        let winner = &resolution.winner;
        // Writing into a String cannot fail.
        let _ =
            writeln!(text, "{}={}\n  from  {}", winner.key, winner.shown(), told(&winner.origin, sources));
        for hidden in &resolution.shadowed {
            let _ = writeln!(text, "  hides {}, {}", hidden.shown(), told(&hidden.origin, sources));
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
