//! A script with `docker run`.

use std::fmt::Write as _;

use super::compose::{port_text, volume_text};
use crate::convert::Converted;

pub(super) fn text(containers: &[Converted]) -> String {
    let mut out = String::from("#!/bin/sh\nset -e\n");
    for one in containers {
        out.push_str("\ndocker run -d");
        // Writing into a String cannot fail.
        let mut add = |option: &str, value: &str| {
            let _ = write!(out, " \\\n  {option} {}", word(value));
        };
        add("--name", &one.name);
        if let Some(hostname) = &one.hostname {
            add("--hostname", hostname);
        }
        for port in &one.ports {
            add("-p", &port_text(port));
        }
        for volume in &one.volumes {
            add("-v", &volume_text(volume));
        }
        for (name, value) in &one.environment {
            add("-e", &format!("{name}={value}"));
        }
        let _ = writeln!(out, " \\\n  {}", word(&one.image));
    }
    out
}

/// A word of a shell, in single quotes where it needs them.
fn word(text: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "=_-./:,@%+".contains(c);
    if !text.is_empty() && text.chars().all(is_bare) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}
