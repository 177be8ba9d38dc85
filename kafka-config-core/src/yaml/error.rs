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
    message: String,
    summary: String,
    mark: Option<Mark>,
}

pub(crate) type Result<T, E = Box<YamlError>> = std::result::Result<T, E>;

impl YamlError {
    pub(crate) fn plain(message: String) -> Box<Self> {
        Box::new(Self { summary: message.clone(), message, mark: None })
    }

    pub(super) fn marked(
        text: &str,
        context: Option<(&str, Option<Mark>)>,
        problem: &str,
        mark: Mark,
    ) -> Box<Self> {
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
        Box::new(Self { message, summary: problem.to_owned(), mark: Some(mark) })
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// The problem in one line, without the place.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Line and column of the problem, both counted in characters from 1.
    pub fn position(&self) -> Option<(usize, usize)> {
        self.mark.map(|mark| (mark.line + 1, mark.column + 1))
    }

    /// Byte offset of the problem in the text.
    pub fn offset(&self) -> Option<usize> {
        self.mark.map(|mark| mark.at)
    }
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for YamlError {}
