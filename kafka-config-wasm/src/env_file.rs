//! Env files of docker, whose lines stand for themselves.

use kafka_config_core::input::{EnvFileFault, read_env_file};
use kafka_config_core::model::{EnvName, SourceId, SourceSpan, Span, VariableSpan};

use crate::answer::{Problem, Severity};
use crate::places::Input;
use crate::project::Variable;

/// The variables of the input with this number, or why docker refuses it.
pub(crate) fn variables(number: usize, input: &Input) -> Result<Vec<Variable>, Box<Problem>> {
    let source = SourceId(number);
    if input.bytes().contains(&0) {
        return Err(Box::new(problem("a binary file, not a configuration".to_owned())));
    }
    let entries = read_env_file(input.bytes()).map_err(|error| {
        let help = match error.fault {
            EnvFileFault::BlankInName(_) => Some("write NAME=VALUE, or take the line out".to_owned()),
            _ => None,
        };
        let message = error.to_string();
        // The place tells the line.
        let message = message.split_once(": ").map_or(message.as_str(), |(_, text)| text).to_owned();
        let place = Some(input.place(number, line(input.bytes(), error.line)));
        Box::new(Problem { help, place, ..problem(message) })
    })?;
    let variables = entries.into_iter().filter_map(|entry| {
        let at = VariableSpan::of_line(source, entry.span, input.bytes());
        let part = |span: Option<Span>| Some(SourceSpan { source, span: span? });
        // A bare name asks for the value of a process, and there is none.
        let (name, value) = (EnvName::new(entry.name), entry.value?);
        Some(Variable { name, value, name_at: part(at.name), value_at: part(at.value) })
    });
    Ok(variables.collect())
}

fn problem(message: String) -> Problem {
    Problem { severity: Severity::Error, message, help: None, place: None }
}

/// The line of this number, which counts from 1.
fn line(bytes: &[u8], number: usize) -> Span {
    let mut start = 0;
    let mut lines = bytes.split(|&byte| byte == b'\n').map(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end + 1;
        span
    });
    lines.nth(number.saturating_sub(1)).unwrap_or_default()
}
