//! A place in the text, and how a message shows it.
//!
//! Source of truth: `org.yaml.snakeyaml.error.Mark`.

use super::reader::is_break;

/// Characters shown on either side of the place, and what is left of them once the line is cut.
const REACH: usize = 37;
const KEPT: usize = 32;
const CUT: &str = " ... ";
const INDENT: usize = 4;

/// Line and column count code points from 0; `at` and the window are byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Mark {
    pub(crate) index: usize,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) at: usize,
    pub(super) window_start: usize,
    pub(super) window_end: usize,
}

impl Mark {
    /// The three lines of a message that show this place.
    pub(super) fn describe(&self, text: &str) -> String {
        let (line, column) = (self.line + 1, self.column + 1);
        format!(" in 'reader', line {line}, column {column}:\n{}", self.snippet(text))
    }

    fn snippet(&self, text: &str) -> String {
        let before = text.get(self.window_start..self.at).unwrap_or_default();
        let after = text.get(self.at..self.window_end).unwrap_or_default();
        let mut head: Vec<char> = before.chars().rev().take_while(|c| !ends_line(*c)).take(REACH).collect();
        let mut tail: Vec<char> = after.chars().take_while(|c| !ends_line(*c)).take(REACH).collect();
        let head_cut = shorten(&mut head);
        let tail_cut = shorten(&mut tail);
        let caret = INDENT + head.len() + head_cut.len();
        let shown: String = head.into_iter().rev().chain(tail).collect();
        format!("{:INDENT$}{head_cut}{shown}{tail_cut}\n{:caret$}^", "", "")
    }
}

fn ends_line(c: char) -> bool {
    c == '\0' || is_break(c)
}

fn shorten(side: &mut Vec<char>) -> &'static str {
    if side.len() < REACH {
        return "";
    }
    side.truncate(KEPT);
    CUT
}
