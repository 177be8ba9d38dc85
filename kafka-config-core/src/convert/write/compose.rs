//! A compose file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::yaml::{quoted, scalar};
use crate::convert::Converted;
use crate::input::{Port, Volume};
use crate::model::IntoSet;

pub(super) fn text(containers: &[Converted]) -> String {
    let names: BTreeSet<&str> = containers.iter().map(|one| one.name.as_str()).into_set();
    let mut out = String::from("services:\n");
    for (index, one) in containers.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        service(&mut out, one, &names);
    }
    let volumes: BTreeSet<&str> =
        containers.iter().flat_map(|one| &one.volumes).map(|volume| volume.source.as_str()).into_set();
    let mut sources = volumes.into_iter().filter(|source| is_named(source)).peekable();
    if sources.peek().is_some() {
        out.push_str("\nvolumes:\n");
        for source in sources {
            // Writing into a String cannot fail.
            let _ = writeln!(out, "  {}:", scalar(source));
        }
    }
    out
}

fn service(out: &mut String, one: &Converted, names: &BTreeSet<&str>) {
    let _ = writeln!(out, "  {}:\n    image: {}", scalar(&one.name), escaped(&one.image, scalar));
    if let Some(hostname) = &one.hostname {
        let _ = writeln!(out, "    hostname: {}", escaped(hostname, scalar));
    }
    if let Some(name) = &one.container_name {
        let _ = writeln!(out, "    container_name: {}", escaped(name, scalar));
    }
    let before: Vec<&String> = one.depends_on.iter().filter(|name| names.contains(name.as_str())).collect();
    list(out, "depends_on", before.into_iter().map(|name| scalar(name)));
    list(out, "ports", one.ports.iter().map(|port| quoted(&port_text(port))));
    list(out, "volumes", one.volumes.iter().map(|volume| escaped(&volume_text(volume), scalar)));
    if !one.environment.is_empty() {
        out.push_str("    environment:\n");
    }
    for (name, value) in &one.environment {
        let _ = writeln!(out, "      {}: {}", scalar(name), escaped(value, quoted));
    }
}

fn list(out: &mut String, key: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        let _ = writeln!(out, "    {key}:");
    }
    for item in items {
        let _ = writeln!(out, "      - {item}");
    }
}

/// Compose replaces what stands behind `$`.
fn escaped(text: &str, write: impl Fn(&str) -> String) -> String {
    write(&text.replace('$', "$$"))
}

/// A port as `docker run -p` and compose take it.
pub(super) fn port_text(port: &Port) -> String {
    let Port { host_ip, published, target, protocol, .. } = port;
    let ip = match host_ip.as_str() {
        "" => String::new(),
        ip if ip.contains(':') => format!("[{ip}]:"),
        ip => format!("{ip}:"),
    };
    let host =
        if published.is_empty() && ip.is_empty() { String::new() } else { format!("{ip}{published}:") };
    let protocol =
        if protocol == "tcp" || protocol.is_empty() { String::new() } else { format!("/{protocol}") };
    format!("{host}{target}{protocol}")
}

/// A volume as `docker run -v` and compose take it.
pub(super) fn volume_text(volume: &Volume) -> String {
    let source = if volume.source.is_empty() { String::new() } else { format!("{}:", volume.source) };
    let access = volume.read_only.then_some("ro");
    let options: Vec<&str> = access.into_iter().chain(volume.options.iter().map(String::as_str)).collect();
    let options = if options.is_empty() { String::new() } else { format!(":{}", options.join(",")) };
    format!("{source}{}{options}", volume.target)
}

/// Whether the source of a volume is a name rather than a path.
fn is_named(source: &str) -> bool {
    !source.is_empty() && !source.starts_with(['/', '.', '~'])
}
