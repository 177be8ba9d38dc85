//! The label files of a service, which must be there and be readable. Kafka sees nothing of labels.
//!
//! Source: compose-go, `types/project.go`, `resolveLabels`.

use super::super::tree::{Map, Value};
use super::refusal::{Result, refusal};
use super::workspace::Workspace;
use crate::input::{Host, read_dotenv};

/// Refuses what compose refuses of them.
pub(super) fn check_label_files(workspace: &mut Workspace<'_>, service: &Map) -> Result<()> {
    let mut labels = Host::new();
    for file in service.get("label_file").and_then(Value::as_list).unwrap_or_default() {
        let name = file.as_text().unwrap_or_default();
        let Some((id, bytes)) = workspace.read(name) else {
            let message = format!("the label file '{}' is not there", workspace.shown(name));
            return Err(refusal(file.at, message, "name a file that exists"));
        };
        let read = read_dotenv(bytes, &|name| labels.get(name).map(String::as_str));
        let read = read.map_err(|fault| workspace.env_refusal(id, name, &fault))?;
        labels.extend(read.assignments.into_iter().map(|set| (set.name, set.value)));
    }
    Ok(())
}
