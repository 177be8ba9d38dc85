//! The storage step: directories formatted here, or by Kafka's own tool where this release or node is not known.

use std::process::Stdio;

use kafka_config_core::format::{Format, Plan, Refusal, Tool};
use kafka_config_core::launch::Launched;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::validate::Node;

use super::arguments::Checking;
use super::command;
use super::judge::{Doubt, Judged};
use super::tree::Tree;
use crate::commands::format::{self};
use crate::exit::{Stop, reason};

/// Who formats, and what.
pub(super) enum Storage<'a> {
    /// This program.
    Own(&'static Tool, &'a Node),
    /// Kafka's own tool, for this reason.
    Jvm(String),
    /// Nobody: Kafka refuses the configuration.
    Refused(&'a Refusal),
}

impl<'a> Storage<'a> {
    pub(super) fn new(judged: &'a Judged, version: KafkaVersion, checking: Checking) -> Self {
        match &judged.node {
            Ok(node) => match Tool::of(version) {
                Ok(tool) => Self::Own(tool, node),
                Err(unknown) => Self::Jvm(unknown.to_string()),
            },
            Err(Doubt::Refused(refusal)) if checking == Checking::Off => Self::Jvm(refusal.message.clone()),
            Err(Doubt::Refused(refusal)) => Self::Refused(refusal),
            Err(Doubt::Open(why)) => Self::Jvm(why.clone()),
        }
    }

    /// Formats; a refusal where that fails, also because it was done before.
    pub(super) fn carry_out(
        &self,
        launched: &Launched,
        file: &str,
        tree: &Tree,
    ) -> Result<Option<Refusal>, Stop> {
        match self {
            Self::Own(tool, node) => {
                let format = arguments(launched, file);
                format::directories(&format, tool, node, &tree.places(), &mut |_| Ok(()))
            }
            Self::Jvm(_) => by_jvm(launched, file),
            // What to do about it was shown with the finding.
            Self::Refused(refusal) => Ok(Some(Refusal { help: None, ..(*refusal).clone() })),
        }
    }

    /// What formatting would do, where this program would do it.
    pub(super) fn plan(&self, launched: &Launched, file: &str, tree: &Tree) -> Result<Option<Plan>, Stop> {
        let Self::Own(tool, node) = self else { return Ok(None) };
        format::plan(&arguments(launched, file), tool, node, &tree.places()).map(Some)
    }
}

/// As the wrapper asks its tool.
fn arguments(launched: &Launched, file: &str) -> Format {
    Format { config: file.to_owned(), cluster: launched.cluster.clone(), ..Format::default() }
}

fn by_jvm(launched: &Launched, file: &str) -> Result<Option<Refusal>, Stop> {
    let mut tool = command::of(&launched.tool, &launched.tool_environment);
    tool.args(["kafka.tools.StorageTool", "format"]);
    tool.arg(format!("--cluster-id={}", launched.cluster)).args(["-c", file]).stdin(Stdio::null());
    let output =
        tool.output().map_err(|error| Stop::Failed(format!("Kafka's storage tool: {}", reason(&error))))?;
    if output.status.success() {
        return Ok(None);
    }
    let text = [output.stdout, output.stderr].concat();
    Ok(Some(Refusal { message: String::from_utf8_lossy(&text).into_owned(), help: None }))
}
