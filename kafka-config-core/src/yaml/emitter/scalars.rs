//! Plain, single-quoted and literal scalars.
//!
//! Source of truth: `Emitter.writePlain`, `writeSingleQuoted`, `writeLiteral`.

use super::analysis::is_line_break;
use super::writer::{WIDTH, Writer};

/// A piece of a scalar: words, a run of spaces, or a run of line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Word,
    Spaces,
    Breaks,
}

fn piece_of(c: char) -> Piece {
    match c {
        ' ' => Piece::Spaces,
        c if is_line_break(c) => Piece::Breaks,
        _ => Piece::Word,
    }
}

fn pieces(text: &str) -> impl Iterator<Item = (Piece, &str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let piece = piece_of(rest.chars().next()?);
        let end = rest.find(|c| piece_of(c) != piece).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        rest = after;
        Some((piece, run, after.is_empty()))
    })
}

pub(super) fn write_plain(writer: &mut Writer, text: &str, split: bool) {
    if text.is_empty() {
        return;
    }
    writer.blank();
    for (piece, run, _) in pieces(text) {
        match piece {
            Piece::Spaces if run.len() == 1 && writer.column > WIDTH && split => {
                after_break(writer, Writer::indent);
            }
            Piece::Breaks => after_break(writer, |writer| writer.line_breaks(run)),
            Piece::Word | Piece::Spaces => writer.write(run),
        }
    }
}

fn after_break(writer: &mut Writer, write: impl FnOnce(&mut Writer)) {
    write(writer);
    writer.whitespace = false;
    writer.indention = false;
}

pub(super) fn write_single_quoted(writer: &mut Writer, text: &str, split: bool) {
    writer.indicator("'", true, false, false);
    let mut first = true;
    for (piece, run, last) in pieces(text) {
        match piece {
            Piece::Word => writer.write(&run.replace('\'', "''")),
            Piece::Spaces if run.len() == 1 && writer.column > WIDTH && split && !first && !last => {
                writer.indent();
            }
            Piece::Spaces => writer.write(run),
            Piece::Breaks => writer.line_breaks(run),
        }
        first = false;
    }
    writer.indicator("'", false, false, false);
}

/// Without the indentation indicator for text that starts with a blank, this would change the text.
pub(super) fn write_literal(writer: &mut Writer, text: &str) {
    let mut hints = String::from("|");
    if text.starts_with(|c| c == ' ' || is_line_break(c)) {
        hints.push('2');
    }
    let mut backwards = text.chars().rev();
    if !backwards.next().is_some_and(is_line_break) {
        hints.push('-');
    } else if backwards.next().is_none_or(is_line_break) {
        hints.push('+');
    }
    writer.indicator(&hints, true, false, false);
    writer.line_break('\n');
    let mut rest = text;
    while !rest.is_empty() {
        let line = rest.find(is_line_break).unwrap_or(rest.len());
        let (words, after) = rest.split_at_checked(line).unwrap_or((rest, ""));
        if !words.is_empty() {
            writer.indent();
            writer.out.push_str(words);
        }
        if let Some(c) = after.chars().next() {
            writer.line_break(c);
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        } else {
            writer.line_break('\n');
            rest = "";
        }
    }
}
