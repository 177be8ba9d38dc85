//! What goes into the directories, by arguments and configuration alone.

use std::collections::BTreeMap;

use super::features::{self, Levels, Quorum};
use super::plan::{Chance, Plan, Request};
use super::records::Metadata;
use super::refusal::Refusal;
use super::scram;
use super::tables::{KRAFT, METADATA, Tables};
use super::tool::{Generation, QuorumRule, Tool};
use super::voters::{self, Voter};
use crate::model::Uuid;
use crate::validate::Node;

/// What goes into the directories.
pub(super) struct Chosen {
    /// The levels of features.
    pub(super) levels: Levels,
    /// The first records of the metadata log.
    pub(super) records: Vec<Metadata>,
    /// The first voters, where the flags name them.
    pub(super) voters: Option<Vec<Voter>>,
}

/// What the arguments and the configuration ask for, or why they cannot have it.
pub(super) fn choose(request: &Request<'_>, plan: &mut Plan, chance: Chance<'_>) -> Result<Chosen, Refusal> {
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
    if node.roles.broker || node.roles.controller {
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
    if tool.counts_directories
        && node.roles.broker
        && node.logs.len() > 1
        && !Tables::at_least(release, "3.7-IV2")
    {
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
    if tool.quorum == QuorumRule::Voters
        && node.has_voters
        && (format.is_standalone || format.voters.is_some())
    {
        let message = "You cannot specify controller.quorum.voters and format the node with --initial-controllers or \
                       --standalone. If you want to use dynamic quorum, please remove controller.quorum.voters and \
                       specify controller.quorum.bootstrap.servers instead.";
        return Err(Refusal::new(message));
    }
    let listed = format.voters.as_deref().map(voters::parse).transpose()?;
    let voters = if format.is_standalone { Some(standalone(node, chance)?) } else { listed };
    if node.roles.controller && !node.has_voters && voters.is_none() && !format.has_no_voters {
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
    if !node.roles.controller {
        return Err(Refusal::new("You can only use --standalone on a controller."));
    }
    let Some((host, port)) = &node.controller_address else {
        return Err(Refusal::new("No controller listeners found."));
    };
    let host = if host.is_empty() { "localhost" } else { host };
    let voters = voters::parse(&format!("{}@{host}:{port}:{}", node.id, Uuid::random(chance())));
    let help = format!(
        "the tool cannot take the IPv6 address of the controller's listener: use --initial-controllers \
         {}@[{host}]:{port}:DIRECTORY-ID, or a name in advertised.listeners",
        node.id
    );
    voters.map_err(|refusal| if host.contains(':') { refusal.help(help) } else { refusal })
}

fn quorum(request: &Request<'_>, has_initial: bool) -> Quorum {
    let is_dynamic = match request.tool.quorum {
        QuorumRule::Named => has_initial,
        QuorumRule::Kip853 | QuorumRule::Flags => has_initial || request.format.has_no_voters,
        QuorumRule::Voters => !request.node.has_voters,
    };
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
