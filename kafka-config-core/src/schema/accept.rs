//! Which values a validator lets pass: `ConfigDef.Validator.ensureValid`.

use super::definition::{DefaultValue, Definition, ListFlags, Type, Validator};
use super::value::{self, Value};

/// Why a value does not pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is not of the type.
    Type(Type),
    /// It is below this.
    Below(&'static str),
    /// It is above this.
    Above(&'static str),
    /// It is neither −1 nor at least 1.
    NotPositive,
    /// It is none of the texts.
    NotOneOf(Vec<&'static str>),
    /// It has no text.
    Empty,
    /// It has a control character.
    Control,
    /// This item is none of the texts.
    Item(String, Vec<&'static str>),
    /// It has an empty item.
    EmptyItem,
    /// The list has no item.
    EmptyList,
    /// The list has more items.
    Longer(u32),
    /// It names no metadata version that this release knows.
    MetadataVersion,
}

/// The value of a text under a definition.
///
/// Lists lose their repeated items where the release drops them (KIP-1161).
///
/// # Errors
///
/// What keeps Kafka from taking the text.
pub fn accept<'a>(definition: &Definition, text: &'a str) -> Result<Value<'a>, Fault> {
    let mut value = value::parse(definition.kind, text).map_err(Fault::Type)?;
    if let (Value::List(items), Validator::Items { flags: Some(_), .. }) = (&mut value, &definition.validator)
    {
        drop_repeats(items);
    }
    validate(&definition.validator, &value)?;
    Ok(value)
}

/// The default of a definition: [`Value::Null`] also where there is none.
pub fn default_of(definition: &Definition) -> Value<'static> {
    match definition.default {
        DefaultValue::Text(text) => value::parse(definition.kind, text).unwrap_or(Value::Null),
        DefaultValue::Null | DefaultValue::Required => Value::Null,
    }
}

/// Keeps the first of equal items.
fn drop_repeats(items: &mut Vec<&str>) {
    let mut seen = std::collections::HashSet::with_capacity(items.len());
    items.retain(|item| seen.insert(*item));
}

fn validate(validator: &Validator, value: &Value<'_>) -> Result<(), Fault> {
    match (validator, value) {
        (Validator::Range { min, max }, value) => range(value, *min, *max),
        (Validator::MinusOneOr { max }, value) => minus_one_or(value, *max),
        (Validator::OneOf { values, ignore_case }, Value::Text(text)) => one_of(text, values, *ignore_case),
        (Validator::Items { values, flags }, Value::List(items)) => items_of(items, values, *flags),
        (Validator::NonEmpty | Validator::NonEmptyWithoutControl, Value::Text("")) => Err(Fault::Empty),
        (Validator::NonEmptyWithoutControl, Value::Text(text)) if text.contains(char::is_control) => {
            Err(Fault::Control)
        }
        (Validator::AtMost(most), Value::List(items))
            if u32::try_from(items.len()).is_ok_and(|n| n > *most) =>
        {
            Err(Fault::Longer(*most))
        }
        (Validator::MetadataVersion { known, production }, Value::Text(text)) => {
            match metadata_version(text, known, production) {
                Some(_) => Ok(()),
                None => Err(Fault::MetadataVersion),
            }
        }
        _ => Ok(()),
    }
}

/// `Range` compares as `double`, so that NaN is never outside.
fn range(value: &Value<'_>, min: Option<&'static str>, max: Option<&'static str>) -> Result<(), Fault> {
    let Some(number) = number(value) else { return Ok(()) };
    let bound = |text: &'static str| text.parse::<f64>().ok();
    match (min, max) {
        (Some(min), _) if bound(min).is_some_and(|bound| number < bound) => Err(Fault::Below(min)),
        (_, Some(max)) if bound(max).is_some_and(|bound| number > bound) => Err(Fault::Above(max)),
        _ => Ok(()),
    }
}

fn minus_one_or(value: &Value<'_>, max: Option<&'static str>) -> Result<(), Fault> {
    match value {
        Value::Whole(-1) => Ok(()),
        Value::Whole(whole) if *whole < 1 => Err(Fault::NotPositive),
        value => range(value, None, max),
    }
}

#[expect(clippy::cast_precision_loss, reason = "Number.doubleValue loses it, too")]
fn number(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Whole(whole) => Some(*whole as f64),
        Value::Real(real) => Some(*real),
        _ => None,
    }
}

fn one_of(text: &str, values: &[&'static str], ignore_case: bool) -> Result<(), Fault> {
    let is = |value: &&str| {
        if ignore_case { text.to_uppercase() == value.to_uppercase() } else { text == *value }
    };
    // The word null in the list stands for an unset key, not for the text.
    if values.iter().filter(|value| **value != "null").any(is) {
        Ok(())
    } else {
        Err(Fault::NotOneOf(values.to_vec()))
    }
}

fn items_of(items: &[&str], values: &[&'static str], flags: Option<ListFlags>) -> Result<(), Fault> {
    if items.is_empty() {
        return if flags.is_some_and(|flags| !flags.empty) { Err(Fault::EmptyList) } else { Ok(()) };
    }
    if flags.is_some() && items.contains(&"") {
        return Err(Fault::EmptyItem);
    }
    match items.iter().find(|item| !values.is_empty() && !values.contains(item)) {
        Some(item) => Err(Fault::Item((*item).to_owned(), values.to_vec())),
        None => Ok(()),
    }
}

/// The place of a version in the list that `MetadataVersionValidator` prints: `MetadataVersion.fromVersionString`.
///
/// Only the first two numbers count (three after `0.`). A name without `-IV` means the newest of its release, and
/// releases that are not for production have no such name.
pub fn metadata_version(text: &str, known: &[&str], production: &str) -> Option<usize> {
    let parts = crate::jvm::split(text, '.');
    let most = if text.starts_with("0.") { 3 } else { 2 };
    let cut = parts.get(..most).filter(|_| parts.len() > most).map(|kept| kept.join("."));
    let name = cut.as_deref().unwrap_or(text);
    let newest = known.iter().position(|full| *full == production).unwrap_or(known.len());
    let is_short = |full: &str| full.split_once("-IV").map_or(full, |(release, _)| release) == name;
    let full = known.iter().position(|full| *full == name);
    full.or_else(|| known.iter().take(newest.saturating_add(1)).rposition(|full| is_short(full)))
}
