//! Which type a scalar has.
//!
//! Source: go-yaml v4, `internal/libyaml/resolver.go`, `resolve`.

use std::sync::Arc;

use super::number::{float, integer};
use super::time::timestamp;
use super::value::Data;
use crate::yaml::Style;

/// Which words are booleans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Schema {
    /// `true` and `false`, as YAML 1.2 has it.
    Compose,
    /// `yes`, `no`, `on` and `off` as well; dates are texts, as JSON knows none.
    Kubernetes,
}

/// A scalar that cannot be what its tag says.
pub(super) struct WrongTag {
    /// The tag in short, as in `!!int`.
    pub(super) tag: String,
}

const YAML_TAGS: &str = "tag:yaml.org,2002:";

/// The value of a scalar.
pub(super) fn resolve(text: &str, style: Style, tag: Option<&str>, schema: Schema) -> Result<Data, WrongTag> {
    let tag = tag.filter(|tag| *tag != "!");
    let Some(tag) = tag else {
        return Ok(if style == Style::Plain { plain(text, schema) } else { Data::Text(Arc::from(text)) });
    };
    let short = tag.strip_prefix(YAML_TAGS).unwrap_or("");
    let found = plain(text, schema);
    let found = match (short, found) {
        ("int", data @ Data::Int(_))
        | ("float", data @ Data::Float(_))
        | ("bool", data @ Data::Bool(_))
        | ("null", data @ Data::Null)
        | ("timestamp", data @ Data::Time(_)) => data,
        ("float", Data::Int(value)) => match i64::try_from(value) {
            Ok(value) => Data::Float(rounded(value)),
            Err(_) => return Err(WrongTag { tag: "!!float".to_owned() }),
        },
        ("int" | "float" | "bool" | "null" | "timestamp", _) => {
            return Err(WrongTag { tag: format!("!!{short}") });
        }
        ("binary", _) => {
            let bytes = decode_base64(text).ok_or_else(|| WrongTag { tag: "!!binary".to_owned() })?;
            Data::Text(Arc::from(&*String::from_utf8_lossy(&bytes)))
        }
        _ => Data::Text(Arc::from(text)),
    };
    Ok(found)
}

#[expect(clippy::cast_precision_loss, reason = "Go converts in the same way")]
fn rounded(value: i64) -> f64 {
    value as f64
}

fn plain(text: &str, schema: Schema) -> Data {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Data::Null,
        "true" | "True" | "TRUE" => return Data::Bool(true),
        "false" | "False" | "FALSE" => return Data::Bool(false),
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y" | "Y" if schema == Schema::Kubernetes => {
            return Data::Bool(true);
        }
        "no" | "No" | "NO" | "off" | "Off" | "OFF" | "n" | "N" if schema == Schema::Kubernetes => {
            return Data::Bool(false);
        }
        ".nan" | ".NaN" | ".NAN" => return Data::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Data::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => return Data::Float(f64::NEG_INFINITY),
        "-0" | "-0.0" => return Data::Float(-0.0),
        _ => {}
    }
    let number = match text.bytes().next() {
        Some(b'.') => float(text).map(Data::Float),
        Some(b'+' | b'-' | b'0'..=b'9') => numeric(text, schema),
        _ => None,
    };
    number.unwrap_or_else(|| Data::Text(Arc::from(text)))
}

fn numeric(text: &str, schema: Schema) -> Option<Data> {
    if let Some(date) = timestamp(text).filter(|_| schema == Schema::Compose) {
        return Some(Data::Time(Arc::from(date)));
    }
    let digits = text.replace('_', "");
    integer(&digits).map(Data::Int).or_else(|| float(&digits).map(Data::Float))
}

/// Base 64 in the standard alphabet with padding; line breaks do not count.
pub(in crate::input) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3);
    let quads = digits.chunks(4);
    let last = quads.len().checked_sub(1);
    for (place, quad) in quads.enumerate() {
        let padding = quad.iter().rev().take_while(|byte| **byte == b'=').count();
        if quad.len() != 4 || padding > 2 || (padding > 0 && Some(place) != last) {
            return None;
        }
        let mut bits = 0_u32;
        for byte in quad.iter().take(4 - padding) {
            bits = bits << 6 | sextet(*byte)?;
        }
        bits <<= 6 * padding;
        let [_, first, second, third] = bits.to_be_bytes();
        bytes.extend([first, second, third].iter().take(3 - padding));
    }
    Some(bytes)
}

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}
