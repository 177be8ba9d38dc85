//! `meta.properties`: `MetaProperties.Builder`.

use crate::properties::{Charset, read};
use crate::schema::int;

/// What a formatted directory says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct MetaProperties {
    /// `cluster.id`.
    pub(in crate::validate) cluster: Option<String>,
    /// `node.id`; `broker.id` in version 0, which `ZooKeeper` brokers wrote.
    pub(in crate::validate) node: Option<i64>,
    /// `directory.id`: the text and its 128 bits.
    pub(in crate::validate) directory: Option<(String, u128)>,
}

impl MetaProperties {
    /// Reads the file; an error is what makes Kafka count the directory as failed.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let properties = read(bytes, Charset::Latin1).map_err(|_| "has a broken escape".to_owned())?;
        let get = |key: &str| {
            let last = properties.iter().rev().find(|property| property.key == key);
            last.map(|property| property.value.clone().into_owned())
        };
        let number = |key: &str| match get(key) {
            None => Ok(None),
            Some(text) => int(&text).map(Some).ok_or_else(|| format!("has no number in {key}")),
        };
        let version = number("version")?.unwrap_or(0);
        let (node_key, needs_ids) = match version {
            0 => ("broker.id", false),
            1 => ("node.id", true),
            other => return Err(format!("has the version {other}, and Kafka knows 0 and 1")),
        };
        let meta = Self {
            cluster: get("cluster.id"),
            node: number(node_key)?,
            directory: get("directory.id").map(directory_id).transpose()?,
        };
        match (needs_ids, &meta.cluster, meta.node) {
            (true, None, _) => Err("lacks cluster.id".to_owned()),
            (true, _, None) => Err("lacks node.id".to_owned()),
            _ => Ok(meta),
        }
    }
}

/// `Uuid.fromString`: 16 bytes in URL-safe base64, so 22 digits, of whose last the four low bits are lost.
fn directory_id(text: String) -> Result<(String, u128), String> {
    let digits = text.strip_suffix("==").unwrap_or(&text).as_bytes();
    let bits = match digits.split_last() {
        Some((last, front)) if front.len() == 21 => {
            let front = front.iter().try_fold(0, |bits, byte| Some(bits << 6 | u128::from(digit(*byte)?)));
            front.zip(digit(*last)).map(|(front, last)| front << 2 | u128::from(last >> 4))
        }
        _ => None,
    };
    bits.map(|bits| (text, bits)).ok_or_else(|| "has a directory.id that is none".to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}
