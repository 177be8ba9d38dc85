//! `-p` and `PublishPort=`: `[[IP:][HOST]:]CONTAINER[/PROTOCOL]`, each port also a range.
//!
//! Source: docker's `go-connections/nat`, `ParsePortSpec`; podman, `pkg/specgenutil`, `CreatePortBindings`.

/// One port without its place.
pub(in crate::input) struct ParsedPort {
    pub(in crate::input) host_ip: String,
    pub(in crate::input) published: String,
    pub(in crate::input) target: u32,
    pub(in crate::input) protocol: String,
}

/// What is wrong with a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum InvalidPort {
    /// No number from 1 to 65535, and no range of them.
    NoNumber,
    /// The two ranges have different lengths.
    Ranges,
    /// Not tcp, udp or sctp.
    Protocol,
}

/// The ports that a text publishes.
pub(in crate::input) fn parse_ports(text: &str) -> Result<Vec<ParsedPort>, InvalidPort> {
    let (rest, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
    let protocol = protocol.to_ascii_lowercase();
    if !matches!(protocol.as_str(), "tcp" | "udp" | "sctp") {
        return Err(InvalidPort::Protocol);
    }
    let (rest, target) = rest.rsplit_once(':').map_or(("", rest), |(rest, target)| (rest, target));
    let (host_ip, published) = rest.rsplit_once(':').unwrap_or(("", rest));
    let host_ip = host_ip.strip_prefix('[').and_then(|ip| ip.strip_suffix(']')).unwrap_or(host_ip);
    let targets = range(target)?;
    let hosts = if published.is_empty() { None } else { Some(range(published)?) };
    let count = targets.1 - targets.0;
    let of_several = |hosts: (u32, u32)| hosts.1 - hosts.0 != count;
    // One container port may take whichever host port of a range is free.
    if hosts.is_some_and(|hosts| of_several(hosts) && count != 0) {
        return Err(InvalidPort::Ranges);
    }
    let host = |index: u32| match hosts {
        None => String::new(),
        Some(hosts) if of_several(hosts) => published.to_owned(),
        Some(hosts) => (hosts.0 + index).to_string(),
    };
    let port = |index| ParsedPort {
        host_ip: host_ip.to_owned(),
        published: host(index),
        target: targets.0 + index,
        protocol: protocol.clone(),
    };
    Ok((0..=count).map(port).collect())
}

fn range(text: &str) -> Result<(u32, u32), InvalidPort> {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse::<u32>().ok().filter(|number| digits && (1..=65_535).contains(number));
        number.ok_or(InvalidPort::NoNumber)
    };
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (number(first)?, number(last)?);
    if last < first { Err(InvalidPort::NoNumber) } else { Ok((first, last)) }
}
