//! Secrets and configs of the project that a service is handed as files.
//!
//! Source: docker compose, `pkg/compose/secrets.go`.

use super::super::tree::{Map, Value};
use crate::input::Volume;
use crate::input::paths::clean;

/// Where the files lie that have no absolute place of their own.
const SECTIONS: [(&str, &str); 2] = [("secrets", "/run/secrets"), ("configs", "")];

/// Those that come from files of the host.
pub(super) fn files(project: &Map, service: &Map) -> Vec<Volume> {
    let of_section = |(section, folder): (&str, &'static str)| {
        let known = project.get(section).and_then(Value::as_map);
        let used = service.get(section).and_then(Value::as_list).unwrap_or_default();
        used.iter().filter_map(|item| file(known?, item, folder)).collect::<Vec<_>>()
    };
    SECTIONS.into_iter().flat_map(of_section).collect()
}

fn file(known: &Map, item: &Value, folder: &str) -> Option<Volume> {
    let field = |name: &str| item.as_map().and_then(|map| map.get(name)).and_then(Value::as_text);
    let name = item.as_text().or_else(|| field("source"))?;
    let source = known.get(name)?.as_map()?.get("file")?.as_text()?.to_owned();
    let target = field("target").unwrap_or(name);
    let target = if target.starts_with('/') { clean(target) } else { clean(&format!("{folder}/{target}")) };
    Some(Volume { source, target, options: Vec::new(), read_only: true, at: item.at })
}
