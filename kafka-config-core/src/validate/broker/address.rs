//! Hosts and ports as Kafka's patterns see them.

/// The line ends at which the `.` of a Java pattern stops.
fn java_line_ends(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a `.*` cannot match this text.
pub(super) fn has_line_end(text: &str) -> bool {
    text.contains(java_line_ends)
}

/// `[0-9a-zA-Z\-%._:]*`
pub(in crate::validate) fn is_host(text: &str) -> bool {
    text.chars().all(is_of_host)
}

pub(super) fn is_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '%' | '.' | '_' | ':')
}

/// `[0-9]+`
pub(super) fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Which kind of address a host is, where it is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Family {
    /// Four numbers.
    V4,
    /// Groups of hexadecimal digits.
    V6,
}

/// `InetAddressValidator` of Apache Commons: the family of an address, `None` of a name.
pub(in crate::validate) fn family_of(host: &str) -> Option<Family> {
    if host.parse::<core::net::Ipv4Addr>().is_ok() {
        return Some(Family::V4);
    }
    let (address, zone) = host.split_once('%').unwrap_or((host, ""));
    let is_zone = !zone.contains(['%', '/']) && !zone.contains(char::is_whitespace);
    (is_zone && address.parse::<core::net::Ipv6Addr>().is_ok()).then_some(Family::V6)
}
