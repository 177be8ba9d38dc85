//! Secrets and configs of the project that a service is handed as files.
//!
//! Source: docker compose, `pkg/compose/secrets.go`; compose-go, `loader/environment.go`.

use super::super::tree::{Map, Value};
use super::load::SECRET_VALUE;
use crate::input::paths::clean;
use crate::input::{HandedContent, HandedFile, HandedText};
use crate::model::Unknown;

/// Where the files lie that have no absolute place of their own.
const SECTIONS: [(&str, &str, &str); 2] = [("secrets", "secret", "/run/secrets"), ("configs", "config", "")];

/// Those that a service names.
pub(super) fn files(project: &Map, service: &Map) -> Vec<HandedFile> {
    let of_section = |(section, kind, folder): (&str, &str, &str)| {
        let known = project.get(section).and_then(Value::as_map);
        let used = service.get(section).and_then(Value::as_list).unwrap_or_default();
        let file = |item: &Value| {
            let field = |name: &str| item.as_map().and_then(|map| map.get(name)).and_then(Value::as_text);
            let name = item.as_text().or_else(|| field("source"))?;
            let content = content(known?.get(name)?.as_map()?)
                .unwrap_or_else(|| HandedContent::Unknown(format!("the {kind} {name}").into()));
            let target = field("target").unwrap_or(name);
            let target =
                if target.starts_with('/') { target.to_owned() } else { format!("{folder}/{target}") };
            Some(HandedFile { target: clean(&target), content, at: item.at })
        };
        used.iter().filter_map(file).collect::<Vec<_>>()
    };
    SECTIONS.into_iter().flat_map(of_section).collect()
}

/// What a secret or a config of the project holds; `None` where the engine keeps it.
fn content(known: &Map) -> Option<HandedContent> {
    let text = |name: &str| known.get(name).filter(|value| !value.is_null());
    if let Some(file) = text("file").and_then(Value::as_text) {
        return Some(HandedContent::Host(file.to_owned()));
    }
    let variable = text("environment").and_then(Value::as_text);
    match (text("content").or_else(|| text(SECRET_VALUE)), variable) {
        (Some(content), _) => {
            let bytes = content.print()?.into_bytes().into();
            let written = variable.is_none().then_some(content.at);
            Some(HandedContent::Text(HandedText { bytes, written }))
        }
        (None, Some(name)) => {
            Some(HandedContent::Unknown(Unknown::from(format!("the variable {name} of the host"))))
        }
        (None, None) => None,
    }
}
