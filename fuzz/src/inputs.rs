//! The readers of texts that people hold: an answer for any bytes, and places inside the texts.
//!
//! The first byte chooses the reader.

use kafka_config_core::input::{
    EnvDialect, Host, Reading, Texts, VariableValue, expand_references, interpolate, read_env, read_quadlet,
    read_run_commands,
};

const UNIT: &str = "/etc/containers/systemd/a-b.container";
const DROP_IN: &str = "/etc/containers/systemd/a-.container.d/a.conf";

/// Any bytes as an env file, a text with variables, a unit with a drop-in, or a script.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let Some((&kind, text)) = data.split_first() else { return };
    let host: Host =
        [("A", "1"), ("HOST", "h"), ("EMPTY", "")].map(|(n, v)| (n.to_owned(), v.to_owned())).into();
    match kind % 9 {
        0 => env_file(EnvDialect::Docker, text, &host),
        1 => env_file(EnvDialect::Podman, text, &host),
        2 => env_file(EnvDialect::Compose, text, &host),
        3 => env_file(EnvDialect::Systemd, text, &host),
        4 => env_file(EnvDialect::SystemdBefore254, text, &host),
        5 => interpolated(&String::from_utf8_lossy(text), &host),
        6 => references(&String::from_utf8_lossy(text)),
        7 => unit(text, &host),
        _ => {
            let reading = read_run_commands("s", text, &Texts::new(), &host);
            places_hold(&reading, &[text]);
        }
    }
}

fn env_file(dialect: EnvDialect, text: &[u8], host: &Host) {
    match read_env(dialect, text, host) {
        Ok(file) => {
            for set in &file.assignments {
                let end = set.value_at.map_or(set.name_at.end, |at| at.end);
                assert!(set.name_at.start <= set.name_at.end && end <= text.len());
            }
            assert!(file.notes.iter().all(|note| note.span.end <= text.len()));
        }
        Err(fault) => {
            assert!(fault.span.start <= fault.span.end && fault.span.end <= text.len());
            assert!(fault.line <= text.iter().filter(|&&byte| byte == b'\n').count() + 1);
        }
    }
}

fn interpolated(text: &str, host: &Host) {
    match interpolate(text, &|name| host.get(name)) {
        Ok(result) => assert!(text.contains('$') || result.value == text),
        Err(error) => assert!(text[error.span.start..error.span.end].starts_with('$')),
    }
}

fn references(text: &str) {
    let value = VariableValue::Known("1".to_owned());
    let result = expand_references(text, &|name| (name == "A").then_some(&value));
    assert!(text.contains('$') || result.known() == Some(text));
}

/// A unit, and behind a NUL its drop-in.
fn unit(data: &[u8], host: &Host) {
    let mut parts = data.splitn(2, |&byte| byte == 0);
    let (unit, drop_in) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let reading = read_quadlet(UNIT, unit, &Texts::from([(DROP_IN.to_owned(), drop_in)]), host);
    places_hold(&reading, &[unit, drop_in]);
}

fn places_hold(reading: &Reading, texts: &[&[u8]]) {
    let faults = reading.faults.iter().filter_map(|fault| fault.at);
    let variables = reading.services.iter().flat_map(|service| &service.environment);
    let places = faults
        .chain(variables.flat_map(|variable| [variable.name_at, variable.value_at].into_iter().flatten()));
    for at in places {
        let text = texts[at.source.0];
        assert!(at.span.start <= at.span.end && at.span.end <= text.len());
    }
}
