//! `meta.properties`: `MetaProperties.Builder`.

use crate::model::Uuid;
use crate::properties::{Charset, read};
use crate::schema::int;

/// What a formatted directory says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MetaProperties {
    /// `cluster.id`.
    pub(crate) cluster: Option<String>,
    /// `node.id`; `broker.id` in version 0.
    pub(crate) node: Option<i64>,
    /// `directory.id`.
    pub(crate) directory: Option<Uuid>,
    /// Whether it is of version 0, which `ZooKeeper` brokers wrote.
    pub(crate) is_legacy: bool,
}

impl MetaProperties {
    /// Reads the file; an error is what makes Kafka count the directory as failed.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, String> {
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
            directory: get("directory.id").map(|text| directory_id(&text)).transpose()?,
            is_legacy: version == 0,
        };
        match (needs_ids, &meta.cluster, meta.node) {
            (true, None, _) => Err("lacks cluster.id".to_owned()),
            (true, _, None) => Err("lacks node.id".to_owned()),
            _ => Ok(meta),
        }
    }
}

fn directory_id(text: &str) -> Result<Uuid, String> {
    text.parse().map_err(|_| "has a directory.id that is none".to_owned())
}
