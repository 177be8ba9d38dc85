//! The classes of the wrapper to text.
//!
//! Source of truth: Jackson's `BeanSerializer` and `MapSerializer` with `JsonInclude.NON_EMPTY`.

use super::base64;
use super::java_double;
use super::model::{Configuration, Fields, Logger, Loggers, Root, Value};
use crate::yaml::{Emitter, Implicit, Piece};

pub(super) fn write(configuration: &Configuration<'_>, expected_length: usize) -> String {
    let mut emitter = Emitter::with_capacity(expected_length);
    emitter.begin_mapping(false);
    emitter.key("Configuration");
    write_configuration(&mut emitter, configuration);
    emitter.end();
    emitter.finish()
}

fn write_configuration(emitter: &mut Emitter, configuration: &Configuration<'_>) {
    let Configuration { properties, appenders, loggers, other } = configuration;
    let empty = properties.is_none() && appenders.is_none() && loggers.is_none() && other.is_empty();
    emitter.begin_mapping(empty);
    for (name, fields) in [("Properties", properties), ("Appenders", appenders)] {
        if let Some(fields) = fields {
            emitter.key(name);
            write_fields(emitter, fields);
        }
    }
    if let Some(loggers) = loggers {
        emitter.key("Loggers");
        write_loggers(emitter, loggers);
    }
    write_entries(emitter, other);
    emitter.end();
}

fn write_loggers(emitter: &mut Emitter, loggers: &Loggers<'_>) {
    let listed = loggers.logger.as_deref().unwrap_or_default();
    emitter.begin_mapping(loggers.root.is_none() && listed.is_empty());
    if let Some(Root { level, other }) = &loggers.root {
        emitter.key("Root");
        write_bean(emitter, &[("level", level.as_deref())], other);
    }
    if !listed.is_empty() {
        emitter.key("Logger");
        emitter.begin_sequence(false);
        for Logger { name, level, other } in listed.iter().flatten() {
            write_bean(emitter, &[("name", name.as_deref()), ("level", level.as_deref())], other);
        }
        emitter.end();
    }
    emitter.end();
}

fn write_bean(emitter: &mut Emitter, named: &[(&str, Option<&str>)], other: &Fields<'_>) {
    let shown = || {
        named.iter().filter_map(|(name, text)| text.filter(|text| !text.is_empty()).map(|text| (name, text)))
    };
    emitter.begin_mapping(shown().next().is_none() && other.is_empty());
    for (name, text) in shown() {
        emitter.key(name);
        emitter.text(text);
    }
    write_entries(emitter, other);
    emitter.end();
}

fn write_fields(emitter: &mut Emitter, fields: &Fields<'_>) {
    emitter.begin_mapping(fields.is_empty());
    write_entries(emitter, fields);
    emitter.end();
}

fn write_entries(emitter: &mut Emitter, fields: &Fields<'_>) {
    for (name, value) in fields.shown() {
        emitter.key(name);
        write_value(emitter, value);
    }
}

/// Depth is limited by what could be read.
fn write_value(emitter: &mut Emitter, value: &Value<'_>) {
    match value {
        Value::Null => emitter.plain("null"),
        Value::Bool(value) => emitter.plain(if *value { "true" } else { "false" }),
        Value::Int(digits) => emitter.plain(digits),
        Value::Float(value) => emitter.plain(&java_double::print(*value)),
        Value::Text(text) => emitter.text(text),
        Value::Binary(data) => emitter.binary(&base64::encode(data, true)),
        Value::List(items) => {
            emitter.begin_sequence(items.is_empty());
            for item in items {
                write_value(emitter, item);
            }
            emitter.end();
        }
        Value::Map(fields) => write_fields(emitter, fields),
        Value::Straight(pieces) => pieces.iter().for_each(|piece| write_piece(emitter, *piece)),
    }
}

fn write_piece(emitter: &mut Emitter, piece: Piece<'_>) {
    match piece {
        Piece::MappingStart => emitter.begin_mapping(false),
        Piece::SequenceStart => emitter.begin_sequence(false),
        Piece::MappingEnd | Piece::SequenceEnd => emitter.end(),
        Piece::Name(name) => emitter.key(name),
        Piece::Scalar(_, Implicit::Bool(value)) => emitter.plain(if value { "true" } else { "false" }),
        Piece::Scalar(text, Implicit::Text) => emitter.text(text),
        Piece::Scalar(text, _) => emitter.plain(text),
    }
}
