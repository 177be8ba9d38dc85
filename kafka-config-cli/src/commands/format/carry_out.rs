//! Formatting: the plan for a node's directories, and its steps one by one.

use std::time::{SystemTime, UNIX_EPOCH};

use kafka_config_core::format::{self, Format, Plan, Refusal, Request, Step, Tool};
use kafka_config_core::validate::Node;

use super::directories::Places;
use super::write::{Fault, Writer};
use crate::exit::{Stop, reason};

/// Formats the directories and tells each line of the tool's; a refusal where nothing, or not all, was written.
pub(crate) fn directories(
    format: &Format,
    tool: &Tool,
    node: &Node,
    places: &Places,
    say: &mut dyn FnMut(&str) -> Result<(), Stop>,
) -> Result<Option<Refusal>, Stop> {
    let plan = plan(format, tool, node, places)?;
    for line in &plan.said {
        say(line)?;
    }
    if plan.refusal.is_some() {
        return Ok(plan.refusal);
    }
    let mut writer = Writer::default();
    for step in &plan.steps {
        say(&step.line)?;
        if let Some(refusal) = take(step, tool, places, &mut writer)? {
            return Ok(Some(refusal));
        }
    }
    Ok(None)
}

/// What formatting would do. Nothing is written.
pub(crate) fn plan(format: &Format, tool: &Tool, node: &Node, places: &Places) -> Result<Plan, Stop> {
    let found = places.found(node)?;
    // Before 1970 there is no Kafka: a clock that says so is as good as one at zero.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = i64::try_from(now).unwrap_or(i64::MAX);
    let request = Request { tool, format, node, found: &found, now };
    let mut failed = None;
    let mut chance = || {
        random().unwrap_or_else(|stop| {
            failed = Some(stop);
            0
        })
    };
    let plan = format::plan(&request, &mut chance);
    failed.map_or(Ok(plan), Err)
}

/// Carries a step out; a refusal where the directory cannot be written.
fn take(step: &Step, tool: &Tool, places: &Places, writer: &mut Writer) -> Result<Option<Refusal>, Stop> {
    let Some(target) = &step.target else { return Ok(None) };
    let place = places.of(&target.directory)?;
    let Err(fault) = writer.directory(&place, &target.files) else { return Ok(None) };
    Ok(Some(match fault {
        Fault::Path(path, error) => {
            let is_denied = error.kind() == std::io::ErrorKind::PermissionDenied;
            let path = path.display().to_string();
            format::write_refusal(tool, &target.directory, &path, is_denied, &reason(&error))
        }
        Fault::Taken => Refusal {
            message: format!(
                "{}: another process formats this directory or has just done so",
                target.directory
            ),
            help: Some("give each container a volume of its own, or start this one again".to_owned()),
        },
    }))
}

/// 128 bits of the system's.
pub(super) fn random() -> Result<u128, Stop> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Stop::Failed(format!("no random numbers: {error}")))?;
    Ok(u128::from_be_bytes(bytes))
}
