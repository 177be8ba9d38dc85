//! Assignments that blanks take apart.

use crate::input::units::Word;
use crate::input::{Fault, Weight};

/// A word of `Environment=` that looks like the rest of the value before it: podman makes a variable of each word.
pub(super) fn fault(words: &[Word]) -> Option<Fault> {
    let pairs = words.iter().zip(words.iter().skip(1));
    let (before, rest) = pairs.into_iter().find(|(before, rest)| is_variable(before) && is_rest(rest))?;
    let (name, ..) = before.assignment();
    Some(Fault {
        weight: Weight::Ignored,
        at: Some(rest.place()),
        message: format!(
            "a blank ends the value of {name}, and each word behind it is a variable of its own"
        ),
        help: Some(format!("put single quotes around all from {name} to the end of its value")),
    })
}

fn is_variable(word: &Word) -> bool {
    let (name, _, value) = word.assignment();
    value.is_some() && is_name(name)
}

/// No variable is called so; the name of one of the service, which may stand without a value, is in capitals.
fn is_rest(word: &Word) -> bool {
    let (name, _, value) = word.assignment();
    !is_name(name) || (value.is_none() && name.contains(|c: char| c.is_ascii_lowercase()))
}

fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
}
