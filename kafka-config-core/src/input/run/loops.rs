//! Loops of a script, as far as the words that they go through stand in it.

use super::shell::{Command, ShellWord, name_at};
use super::variables::Variables;

/// So many times all loops of a script together begin anew.
const MOST: usize = 256;

/// The loops around a place of a script.
pub(super) struct Loops {
    open: Vec<Loop>,
    left: usize,
}

struct Loop {
    variable: String,
    /// The words that are still to come, last first.
    words: Vec<String>,
    /// Where the body begins.
    body: usize,
}

impl Loops {
    pub(super) fn new() -> Self {
        Self { open: Vec::new(), left: MOST }
    }

    /// Notes a command that begins or ends a loop, and answers where the script goes on.
    pub(super) fn after(&mut self, command: &Command, text: &str, variables: &mut Variables) -> usize {
        let is_before = |word: &&ShellWord| matches!(word.word.text.as_str(), "do" | "then" | "else" | "{");
        let before = command.words.iter().take_while(is_before).count();
        let words = command.words.get(before..).unwrap_or_default();
        match words.first().filter(|word| !word.quoted).map(|word| word.word.text.as_str()) {
            Some("for" | "select") => self.open_for(words, command.next, text, variables),
            Some("while" | "until") => {
                forget_assigned(text.get(command.next..).unwrap_or_default(), variables);
                self.open.push(Loop { variable: String::new(), words: Vec::new(), body: command.next });
                command.next
            }
            Some("done") => self.again(command, variables),
            _ => command.next,
        }
    }

    fn open_for(
        &mut self,
        command: &[ShellWord],
        next: usize,
        text: &str,
        variables: &mut Variables,
    ) -> usize {
        let (variable, words, body) = match command.get(1) {
            Some(variable) => (variable.word.text.clone(), listed(command, text), next),
            None => match counted(text, next) {
                Some((variable, words, body)) => (variable, Some(words), body),
                None => (String::new(), None, next),
            },
        };
        let mut words = words.unwrap_or_default();
        words.reverse();
        variables.set(variable.clone(), words.pop());
        self.open.push(Loop { variable, words, body });
        body
    }

    fn again(&mut self, command: &Command, variables: &mut Variables) -> usize {
        let Some(innermost) = self.open.last_mut() else { return command.next };
        let next = innermost.words.pop().filter(|_| self.left > 0);
        if let Some(word) = next {
            self.left -= 1;
            variables.set(innermost.variable.clone(), Some(word));
            return innermost.body;
        }
        self.open.pop();
        command.next
    }
}

/// The words after `in`; none where the shell alone knows one of them.
fn listed(command: &[ShellWord], text: &str) -> Option<Vec<String>> {
    let is_in = |word: &&ShellWord| word.word.text == "in" && !word.quoted;
    command.get(2).filter(is_in)?;
    let mut words = Vec::new();
    for word in command.get(3..).unwrap_or_default() {
        let written = text.get(word.word.at.start..word.word.at.end).unwrap_or_default();
        match &word.unknown {
            Some(_) => words.extend(sequence(written)?),
            None if word.quoted => words.push(word.word.text.clone()),
            None => words.extend(braces(&word.word.text)),
        }
        if words.len() > MOST {
            return None;
        }
    }
    Some(words)
}

/// What `$(seq …)` prints.
fn sequence(written: &str) -> Option<Vec<String>> {
    let inside = written.trim_matches('"');
    let inside = inside
        .strip_prefix("$(")
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| inside.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')))?;
    let arguments = inside.trim().strip_prefix("seq ")?;
    let numbers: Result<Vec<i64>, _> = arguments.split_whitespace().map(str::parse).collect();
    match numbers.ok()?.as_slice() {
        [last] => range(1, *last),
        [first, last] => range(*first, *last),
        _ => None,
    }
}

fn range(first: i64, last: i64) -> Option<Vec<String>> {
    let most = i64::try_from(MOST).unwrap_or_default();
    (last.checked_sub(first)? <= most).then(|| (first..=last).map(|number| number.to_string()).collect())
}

/// `kafka{1..3}` as bash reads it; any other word as it stands.
fn braces(word: &str) -> Vec<String> {
    let parts = || {
        let (before, rest) = word.split_once('{')?;
        let (inside, after) = rest.split_once('}')?;
        let (first, last) = inside.split_once("..")?;
        let numbers = range(first.parse().ok()?, last.parse().ok()?)?;
        Some(numbers.into_iter().map(|number| format!("{before}{number}{after}")).collect())
    };
    parts().unwrap_or_else(|| vec![word.to_owned()])
}

/// `((i = 1; i <= 3; i++))` from its brackets on: the variable, its values, and where the command ends.
fn counted(text: &str, after_bracket: usize) -> Option<(String, Vec<String>, usize)> {
    let rest = text.get(after_bracket..)?.strip_prefix('(')?;
    let length = rest.find("))")?;
    let mut parts = rest.get(..length)?.split(';').map(str::trim);
    let (start, limit, step) = (parts.next()?, parts.next()?, parts.next()?);
    let (name, first) = start.split_once('=')?;
    let (name, first): (&str, i64) = (name.trim(), first.trim().parse().ok()?);
    let limit = limit.strip_prefix(name)?.trim();
    let last: i64 = match limit.strip_prefix("<=") {
        Some(last) => last.trim().parse().ok()?,
        None => limit.strip_prefix('<')?.trim().parse::<i64>().ok()?.checked_sub(1)?,
    };
    let is_by_one = step.strip_prefix(name) == Some("++") || step.strip_prefix("++") == Some(name);
    let is_name = !name.is_empty() && name_at(name) == name;
    let end = after_bracket + 1 + length + "))".len();
    (is_by_one && is_name).then(|| range(first, last)).flatten().map(|words| (name.to_owned(), words, end))
}

/// Forgets variables that the body of a loop may change.
fn forget_assigned(rest: &str, variables: &mut Variables) {
    let body = rest.split("done").next().unwrap_or_default();
    let changes = |name: &str| {
        let name = name.to_owned();
        [format!("{name}="), format!("{name}+"), format!("{name}-"), format!("read {name}")]
            .iter()
            .any(|change| body.contains(change.as_str()))
    };
    variables.forget(changes);
}
