//! Faults of values in words.

use super::written;
use crate::jvm::trim;
use crate::schema::{DefaultValue, Definition, Fault, Type, Validator};

/// What is wrong, to stand after "NAME is VALUE, ".
pub(super) fn describe(fault: &Fault, definition: &Definition) -> String {
    match fault {
        Fault::Type(kind) => of_type(*kind).to_owned(),
        Fault::Below(least) => format!("less than {least}"),
        Fault::Above(greatest) => format!("more than {greatest}"),
        Fault::NotPositive => "neither -1 nor at least 1".to_owned(),
        Fault::NotOneOf(values) | Fault::Item(_, values) => format!("not one of {}", values.join(", ")),
        Fault::Empty => "which must not be empty".to_owned(),
        Fault::Control => "which has a control character".to_owned(),
        Fault::EmptyItem => "which has an empty item".to_owned(),
        Fault::EmptyList => "a list that must not be empty".to_owned(),
        Fault::Longer(most) => format!("more than {most} items"),
        Fault::MetadataVersion => match &definition.validator {
            Validator::MetadataVersion { production, .. } => {
                format!("not a version that this release knows (its newest is {production})")
            }
            _ => "not a version".to_owned(),
        },
    }
}

fn of_type(kind: Type) -> &'static str {
    match kind {
        Type::Boolean => "neither true nor false",
        Type::Int => "not a whole number between -2147483648 and 2147483647",
        Type::Short => "not a whole number between -32768 and 32767",
        Type::Long => "not a whole number of 64 bits",
        Type::Double => "not a number",
        Type::Class => "not the name of a class",
        Type::String | Type::Password | Type::List => "not a text",
    }
}

/// What to write instead, where it is not in the description.
pub(super) fn help(fault: &Fault, definition: &Definition, value: &str) -> String {
    let meant = written::explain(definition, value);
    meant.or_else(|| special_help(fault, definition, value)).unwrap_or_else(|| match definition.default {
        DefaultValue::Text("") | DefaultValue::Null => {
            format!("without a value for {} leave it out", definition.name)
        }
        DefaultValue::Text(default) => format!("the default of {} is {default}", definition.name),
        DefaultValue::Required => format!("{} has no default", definition.name),
    })
}

fn special_help(fault: &Fault, definition: &Definition, value: &str) -> Option<String> {
    match (fault, &definition.validator) {
        (Fault::Type(kind @ (Type::Int | Type::Short | Type::Long)), validator) if is_whole(trim(value)) => {
            let (least, greatest) = bounds(*kind, validator);
            Some(if trim(value).starts_with('-') {
                format!("the least value is {least}")
            } else {
                format!("the greatest value is {greatest}")
            })
        }
        (Fault::Type(Type::Int | Type::Short | Type::Long), Validator::Range { min, max }) => {
            Some(match (min, max) {
                (Some(min), Some(max)) => format!("write digits only, a number between {min} and {max}"),
                (Some(min), None) => format!("write digits only, a number of at least {min}"),
                _ => "write digits only".to_owned(),
            })
        }
        (Fault::Type(Type::Int | Type::Short | Type::Long), _) => Some("write digits only".to_owned()),
        (Fault::Type(Type::Boolean), _) => Some("write true or false".to_owned()),
        (Fault::NotOneOf(values), _) => nearest(trim(value), values).map(|word| format!("write {word}")),
        (Fault::Item(item, values), _) => match between_commas(definition, value) {
            Some(list) if trim(value).contains([' ', '\t']) => {
                Some(format!("put a comma between the items: write {list}"))
            }
            Some(list) => Some(format!("write {list}")),
            None => nearest(item, values).map(|word| format!("write {word}")),
        },
        (Fault::EmptyItem, _) => Some("remove the comma that has nothing beside it".to_owned()),
        _ => None,
    }
}

/// Digits, perhaps after a sign.
fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The least and the greatest number of a type that a validator lets pass.
fn bounds(kind: Type, validator: &Validator) -> (i64, i64) {
    let (least, greatest) = match kind {
        Type::Int => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Type::Short => (i64::from(i16::MIN), i64::from(i16::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let (min, max) = match validator {
        Validator::Range { min, max } => (*min, *max),
        Validator::MinusOneOr { max } => (Some("-1"), *max),
        _ => (None, None),
    };
    let number = |bound: Option<&str>| bound.and_then(|bound| bound.parse::<i64>().ok());
    (number(min).unwrap_or(least).max(least), number(max).unwrap_or(greatest).min(greatest))
}

/// The word that a misspelt one stands for.
fn nearest(text: &str, words: &[&'static str]) -> Option<&'static str> {
    const LONGEST: usize = 60;
    let text = unquoted(text).to_ascii_lowercase();
    let distance = |word: &&'static str| strsim::osa_distance(&text, &word.to_ascii_lowercase());
    let words = words.iter().copied().filter(|word| *word != "null" && text.len() <= LONGEST);
    let nearest = words.min_by_key(distance)?;
    let most = nearest.chars().count() / 3;
    (distance(&nearest) <= most).then_some(nearest)
}

/// A list whose items stand between blanks, with commas.
fn between_commas(definition: &Definition, value: &str) -> Option<String> {
    let items = unquoted(trim(value)).split([',', ' ', '\t']).filter(|item| !item.is_empty());
    let list = items.collect::<Vec<_>>().join(",");
    crate::schema::accept(definition, &list).is_ok().then_some(list)
}

/// A list whose items differ from the allowed ones in nothing but case.
fn in_case_of(definition: &Definition, value: &str, values: &[&str]) -> Option<String> {
    let same =
        |item: &str| values.iter().find(|one| one.eq_ignore_ascii_case(item)).copied().unwrap_or_default();
    let list = crate::schema::list(value).into_iter().map(same).collect::<Vec<_>>().join(",");
    crate::schema::accept(definition, &list).is_ok().then_some(list)
}

/// The value that was surely meant.
pub(super) fn mended(fault: &Fault, definition: &Definition, value: &str) -> Option<String> {
    let value = trim(value);
    if let Some(meant) = written::meant(definition, value) {
        return Some(meant);
    }
    match fault {
        Fault::Type(Type::Boolean) => match unquoted(value).to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "1" => Some("true".to_owned()),
            "false" | "no" | "off" | "0" => Some("false".to_owned()),
            _ => None,
        },
        Fault::Type(Type::Int | Type::Short | Type::Long) => {
            let digits = unquoted(value);
            let is_number = digits != value && crate::schema::accept(definition, digits).is_ok();
            is_number.then(|| digits.to_owned())
        }
        Fault::NotOneOf(values) => {
            let same = |one: &&&str| one.eq_ignore_ascii_case(unquoted(value));
            values.iter().find(same).map(|one| (*one).to_owned())
        }
        Fault::Item(_, values) => {
            between_commas(definition, value).or_else(|| in_case_of(definition, value, values))
        }
        Fault::EmptyItem => {
            let items = crate::schema::list(value);
            let kept: Vec<&str> = items.into_iter().filter(|item| !item.is_empty()).collect();
            (!kept.is_empty()).then(|| kept.join(","))
        }
        _ => None,
    }
}

/// The text between two quotes of a kind.
fn unquoted(text: &str) -> &str {
    let between = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    between('"').or_else(|| between('\'')).unwrap_or(text)
}
