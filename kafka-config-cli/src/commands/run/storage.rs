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
    /// This program; also what an earlier start left, where that is known.
    Own { tool: &'static Tool, node: &'a Node, is_unfinished: bool },
    /// Kafka's own tool, for this reason.
    Jvm(String),
    /// Nobody: Kafka refuses the configuration.
    Refused(&'a Refusal),
}

impl<'a> Storage<'a> {
    pub(super) fn new(judged: &'a Judged, version: KafkaVersion, checking: Checking) -> Self {
        match &judged.node {
            Ok(node) => match Tool::of(version) {
                Ok(tool) => Self::Own { tool, node, is_unfinished: judged.is_unfinished },
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
            Self::Own { tool, node, is_unfinished } => {
                let format = arguments(launched, file, *is_unfinished);
                format::directories(&format, tool, node, &tree.places(), &mut |_| Ok(()))
            }
            Self::Jvm(_) => by_jvm(launched, file),
            // What to do about it was shown with the finding.
            Self::Refused(refusal) => Ok(Some(Refusal { help: None, ..(*refusal).clone() })),
        }
    }

    /// What formatting would do, where this program would do it.
    pub(super) fn plan(&self, launched: &Launched, file: &str, tree: &Tree) -> Result<Option<Plan>, Stop> {
        let Self::Own { tool, node, is_unfinished } = self else { return Ok(None) };
        format::plan(&arguments(launched, file, *is_unfinished), tool, node, &tree.places()).map(Some)
    }
}

/// As the wrapper asks its tool, but for the rest of an unfinished format.
fn arguments(launched: &Launched, file: &str, ignores_formatted: bool) -> Format {
    Format {
        config: file.to_owned(),
        cluster: launched.cluster.clone(),
        ignores_formatted,
        ..Format::default()
    }
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
