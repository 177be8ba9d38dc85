//! Texts of others without what must not be seen.

use std::borrow::Cow;

use crate::model::may_hold_secret;

const HIDDEN: &str = "[hidden]";

/// What a container says when it ends. The shell repeats an argument that it refuses, and YAML errors repeat
/// lines: neither may show a secret.
pub fn failure_message(message: &str, arguments: &[String]) -> String {
    let refused =
        arguments.iter().filter(|argument| may_hold_secret(argument) && message.contains(*argument));
    let message = refused.fold(message.to_owned(), |message, argument| {
        let name = argument.split(['=', ':']).next().unwrap_or_default();
        message.replace(argument, &format!("{name}={HIDDEN}"))
    });
    let line = |line| if str::contains(line, HIDDEN) { Cow::Borrowed(line) } else { without_secret(line) };
    message.split_inclusive('\n').map(line).collect()
}

/// A line of any file; of one that may hold a secret, what comes before it.
pub fn without_secret(line: &str) -> Cow<'_, str> {
    let end = line.find(['=', ':']).map_or(0, |sign| sign + 1);
    let value = line.get(end..).unwrap_or_default().trim();
    // Who writes `[hidden]` beside a secret has not hidden it.
    if matches!(value, HIDDEN | "[hidden, changed]") || !may_hold_secret(line) {
        return Cow::Borrowed(line);
    }
    Cow::Owned(format!("{} {HIDDEN}\n", line.get(..end).unwrap_or_default()))
}
