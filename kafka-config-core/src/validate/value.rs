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
    meant.or_else(|| special_help(fault, definition)).unwrap_or_else(|| match definition.default {
        DefaultValue::Text("") | DefaultValue::Null => {
            format!("without a value for {} leave it out", definition.name)
        }
        DefaultValue::Text(default) => format!("the default of {} is {default}", definition.name),
        DefaultValue::Required => format!("{} has no default", definition.name),
    })
}

fn special_help(fault: &Fault, definition: &Definition) -> Option<String> {
    match (fault, &definition.validator) {
        (Fault::Type(Type::Int | Type::Short | Type::Long), Validator::Range { min, max }) => {
            Some(match (min, max) {
                (Some(min), Some(max)) => format!("write digits only, a number between {min} and {max}"),
                (Some(min), None) => format!("write digits only, a number of at least {min}"),
                _ => "write digits only".to_owned(),
            })
        }
        (Fault::Type(Type::Int | Type::Short | Type::Long), _) => Some("write digits only".to_owned()),
        (Fault::Type(Type::Boolean), _) => Some("write true or false".to_owned()),
        (Fault::EmptyItem, _) => Some("remove the comma that has nothing beside it".to_owned()),
        _ => None,
    }
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
