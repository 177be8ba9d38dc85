//! What the scanner and the parser refuse, in `SnakeYAML`'s words.
//!
//! Source of truth: `MarkedYAMLException.toString`.

use std::fmt;

use super::mark::Mark;

/// A document that is not YAML 1.1.
///
/// `Display` gives the message as `SnakeYAML` words it, over several lines when it shows the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    detail: Box<Detail>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Detail {
    message: String,
    summary: String,
    mark: Option<Mark>,
}

pub(crate) type Result<T, E = YamlError> = std::result::Result<T, E>;

impl YamlError {
    fn new(detail: Detail) -> Self {
        Self { detail: Box::new(detail) }
    }

    pub(crate) fn plain(message: String) -> Self {
        Self::new(Detail { summary: message.clone(), message, mark: None })
    }

    pub(super) fn marked(
        text: &str,
        context: Option<(&str, Option<Mark>)>,
        problem: &str,
        mark: Mark,
    ) -> Self {
        let mut message = String::new();
        if let Some((context, mark)) = context {
            message.push_str(context);
            message.push('\n');
            if let Some(mark) = mark {
                message.push_str(&mark.describe(text));
                message.push('\n');
            }
        }
        message.push_str(problem);
        message.push('\n');
        message.push_str(&mark.describe(text));
        message.push('\n');
        Self::new(Detail { message, summary: problem.to_owned(), mark: Some(mark) })
    }

    pub(crate) fn message(&self) -> &str {
        &self.detail.message
    }

    /// The problem in one line, without the place.
    pub fn summary(&self) -> &str {
        &self.detail.summary
    }

    /// Line and column of the problem, both counted in characters from 1.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.detail.mark.map(|mark| (mark.line + 1, mark.column + 1))
    }

    /// Byte offset of the problem in the text.
    pub fn offset(&self) -> Option<usize> {
        self.detail.mark.map(|mark| mark.at)
    }
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail.message)
    }
}

impl std::error::Error for YamlError {}
