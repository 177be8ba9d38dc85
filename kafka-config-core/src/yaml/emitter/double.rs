//! Double-quoted scalars: escapes, and where a long one is folded.
//!
//! Source of truth: `Emitter.writeDoubleQuoted`, which walks over UTF-16 units.

use super::super::input::is_printable;
use super::super::surrogate;
use super::writer::{WIDTH, Writer};

pub(super) fn write_double_quoted(writer: &mut Writer, text: &str, split: bool) {
    writer.blank();
    writer.mark('"');
    let units: Vec<u16> = surrogate::utf16(text).collect();
    Folder { units: &units, start: 0, end: 0, writer }.run(split);
    writer.mark('"');
}

/// `start..end` is what has been looked at and not written; `start` is `end + 1` right after an escape.
struct Folder<'w, 'u> {
    units: &'u [u16],
    start: usize,
    end: usize,
    writer: &'w mut Writer,
}

impl Folder<'_, '_> {
    fn run(&mut self, split: bool) {
        while let Some(unit) = self.units.get(self.end).copied() {
            if !is_raw(unit) {
                self.flush();
                self.escape(unit);
            }
            if split && self.folds_here(unit) {
                self.fold();
            }
            self.end += 1;
        }
        self.flush();
    }

    fn flush(&mut self) {
        let run = self.units.get(self.start..self.end).unwrap_or_default();
        if !run.is_empty() {
            self.writer.write(&String::from_utf16_lossy(run));
            self.start = self.end;
        }
    }

    fn escape(&mut self, unit: u16) {
        let written = match short_escape(unit) {
            Some(c) => format!("\\{c}"),
            None => self.long_escape(unit),
        };
        self.writer.write(&written);
        self.start = self.end + 1;
    }

    /// Printable characters stay; Java joins a high surrogate with whatever follows it, without a look at it.
    fn long_escape(&mut self, unit: u16) -> String {
        let next = self.units.get(self.end + 1).copied().filter(|_| (0xd800..0xdc00).contains(&unit));
        let code = match next {
            Some(next) => 0x2400 + ((u32::from(unit) - 0xd800) << 10) + u32::from(next),
            None => u32::from(unit),
        };
        if code >= 0x1_0000 {
            self.end += 1;
        }
        match char::from_u32(code).filter(|c| is_printable(*c)) {
            Some(c) => c.to_string(),
            None if unit <= 0xff => format!("\\x{unit:02x}"),
            None if code >= 0x1_0000 => format!("\\U{code:08x}"),
            None => format!("\\u{unit:04x}"),
        }
    }

    fn folds_here(&self, unit: u16) -> bool {
        let inside = 0 < self.end && self.end + 1 < self.units.len();
        let at_break = unit == u16::from(b' ') || self.start >= self.end;
        inside && at_break && self.writer.column + self.end > WIDTH + self.start
    }

    fn fold(&mut self) {
        self.flush();
        self.writer.write("\\");
        self.writer.indent();
        self.writer.whitespace = false;
        self.writer.indention = false;
        if self.units.get(self.start) == Some(&u16::from(b' ')) {
            self.writer.write("\\");
        }
    }
}

fn is_raw(unit: u16) -> bool {
    (0x20..=0x7e).contains(&unit) && unit != u16::from(b'"') && unit != u16::from(b'\\')
}

fn short_escape(unit: u16) -> Option<char> {
    Some(match unit {
        0x00 => '0',
        0x07 => 'a',
        0x08 => 'b',
        0x09 => 't',
        0x0a => 'n',
        0x0b => 'v',
        0x0c => 'f',
        0x0d => 'r',
        0x1b => 'e',
        0x22 => '"',
        0x5c => '\\',
        0x85 => 'N',
        0xa0 => '_',
        0x2028 => 'L',
        0x2029 => 'P',
        _ => return None,
    })
}
