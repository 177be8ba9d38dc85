//! A `.container` unit.

use std::fmt::Write as _;

use super::compose::{port_text, volume_text};
use crate::convert::Converted;

pub(super) fn text(one: &Converted) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = writeln!(out, "[Unit]\nDescription=Kafka node {}\n", plain(&one.name));
    let name = one.container_name.as_ref().unwrap_or(&one.name);
    let _ = writeln!(out, "[Container]\nImage={}\nContainerName={}", plain(&full(&one.image)), plain(name));
    if let Some(hostname) = &one.hostname {
        let _ = writeln!(out, "HostName={}", plain(hostname));
    }
    for port in &one.ports {
        let _ = writeln!(out, "PublishPort={}", plain(&port_text(port)));
    }
    for volume in &one.volumes {
        let _ = writeln!(out, "Volume={}", plain(&volume_text(volume)));
    }
    for (name, value) in &one.environment {
        let _ = writeln!(out, "Environment={}", word(&format!("{name}={value}")));
    }
    out.push_str("\n[Install]\nWantedBy=default.target\n");
    out
}

/// podman asks for the registry where the name has none.
fn full(image: &str) -> String {
    let first = image.split('/').next().unwrap_or_default();
    let has_registry = image.contains('/') && (first.contains(['.', ':']) || first == "localhost");
    if has_registry { image.to_owned() } else { format!("docker.io/{image}") }
}

/// A value that is taken as it is, but for what systemd itself replaces.
fn plain(text: &str) -> String {
    text.replace('%', "%%").replace('$', "$$")
}

/// A word in quotes where it needs them. Systemd replaces `%` and `$` later on.
fn word(text: &str) -> String {
    let text = plain(text);
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "%$=_-./:,@+[]".contains(c);
    if text.chars().all(is_bare) {
        return text;
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\U{:08x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
