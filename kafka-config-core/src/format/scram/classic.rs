//! `--add-scram` of 3.7 and 3.8, which cut the argument with patterns.

use std::collections::BTreeMap;

use super::credential::{DEFAULT_ITERATIONS, ITERATIONS, Mechanism, Password, User};
use crate::format::base64;
use crate::format::plan::Chance;
use crate::format::records::Credential;
use crate::format::refusal::Refusal;
use crate::jvm::split;
use crate::model::IntoMap;
use crate::schema::int;

/// The credential of one argument, which ends for the tool at its first blank.
pub(in crate::format) fn classic(argument: &str, chance: Chance<'_>) -> Result<Credential, Refusal> {
    let is_cut = argument.contains(is_regex_space);
    let argument = argument.split(is_regex_space).next().unwrap_or_default();
    let (mechanism, rest) = argument.split_once('=').unwrap_or((argument, ""));
    let user = Mechanism::named(mechanism).and_then(|mechanism| user(mechanism, &parts(rest)?));
    let help = |refusal: Refusal| if is_cut { refusal.help(BLANKS) } else { refusal };
    user.map_err(help)?.credential(chance)
}

const BLANKS: &str = "this release reads --add-scram up to the first blank only: write it without blanks";

/// `\s`
fn is_regex_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\u{B}' | '\u{C}' | '\r')
}

type Parts<'t> = BTreeMap<&'t str, String>;

/// First and last letter are dropped unseen; a part without value ends the tool.
fn parts(text: &str) -> Result<Parts<'_>, Refusal> {
    let mut letters = text.chars();
    if letters.next().is_none() || letters.next_back().is_none() {
        return Err(shape("String index out of range"));
    }
    let parts: Result<Vec<_>, Refusal> = split(letters.as_str(), ',').into_iter().map(pair).collect();
    Ok(parts?.into_iter().into_map())
}

fn shape(message: &str) -> Refusal {
    Refusal::new(message).help("write 'SCRAM-SHA-256=[name=alice,password=…]', each part as key=value")
}

/// The first two of the texts between signs of equality outside quotes.
fn pair(part: &str) -> Result<(&str, String), Refusal> {
    let is_outside = |rest: &str| rest.bytes().filter(|byte| *byte == b'"').count() % 2 == 0;
    let cut = |text| {
        let places = str::match_indices(text, '=').map(|(place, _)| place);
        places
            .filter_map(|place| Some((text.get(..place)?, text.get(place + 1..)?)))
            .find(|(_, rest)| is_outside(rest))
    };
    let missing = || shape("Index 1 out of bounds for length 1");
    let (key, rest) = cut(part).ok_or_else(missing)?;
    let is_blank = rest.bytes().all(|byte| byte == b'=');
    if is_blank {
        // A split drops empty texts at the end.
        return Err(missing());
    }
    let value = cut(rest).map_or(rest, |(value, _)| value);
    Ok((key, value.replace('"', "")))
}

fn user(mechanism: Mechanism, parts: &Parts<'_>) -> Result<User, Refusal> {
    let Some(name) = parts.get("name") else {
        return Err(Refusal::new("You must supply 'name' to add-scram"));
    };
    let salt = parts
        .get("salt")
        .map(|text| base64::decode(text).map_err(|_| Refusal::new("Illegal base64 in salt")));
    let salt = salt.transpose()?;
    // Without a salt they are not looked at.
    let iterations = if salt.is_some() { iterations(parts)? } else { DEFAULT_ITERATIONS };
    let password = password(parts)?;
    let iterations = u32::try_from(iterations).unwrap_or(u32::MAX);
    Ok(User { name: name.clone(), mechanism, salt, iterations, password })
}

fn iterations(parts: &Parts<'_>) -> Result<i64, Refusal> {
    let Some(text) = parts.get("iterations") else {
        return Err(
            Refusal::new("key not found: iterations").help("this release needs iterations beside a salt")
        );
    };
    let number = int(text).ok_or_else(|| Refusal::new("'iterations' is not a number"))?;
    if number < *ITERATIONS.start() {
        return Err(Refusal::new(format!(
            "The 'iterations' value must be >= {} for add-scram",
            ITERATIONS.start()
        )));
    }
    if number > *ITERATIONS.end() {
        return Err(Refusal::new(format!(
            "The 'iterations' value must be <= {} for add-scram",
            ITERATIONS.end()
        )));
    }
    Ok(number)
}

fn password(parts: &Parts<'_>) -> Result<Password, Refusal> {
    let refused = |message| Err(Refusal::new(message));
    match (parts.get("password"), parts.get("saltedpassword")) {
        (Some(_), Some(_)) => {
            refused("You must only supply one of 'password' or 'saltedpassword' to add-scram")
        }
        (Some(text), None) => Ok(Password::Plain(text.clone())),
        (None, None) => refused("You must supply one of 'password' or 'saltedpassword' to add-scram"),
        (None, Some(_)) if !parts.contains_key("salt") => {
            refused("You must supply 'salt' with 'saltedpassword' to add-scram")
        }
        (None, Some(text)) => base64::decode(text)
            .map(Password::Salted)
            .map_err(|_| Refusal::new("saltedpassword is not base64")),
    }
}
