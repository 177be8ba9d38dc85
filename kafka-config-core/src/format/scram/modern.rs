//! `--add-scram` of 3.9 and later: `org.apache.kafka.metadata.storage.ScramParser`.

use std::collections::BTreeMap;

use super::credential::{DEFAULT_ITERATIONS, ITERATIONS, Mechanism, Password, User, shown};
use crate::format::base64;
use crate::format::plan::Chance;
use crate::format::records::Credential;
use crate::format::refusal::Refusal;
use crate::jvm::{split, trim};
use crate::model::IntoMap;
use crate::schema::int;

/// The credential of one argument.
pub(in crate::format) fn modern(argument: &str, chance: Chance<'_>) -> Result<Credential, Refusal> {
    let argument = trim(argument);
    let Some((mechanism, rest)) = argument.split_once('=') else {
        return Err(shape(format!("Failed to find equals sign in SCRAM argument '{}'", shown(argument))));
    };
    let mechanism = Mechanism::named(mechanism)?;
    let Some(rest) = rest.strip_prefix('[') else {
        return Err(shape("Expected configuration string to start with ["));
    };
    let Some(inside) = rest.strip_suffix(']') else {
        return Err(shape("Expected configuration string to end with ]"));
    };
    let parts = parts(inside)?;
    user(mechanism, parts)?.credential(chance)
}

fn shape(message: impl Into<String>) -> Refusal {
    Refusal::new(message).help("write 'SCRAM-SHA-256=[name=alice,password=…]', in quotes for the shell")
}

type Parts<'t> = BTreeMap<&'t str, &'t str>;

/// Key and value of each part; nothing is trimmed, of equal keys the last counts.
fn parts(inside: &str) -> Result<Parts<'_>, Refusal> {
    let pair = |part| match str::split_once(part, '=') {
        Some((key, value)) => Ok((key, unquoted(value))),
        None => Err(shape(format!("No equals sign found in SCRAM component: {HIDDEN}"))
            .help("a part is written key=value; a password must not contain a comma")),
    };
    let parts: Result<Vec<_>, Refusal> = split(inside, ',').into_iter().map(pair).collect();
    Ok(parts?.into_iter().into_map())
}

/// It may be a part of a password.
const HIDDEN: &str = "[hidden]";

fn unquoted(value: &str) -> &str {
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

fn user(mechanism: Mechanism, mut parts: Parts<'_>) -> Result<User, Refusal> {
    let Some(name) = parts.remove("name") else {
        return Err(Refusal::new("You must supply 'name' to add-scram"));
    };
    let salt = parts.remove("salt").map(|text| {
        base64::decode(text).map_err(|_| Refusal::new(format!("Failed to decode given salt: {text}")))
    });
    let salt = salt.transpose()?;
    let iterations = parts.remove("iterations").map(|text| {
        int(text).ok_or_else(|| Refusal::new(format!("Failed to parse iterations count: {}", shown(text))))
    });
    let iterations = iterations.transpose()?.unwrap_or(DEFAULT_ITERATIONS);
    let password = password(parts.remove("password"), parts.remove("saltedpassword"), salt.is_some());
    let password = password.map_err(|refusal| hint(refusal, &parts))?;
    if !parts.is_empty() {
        let unknown: Vec<&str> = parts.keys().map(|key| shown(key)).collect();
        let message = format!("Unknown SCRAM configurations: {}", unknown.join(", "));
        return Err(Refusal::new(message).help(KEYS));
    }
    let iterations = in_range(iterations, mechanism)?;
    Ok(User { name: name.to_owned(), mechanism, salt, iterations, password })
}

const KEYS: &str = "keys are name, password, salt, iterations and saltedpassword, without blanks around them";

fn password(plain: Option<&str>, salted: Option<&str>, has_salt: bool) -> Result<Password, Refusal> {
    match (plain, salted) {
        (Some(text), _) => Ok(Password::Plain(text.to_owned())),
        (None, None) => {
            Err(Refusal::new("You must supply one of 'password' or 'saltedpassword' to add-scram"))
        }
        (None, Some(_)) if !has_salt => {
            Err(Refusal::new("You must supply 'salt' with 'saltedpassword' to add-scram"))
        }
        (None, Some(text)) => base64::decode(text)
            .map(Password::Salted)
            .map_err(|_| Refusal::new(format!("Failed to decode given saltedPassword: {HIDDEN}"))),
    }
}

/// A key that nobody knows is the likeliest reason for one that is missing.
fn hint(refusal: Refusal, others: &Parts<'_>) -> Refusal {
    if others.is_empty() { refusal } else { refusal.help(KEYS) }
}

fn in_range(iterations: i64, mechanism: Mechanism) -> Result<u32, Refusal> {
    let refused = |relation: &str, limit: &i64| {
        let mechanism = mechanism.constant();
        Refusal::new(format!(
            "The 'iterations' value must be {relation} {limit} for add-scram using {mechanism}"
        ))
    };
    if iterations < *ITERATIONS.start() {
        return Err(refused(">=", ITERATIONS.start()));
    }
    u32::try_from(iterations)
        .ok()
        .filter(|_| ITERATIONS.contains(&iterations))
        .ok_or_else(|| refused("<=", ITERATIONS.end()))
}
