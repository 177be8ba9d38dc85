//! Env files in their four dialects.

use crate::convert::{Converted, Remark};
use crate::input::InputFormat;

pub(super) fn text(format: InputFormat, one: &Converted, remarks: &mut Vec<(String, Remark)>) -> String {
    let mut out = String::new();
    for (name, value) in &one.environment {
        if let Some(value) = line(format, value) {
            out.extend([name, "=", &value, "\n"]);
        } else {
            let reason = "an env file of docker or podman has no line breaks in values";
            let remark = Remark::lost(name.as_str(), reason).nearest("-e of docker run, or a compose file");
            remarks.push((one.name.clone(), remark));
        }
    }
    out
}

/// The text behind `=`.
fn line(format: InputFormat, value: &str) -> Option<String> {
    match format {
        InputFormat::ComposeEnv => Some(compose(value)),
        InputFormat::SystemdEnv => Some(systemd(value)),
        // Nothing is quoted, and a carriage return ends a line, too.
        _ => (!value.contains(['\n', '\r'])).then(|| value.to_owned()),
    }
}

fn is_bare(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || "_-./:,@+=;<>".contains(c))
}

/// Single quotes hold everything but themselves, and a backslash before them.
fn compose(value: &str) -> String {
    if is_bare(value) {
        return value.to_owned();
    }
    if !value.contains(['\'', '\\', '\r']) {
        return format!("'{value}'");
    }
    let mut out = String::from("\"");
    for c in value.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '$' => out.push_str("$$"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out + "\""
}

/// In double quotes a backslash keeps `"`, `\`, `$` and the backtick from meaning more.
fn systemd(value: &str) -> String {
    if is_bare(value) && !value.contains(';') {
        return value.to_owned();
    }
    let escaped = value.chars().flat_map(|c| {
        let escape = matches!(c, '"' | '\\' | '$' | '`').then_some('\\');
        escape.into_iter().chain([c])
    });
    format!("\"{}\"", escaped.collect::<String>())
}
