//! For what podman refuses a unit as a whole.
//!
//! Source: podman, `pkg/systemd/quadlet/quadlet.go`, `ConvertContainer`.

use super::keys;
use super::merged::Merged;
use crate::input::{Fault, Weight};
use crate::model::SourceSpan;

/// The first fault, in podman's order.
pub(super) fn refusal(unit: &Merged<'_>) -> Option<Fault> {
    unknown_key(unit)
        .or_else(|| image(unit))
        .or_else(|| service_value(unit, "KillMode", &["mixed", "control-group"]))
        .or_else(|| reload(unit))
        .or_else(|| service_value(unit, "Type", &["notify", "oneshot"]))
        .or_else(|| group_without_user(unit))
        .or_else(|| exposed_port(unit))
}

fn refused(at: Option<SourceSpan>, message: String, help: &str) -> Fault {
    Fault { weight: Weight::Refused, at, message, help: Some(help.to_owned()) }
}

fn unknown_key(unit: &Merged<'_>) -> Option<Fault> {
    let unknown =
        |group| unit.keys(group).find(|(key, _)| !keys::is_known(group, key)).map(|found| (group, found));
    let (group, (key, at)) = unknown("Container").or_else(|| unknown("Quadlet"))?;
    // A blank before the `=` shows that a value, maybe a secret one, runs on from here.
    let key = key.split(char::is_whitespace).next().unwrap_or_default();
    let help = match keys::meant(key) {
        Some(meant) => format!("write '{meant}='"),
        None => {
            "look at podman-systemd.unit(5), or pass the flag of podman run with 'PodmanArgs='".to_owned()
        }
    };
    Some(refused(Some(at), format!("podman knows no key '{key}' in [{group}] and refuses the unit"), &help))
}

fn image(unit: &Merged<'_>) -> Option<Fault> {
    let (image, root) = (unit.single("Container", "Image"), unit.single("Container", "Rootfs"));
    match (image, root) {
        (None, None) => {
            let message = "the unit names no image, and podman refuses it".to_owned();
            Some(refused(None, message, "write 'Image=docker.io/apache/kafka:VERSION' in [Container]"))
        }
        (Some(_), Some(root)) => {
            let message = "'Image=' and 'Rootfs=' exclude each other".to_owned();
            Some(refused(Some(root.at), message, "leave out 'Rootfs='"))
        }
        _ => None,
    }
}

fn service_value(unit: &Merged<'_>, key: &str, allowed: &[&str]) -> Option<Fault> {
    let value = unit.last("Service", key)?.single();
    let fine = allowed.contains(&value.value.as_str());
    let message = format!("'{key}=' of a quadlet's service is one of {}", allowed.join(", "));
    (!fine).then(|| refused(Some(value.at), message, &format!("leave out '{key}='")))
}

fn reload(unit: &Merged<'_>) -> Option<Fault> {
    let command = unit
        .last("Container", "ReloadCmd")
        .filter(|value| value.words().is_ok_and(|words| !words.is_empty()));
    let signal = unit.single("Container", "ReloadSignal");
    let at = command.and(signal)?.at;
    let message = "'ReloadCmd=' and 'ReloadSignal=' exclude each other".to_owned();
    Some(refused(Some(at), message, "leave out 'ReloadSignal='"))
}

fn group_without_user(unit: &Merged<'_>) -> Option<Fault> {
    let group = unit.single("Container", "Group")?;
    let message = "'Group=' stands without 'User='".to_owned();
    unit.single("Container", "User").is_none().then(|| refused(Some(group.at), message, "write 'User=' too"))
}

fn exposed_port(unit: &Merged<'_>) -> Option<Fault> {
    // podman looks at the end only.
    let is_port = |text: &str| {
        let text = text.strip_suffix("/udp").or_else(|| text.strip_suffix("/tcp")).unwrap_or(text);
        text.ends_with(|c: char| c.is_ascii_digit())
    };
    let wrong =
        unit.all("Container", "ExposeHostPort").into_iter().find(|port| !is_port(port.text().trim()))?;
    let message = "'ExposeHostPort=' holds no port".to_owned();
    Some(refused(Some(wrong.at()), message, "write a number, or a range FIRST-LAST"))
}
