//! What formatting does, decided before the first byte is written.

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::Format;
use super::directories::{Directories, Found};
use super::features::{self, Levels, Quorum};
use super::files::{self, NewFile, Snapshot};
use super::records::{self, Metadata};
use super::refusal::Refusal;
use super::scram;
use super::tables::{KRAFT, METADATA, Tables};
use super::tool::{Generation, Layout, Tool};
use super::voters::{self, Voter};
use crate::model::Uuid;
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

/// What goes into the directories.
struct Chosen {
    levels: Levels,
    records: Vec<Metadata>,
    voters: Option<Vec<Voter>>,
}

fn choose(request: &Request<'_>, plan: &mut Plan, chance: Chance<'_>) -> Result<Chosen, Refusal> {
    let tables = request.tool.tables();
    if request.tool.has_quorum_flags() {
        let Request { tool, format, node, .. } = *request;
        must_have_roles(node)?;
        let release = features::release(tool, &tables, format, node)?;
        let wanted = features::wanted(&format.features)?;
        let voters = initial_voters(request, chance)?;
        let levels = features::levels(&tables, tool, release, &wanted, quorum(request, voters.is_some()))?;
        let records = records(request, &levels, chance)?;
        Ok(Chosen { levels, records, voters })
    } else {
        let levels = classic_levels(request, &tables, plan)?;
        let records = records(request, &levels, chance)?;
        must_have_roles(request.node)?;
        Ok(Chosen { levels, records, voters: None })
    }
}

fn must_have_roles(node: &Node) -> Result<(), Refusal> {
    if node.is_broker || node.is_controller {
        return Ok(());
    }
    let message = "The kafka configuration file appears to be for a legacy cluster. Formatting is only supported for \
                   clusters in KRaft mode.";
    Err(Refusal::new(message).help("set process.roles"))
}

/// 3.7 and 3.8.
fn classic_levels(request: &Request<'_>, tables: &Tables, plan: &mut Plan) -> Result<Levels, Refusal> {
    let Request { tool, format, node, .. } = *request;
    if format.release.is_some() && !format.features.is_empty() {
        let message = "Both --release-version and --feature were set. Only one of the two flags can be set.";
        return Err(Refusal::new(message));
    }
    let wanted = features::wanted(&format.features)?;
    let by_level = wanted.get(METADATA).map(|level| features::of_level(*level, tool, tables)).transpose()?;
    let by_name = features::release(tool, tables, format, node)?;
    let release = by_level.or(by_name).unwrap_or(tables.production);
    let is_first = tool.generation == Generation::Rounds;
    if release.level < 1 {
        let (key, least) = if is_first { ("metadata version", "3.0") } else { (METADATA, "3.0-IV0") };
        return Err(Refusal::new(format!("Must specify a valid KRaft {key} of at least {least}.")));
    }
    if release > tables.production {
        let key = if is_first { "metadata version" } else { METADATA };
        if !node.allows_unstable {
            let the = if is_first { "Metadata version" } else { "The metadata.version" };
            return Err(Refusal::new(format!("{the} {} is not ready for production use yet.", release.name)));
        }
        plan.said.push(format!("WARNING: using pre-production {key} {}.", release.name));
    }
    if node.is_broker && node.logs.len() > 1 && !Tables::at_least(release, "3.7-IV2") {
        let message = format!(
            "Invalid configuration for metadata version: requirement failed: Multiple log directories (aka JBOD) are \
             not supported in the current MetadataVersion {}. Need 3.7-IV2 or higher",
            release.name
        );
        return Err(Refusal::new(message).help("name one directory in log.dirs, or choose a newer release"));
    }
    Ok(Levels { release, features: BTreeMap::new() })
}

/// The voters that the flags name, where they may.
fn initial_voters(request: &Request<'_>, chance: Chance<'_>) -> Result<Option<Vec<Voter>>, Refusal> {
    let Request { tool, format, node, .. } = *request;
    if tool.voters_decide && node.has_voters && (format.is_standalone || format.voters.is_some()) {
        let message = "You cannot specify controller.quorum.voters and format the node with --initial-controllers or \
                       --standalone. If you want to use dynamic quorum, please remove controller.quorum.voters and \
                       specify controller.quorum.bootstrap.servers instead.";
        return Err(Refusal::new(message));
    }
    let listed = format.voters.as_deref().map(voters::parse).transpose()?;
    let voters = if format.is_standalone { Some(standalone(node, chance)?) } else { listed };
    if node.is_controller && !node.has_voters && voters.is_none() && !format.has_no_voters {
        let message = "Because controller.quorum.voters is not set on this controller, you must specify one of the \
                       following: --standalone, --initial-controllers, or --no-initial-controllers.";
        return Err(Refusal::new(message).help(
            "the first node of a quorum of one takes --standalone, each first node of a larger one the same \
             --initial-controllers, and a controller that joins later --no-initial-controllers",
        ));
    }
    Ok(voters)
}

/// This node alone.
fn standalone(node: &Node, chance: Chance<'_>) -> Result<Vec<Voter>, Refusal> {
    if !node.is_controller {
        return Err(Refusal::new("You can only use --standalone on a controller."));
    }
    let Some((host, port)) = &node.controller_address else {
        return Err(Refusal::new("No controller listeners found."));
    };
    let host = if host.is_empty() { "localhost" } else { host };
    let voters = voters::parse(&format!("{}@{host}:{port}:{}", node.id, Uuid::random(chance())));
    voters.map_err(|refusal| match host.contains(':') {
        true => refusal.help(format!(
            "the tool cannot take the IPv6 address of the controller's listener: use --initial-controllers \
             {}@[{host}]:{port}:DIRECTORY-ID, or a name in advertised.listeners",
            node.id
        )),
        false => refusal,
    })
}

fn quorum(request: &Request<'_>, has_initial: bool) -> Quorum {
    let by_flags = has_initial || request.format.has_no_voters;
    let is_dynamic = if request.tool.voters_decide { !request.node.has_voters } else { by_flags };
    Quorum { is_dynamic, allows_unstable: request.node.allows_unstable }
}

/// The metadata version, the other features by name, and the users.
fn records(request: &Request<'_>, levels: &Levels, chance: Chance<'_>) -> Result<Vec<Metadata>, Refusal> {
    let users = &request.format.users;
    let is_supported = users.is_empty() || Tables::at_least(levels.release, "3.5-IV2");
    let unsupported = || Refusal::new(scram_unsupported(request.tool));
    let mut records = vec![Metadata::Feature { name: METADATA, level: levels.release.level }];
    let others = levels.features.iter().filter(|(name, level)| **name != KRAFT && **level > 0);
    records.extend(others.map(|(name, level)| Metadata::Feature { name, level: *level }));
    let is_modern = request.tool.has_quorum_flags();
    let too_old = !Tables::at_least(levels.release, "3.3-IV0");
    if is_modern {
        // The tool makes the features' records before it looks at the users.
        must_be_new(request.tool, too_old)?;
        is_supported.then_some(()).ok_or_else(unsupported)?;
    }
    for user in users {
        let credential = if is_modern { scram::modern(user, chance) } else { scram::classic(user, chance) };
        records.push(Metadata::Scram(credential?));
    }
    is_supported.then_some(()).ok_or_else(unsupported)?;
    must_be_new(request.tool, too_old)?;
    Ok(records)
}

fn must_be_new(tool: &Tool, is_too_old: bool) -> Result<(), Refusal> {
    if is_too_old {
        let key = if tool.generation == Generation::Rounds { "metadata versions" } else { METADATA };
        let message = format!(
            "Bootstrap {key} before 3.3-IV0 are not supported. Can't load metadata from format command"
        );
        return Err(Refusal::new(message));
    }
    Ok(())
}

fn scram_unsupported(tool: &Tool) -> &'static str {
    match tool.generation {
        Generation::Rounds => "SCRAM is only supported in metadataVersion IBP_3_5_IV2 or later.",
        _ => "SCRAM is only supported in metadata.version 3.5-IV2 or later.",
    }
}

impl Chosen {
    /// Looks at the directories, and says what becomes of each.
    fn lay_out(&self, request: &Request<'_>, plan: &mut Plan, chance: Chance<'_>) -> Result<(), Refusal> {
        let Request { tool, format, node, found, .. } = *request;
        let directories = Directories::of(found);
        directories.verify(&format.cluster, node.id)?;
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
        plan.steps = self.steps(request, &directories, targets.collect());
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
            Layout::Snapshot => is_metadata && node.is_controller,
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
    let say = |path: &String| format!("I/O error trying to read log directory {path}.");
    if let Some(first) = failed.first().filter(|_| tool.generation == Generation::Rounds) {
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
