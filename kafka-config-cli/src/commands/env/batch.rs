//! `--batch`: questions about variables by the thousand, a line of JSON each.

use std::path::Path;

use kafka_config_core::input::answer_line;

use crate::exit::{Status, Stop};
use crate::lines;

/// Answers every line, in order.
pub(super) fn run(path: &Path) -> Result<Status, Stop> {
    let mut broken = 0;
    lines::answer(path, None, |line, number| {
        let answer = answer_line(line, number);
        broken += usize::from(answer.broken);
        answer.text
    })?;
    lines::all_read(broken)?;
    Ok(Status::Clean)
}
