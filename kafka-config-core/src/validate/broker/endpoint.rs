//! The items of `listeners` and `advertised.listeners`: `SocketServerConfigs.listenerListToEndPoints`.

use super::super::configuration::Configuration;
use super::address::{has_line_end, is_host, is_port};
use super::names::{csv, upper};
use crate::jvm::is_blank;
use crate::schema::Value;

/// One listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct Endpoint {
    /// Its name in capitals.
    pub(in crate::validate) name: String,
    /// Its host, without brackets; empty: all addresses.
    pub(in crate::validate) host: String,
    /// Its port. Kafka does not look at the range here.
    pub(in crate::validate) port: i32,
}

/// One item of the list, understood or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct Item {
    /// As written.
    pub(in crate::validate) text: String,
    /// What it says.
    pub(in crate::validate) endpoint: Result<Endpoint, EndpointFault>,
}

/// Why Kafka does not understand an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) enum EndpointFault {
    /// It is not `NAME://HOST:PORT`.
    Shape,
    /// Its name is blank.
    NoName,
    /// Its port is beyond 32 bits.
    Port,
}

/// The items of such a list; none where it is unset. `None` where the list itself is faulty or not certain.
pub(super) fn items(c: &Configuration<'_>, key: &str) -> Option<Vec<Item>> {
    let value = c.value(key)?;
    let texts = match &value {
        Value::List(texts) => texts.clone(),
        Value::Text(text) => csv(text),
        _ => Vec::new(),
    };
    Some(texts.into_iter().map(|text| Item { text: text.to_owned(), endpoint: endpoint(text) }).collect())
}

/// `(.*)://\[?([0-9a-zA-Z\-%._:]*)\]?:(-?[0-9]+)`
fn endpoint(text: &str) -> Result<Endpoint, EndpointFault> {
    let (name, rest) = text.rsplit_once("://").ok_or(EndpointFault::Shape)?;
    let (host, port) = rest.rsplit_once(':').ok_or(EndpointFault::Shape)?;
    let host = host.strip_prefix('[').unwrap_or(host);
    let host = host.strip_suffix(']').unwrap_or(host);
    if has_line_end(name) || !is_host(host) || !is_port(port.strip_prefix('-').unwrap_or(port)) {
        return Err(EndpointFault::Shape);
    }
    if is_blank(name) {
        return Err(EndpointFault::NoName);
    }
    let port = port.parse().map_err(|_| EndpointFault::Port)?;
    Ok(Endpoint { name: upper(name), host: host.to_owned(), port })
}
