//! Unit files and the words in them, as podman's quadlet generator reads them.

mod escapes;
mod joined;
mod lines;
mod word;
mod words;

pub(super) use joined::Joined;
pub(super) use lines::{Line, LineFault, LineFaultKind, read_lines};
pub(super) use word::Word;
pub(super) use words::split_words;
