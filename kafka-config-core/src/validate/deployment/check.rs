//! All rules over all nodes.

use std::collections::BTreeMap;

use super::neighbours;
use super::node::{Member, Node, own_command};
use super::whole::Deployment;
use crate::diagnostics::Diagnostic;
use crate::input::Service;
use crate::layers::Resolved;
use crate::model::KafkaVersion;
use crate::pipeline::{self, Prepared};
use crate::schema::Schema;
use crate::validate::facts::Facts;
use crate::validate::registry::{RULES, check_with, configuration};

/// What comes of one node.
#[derive(Debug, Clone)]
pub struct NodeAnswer {
    /// Its files.
    pub prepared: Prepared,
    /// What Kafka reads in `server.properties`.
    pub resolved: Resolved,
    /// What is found: rules about one node in the order of their codes, then those about several.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs containers that are started together up to their files, and all rules over them. `services` are all containers
/// with the numbers of the machines that they are started on. There is an answer for each member.
pub fn check_deployment(members: &[Member<'_>], services: &[(&Service, usize)]) -> Vec<NodeAnswer> {
    let runs = members.iter().map(|member| {
        let prepared = pipeline::prepare(member.request);
        let resolved = pipeline::resolve(member.request, &prepared);
        (prepared, resolved)
    });
    let runs: Vec<(Prepared, Resolved)> = runs.collect();
    let found = findings(members, &runs, services);
    let answer = |((prepared, resolved), diagnostics)| NodeAnswer { prepared, resolved, diagnostics };
    runs.into_iter().zip(found).map(answer).collect()
}

fn findings(
    members: &[Member<'_>],
    runs: &[(Prepared, Resolved)],
    services: &[(&Service, usize)],
) -> Vec<Vec<Diagnostic>> {
    let schemas = schemas(members);
    let facts = members.iter().zip(runs).map(|(member, run)| Facts::new(member.request, &run.0, &run.1));
    let facts: Vec<Facts<'_>> = facts.collect();
    let nodes = members.iter().zip(&facts).filter_map(|(member, facts)| {
        let schema = schemas.get(&member.request.image.version)?;
        Some(Node::new(member, facts, configuration(facts, schema, None)))
    });
    let mut deployment = Deployment::new(nodes.collect(), services);
    let around: Vec<_> =
        (0..deployment.nodes.len()).map(|number| neighbours::of(&deployment, number)).collect();
    for (node, neighbours) in deployment.nodes.iter_mut().zip(around) {
        node.configuration.neighbours = neighbours;
    }
    let alone = facts.iter().zip(&deployment.nodes);
    let mut found: Vec<Vec<Diagnostic>> =
        alone.map(|(facts, node)| check_with(facts, &node.configuration)).collect();
    for (member, of_node) in members.iter().zip(&mut found) {
        if own_command(member.service).is_some() {
            of_node.retain(|diagnostic| diagnostic.kind.stage().is_none());
        }
    }
    for rule in RULES {
        for (number, diagnostic) in rule.run_on_deployment(&deployment) {
            if let Some(of_node) = found.get_mut(number) {
                of_node.push(diagnostic);
            }
        }
    }
    found
}

/// The schema of each version that these members run.
fn schemas(members: &[Member<'_>]) -> BTreeMap<KafkaVersion, Schema> {
    let mut schemas = BTreeMap::new();
    for member in members {
        let version = member.request.image.version;
        schemas.entry(version).or_insert_with(|| Schema::of(version));
    }
    schemas
}
