//! A script with `docker run`.

use std::fmt::Write as _;

use super::compose::{port_text, volume_text};
use crate::convert::Converted;

pub(super) fn text(containers: &[Converted]) -> String {
    let mut out = String::from("#!/bin/sh\nset -e\n");
    for one in containers {
        out.push_str("\ndocker run -d");
        // Writing into a String cannot fail.
        let mut add = |option: &str, value: &str, of_shell: bool| {
            let value = if of_shell { shells(value) } else { word(value) };
            let _ = write!(out, " \\\n  {option} {value}");
        };
        let name = one.container_name.as_ref().unwrap_or(&one.name);
        add("--name", name, one.of_shell.holds(name));
        if let Some(hostname) = &one.hostname {
            add("--hostname", hostname, one.of_shell.holds(hostname));
        }
        for port in &one.ports {
            add("-p", &port_text(port), one.of_shell.holds_port(port));
        }
        for volume in &one.volumes {
            add("-v", &volume_text(volume), one.of_shell.holds_volume(volume));
        }
        for (name, value) in &one.environment {
            add("-e", &format!("{name}={value}"), false);
        }
        let _ = writeln!(out, " \\\n  {}", word(&one.image));
    }
    out
}

/// A word that the shell has still to read, without the quotes that stood in it.
fn shells(text: &str) -> String {
    format!("\"{}\"", text.replace(['"', '\''], ""))
}

/// A word of a shell, in single quotes where it needs them.
fn word(text: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "=_-./:,@%+".contains(c);
    if !text.is_empty() && text.chars().all(is_bare) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
