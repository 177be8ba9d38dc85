//! What formatting does, decided before the first byte is written.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::Format;
use super::choose::{Chosen, choose};
use super::directories::{Directories, Found};
use super::files::{self, NewFile, Snapshot};
use super::records;
use super::refusal::Refusal;
use super::tool::{Generation, Layout, Tool};
use super::voters::Voter;
use crate::model::{IntoMap, Uuid};
use crate::validate::Node;

/// Hands out random bits.
pub type Chance<'a> = &'a mut dyn FnMut() -> u128;

/// What is to be formatted, and all that decides how.
#[derive(Debug)]
pub struct Request<'a> {
    /// The release's tool.
    pub tool: &'a Tool,
    /// Its arguments.
    pub format: &'a Format,
    /// The node.
    pub node: &'a Node,
    /// What lies in each of [`super::paths`].
    pub found: &'a BTreeMap<String, Found>,
    /// Milliseconds since 1970.
    pub now: i64,
}

/// What the tool prints and writes, in order, and why it ends early.
#[derive(Debug, Default)]
pub struct Plan {
    /// Lines for standard output before the first step.
    pub said: Vec<String>,
    /// One directory after the other.
    pub steps: Vec<Step>,
    /// Why nothing is formatted; there are no steps then.
    pub refusal: Option<Refusal>,
}

/// One directory's turn.
#[derive(Debug)]
pub struct Step {
    /// The line for standard output.
    pub line: String,
    /// What is written; nothing where the directory had its turn before.
    pub target: Option<Target>,
}

/// A directory with its files, in the order in which they are to be in place: the last one makes it formatted.
#[derive(Debug)]
pub struct Target {
    /// Its path as configured.
    pub directory: String,
    /// Its files.
    pub files: Vec<NewFile>,
}

/// Decides what formatting does. Total: a refusal is part of the plan.
pub fn plan(request: &Request<'_>, chance: Chance<'_>) -> Plan {
    let mut plan = Plan::default();
    let result =
        choose(request, &mut plan, chance).and_then(|chosen| chosen.lay_out(request, &mut plan, chance));
    plan.refusal = result.err();
    plan
}

impl Chosen {
    /// Looks at the directories, and says what becomes of each.
    fn lay_out(&self, request: &Request<'_>, plan: &mut Plan, chance: Chance<'_>) -> Result<(), Refusal> {
        let Request { tool, format, node, found, .. } = *request;
        let directories = Directories::of(found);
        directories.verify(&format.cluster, node.id)?;
        if tool.tells_directories {
            plan.said.push(format!("metaPropertiesEnsemble={}", directories.told()));
        }
        if let Some(first) = directories.first_formatted().filter(|_| !format.ignores_formatted) {
            return Err(Refusal::new(format!(
                "Log directory {first} is already formatted. Use --ignore-formatted to ignore this directory and \
                 format the others."
            )));
        }
        skip_failed(tool, &directories, plan)?;
        if directories.empty.is_empty() {
            plan.said.push("All of the log directories are already formatted.".to_owned());
            return Ok(());
        }
        if tool.tells_records {
            plan.said.push(format!("Bootstrap metadata: {}", records::told(&self.records)));
        }
        let targets = directories.empty.iter().map(|path| (path.clone(), self.target(request, path, chance)));
        plan.steps = self.steps(request, &directories, targets.into_map());
        Ok(())
    }

    /// The order of the turns. 3.7 goes through the directories in rounds: the first, the first two, and so on.
    fn steps(
        &self,
        request: &Request<'_>,
        directories: &Directories,
        mut targets: BTreeMap<String, Target>,
    ) -> Vec<Step> {
        let empty: Vec<&str> = directories.empty.iter().map(String::as_str).collect();
        let rounds =
            if request.tool.generation == Generation::Rounds { 1 } else { empty.len() }..=empty.len();
        let turns = rounds.flat_map(|count| directories.order(empty.get(..count).unwrap_or_default()));
        let step = |path: &str| Step { line: self.line(request, path), target: targets.remove(path) };
        turns.map(step).collect()
    }

    fn line(&self, request: &Request<'_>, path: &str) -> String {
        let release = self.levels.release.name;
        if !request.tool.has_quorum_flags() {
            return format!("Formatting {path} with metadata.version {release}.");
        }
        let kind = match (path == request.node.metadata, &self.voters) {
            (false, _) => "data directory",
            (true, None) => "metadata directory",
            (true, Some(_)) if self.own(request.node).is_some() => "dynamic metadata voter directory",
            (true, Some(_)) => "dynamic metadata directory",
        };
        format!("Formatting {kind} {path} with metadata.version {release}.")
    }

    /// This node among the voters.
    fn own(&self, node: &Node) -> Option<&Voter> {
        self.voters.iter().flatten().find(|voter| i64::from(voter.id) == node.id)
    }

    fn target(&self, request: &Request<'_>, path: &str, chance: Chance<'_>) -> Target {
        let Request { tool, format, node, now, .. } = *request;
        let is_metadata = path == node.metadata;
        let own = self.own(node).filter(|_| is_metadata);
        let id = own.map_or_else(|| Uuid::random(chance()), |voter| voter.directory);
        let has_snapshot = match tool.layout {
            Layout::Bootstrap => is_metadata && self.voters.is_some(),
            Layout::Snapshot => is_metadata && node.roles.controller,
        };
        let mut files = Vec::new();
        if tool.layout == Layout::Bootstrap {
            files.push(files::bootstrap(&self.records, now));
        }
        if has_snapshot {
            files.push(self.snapshot(tool, node).file(now));
        }
        files.push(files::meta_properties(&format.cluster, node.id, id, now));
        Target { directory: path.to_owned(), files }
    }

    fn snapshot<'s>(&'s self, tool: &Tool, node: &'s Node) -> Snapshot<'s> {
        let listener = node.controller_listener.as_deref().unwrap_or_default();
        Snapshot {
            kraft: self.levels.kraft(),
            voters: self.voters.as_deref().map(|voters| (voters, listener)),
            metadata: if tool.layout == Layout::Snapshot { &self.records } else { &[] },
        }
    }
}

/// Directories that cannot be read end 3.7; later releases go on without them.
fn skip_failed(tool: &Tool, directories: &Directories, plan: &mut Plan) -> Result<(), Refusal> {
    let failed: &BTreeSet<String> = &directories.failed;
    let say = |path: &str| format!("I/O error trying to read log directory {path}.");
    if let Some(first) = directories.first_failed().filter(|_| tool.generation == Generation::Rounds) {
        return Err(Refusal::new(say(first)));
    }
    plan.said.extend(failed.iter().map(|path| say(path) + " Ignoring..."));
    if !failed.is_empty() && directories.empty.is_empty() && directories.formatted.is_empty() {
        return Err(Refusal::new("No available log directories to format."));
    }
    Ok(())
}

/// Why a directory could not be written, in the words of the release.
pub fn write_refusal(tool: &Tool, directory: &str, path: &str, is_denied: bool, reason: &str) -> Refusal {
    let cause = match (is_denied, tool.has_quorum_flags()) {
        (true, true) => format!("java.nio.file.AccessDeniedException: {path}"),
        (true, false) => path.to_owned(),
        (false, _) => format!("{path}: {reason}"),
    };
    let refusal = Refusal::new(format!("Error while writing meta.properties file {directory}: {cause}"));
    if is_denied {
        return refusal
            .help("the user that runs this may not write there: give it the directory, or run as its owner");
    }
    refusal
}
