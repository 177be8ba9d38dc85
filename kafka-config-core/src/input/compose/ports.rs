//! Ports in their short form, `ADDRESS:PUBLISHED:TARGET/PROTOCOL`.
//!
//! Source: docker/go-connections v0.6.0, `nat/nat.go`, `ParsePortSpec`; compose-go, `types/types.go`, `ParsePortConfig`.

use core::net::{Ipv4Addr, Ipv6Addr};

use crate::model::Arrange;

/// One port of the container.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ShortPort {
    pub(super) host_ip: String,
    pub(super) published: String,
    pub(super) target: u64,
    pub(super) protocol: String,
}

/// Splits a short form; ranges give several ports, in the order of their texts.
pub(super) fn parse_ports(text: &str) -> Result<Vec<ShortPort>, String> {
    let (front, container) = text.rsplit_once(':').unwrap_or(("", text));
    let (address, host) = front.rsplit_once(':').unwrap_or(("", front));
    let (port, protocol) = container.split_once('/').unwrap_or((container, ""));
    let protocol = match (port, protocol) {
        ("", _) => return Err("no port of the container".to_owned()),
        (_, "") => "tcp".to_owned(),
        (_, protocol) => protocol.to_lowercase(),
    };
    if !matches!(protocol.as_str(), "tcp" | "udp" | "sctp") {
        return Err(format!("'{protocol}' is no protocol"));
    }
    let host_ip = host_ip(address)?;
    let (first, last) = range(port).ok_or_else(|| format!("'{port}' is no port of the container"))?;
    let published = match host {
        "" => None,
        _ => Some(range(host).ok_or_else(|| format!("'{host}' is no port of the host"))?),
    };
    if let Some((low, high)) = published
        && high - low != last - first
        && first != last
    {
        return Err(format!("'{host}' and '{port}' have not the same number of ports"));
    }
    let mut ports: Vec<ShortPort> = (first..=last)
        .map(|target| ShortPort {
            host_ip: host_ip.clone(),
            published: published.map_or_else(String::new, |(low, high)| match (low, high) {
                (low, high) if first == last && low != high => format!("{low}-{high}"),
                (low, _) => (low + target - first).to_string(),
            }),
            target,
            protocol: protocol.clone(),
        })
        .collect();
    ports.arrange_by_key(|port| format!("{}/{}", port.target, port.protocol));
    Ok(ports)
}

fn host_ip(address: &str) -> Result<String, String> {
    let bare = match address.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']').ok_or_else(|| format!("no ']' ends the address '{address}'"))?,
        None => address,
    };
    if address.is_empty() || is_address(bare) || (bare.is_empty() && !address.is_empty()) {
        Ok(bare.to_owned())
    } else {
        Err(format!("'{bare}' is no IP address"))
    }
}

/// `net.ParseIP`.
pub(super) fn is_address(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok()
}

fn range(text: &str) -> Option<(u64, u64)> {
    let number = |part: &str| {
        let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok().map(u64::from)).flatten()
    };
    let mut parts = text.split('-');
    let first = number(parts.next()?)?;
    let last = parts.next().map_or(Some(first), number)?;
    (last >= first).then_some((first, last))
}
