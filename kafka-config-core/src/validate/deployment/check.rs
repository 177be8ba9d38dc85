//! All rules over all nodes.

use std::collections::BTreeMap;

use super::missing::{common, filled};
use super::node::{Member, Node};
use super::whole::Deployment;
use super::{clients, neighbours};
use crate::diagnostics::Diagnostic;
use crate::input::Service;
use crate::layers::Resolved;
use crate::model::{KafkaVersion, PropertyKey};
use crate::nodes::Assumed;
use crate::pipeline::{self, Prepared, Request};
use crate::schema::Schema;
use crate::validate::configuration::Configuration;
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
    let runs: Vec<Run> = members.iter().map(|member| run(member.request)).collect();
    let schemas = schemas(members);
    let started = members.iter().zip(&runs).filter_map(|(member, run)| {
        Some(Started::new(member, run, schemas.get(&member.request.image.version)?))
    });
    let found = check_started(started.collect(), services);
    let answer = |((prepared, resolved), diagnostics)| NodeAnswer { prepared, resolved, diagnostics };
    runs.into_iter().zip(found).map(answer).collect()
}

/// The files of a container, and what Kafka reads in `server.properties`.
type Run = (Prepared, Resolved);

fn run(request: &Request<'_>) -> Run {
    let prepared = pipeline::prepare(request);
    let resolved = pipeline::resolve(&prepared);
    (prepared, resolved)
}

/// A member that has run up to its files.
#[derive(Debug)]
pub struct Started<'a> {
    /// Who it is.
    pub member: &'a Member<'a>,
    /// Its run.
    pub facts: Facts<'a>,
    /// What Kafka reads of it.
    pub configuration: Configuration<'a>,
}

impl<'a> Started<'a> {
    fn new(member: &'a Member<'a>, (prepared, resolved): &'a Run, schema: &'a Schema) -> Self {
        let facts = Facts::new(member.request, prepared, resolved).with_schema(schema);
        let configuration = configuration(&facts, schema, None);
        Self { member, facts, configuration }
    }
}

/// [`check_deployment`] for who has run the members: what is found of each, whatever missing inputs set.
pub fn check_started(started: Vec<Started<'_>>, services: &[(&Service, usize)]) -> Vec<Vec<Diagnostic>> {
    if started.iter().all(|one| one.member.request.environment.missing().is_empty()) {
        return found(started, services);
    }
    let requests: Vec<Request<'_>> =
        started.iter().map(|one| filled(one.member.request, one.configuration.schema)).collect();
    let members = started.iter().zip(&requests).map(|(one, request)| Member { request, ..*one.member });
    let members: Vec<Member<'_>> = members.collect();
    let runs: Vec<Run> = requests.iter().map(run).collect();
    let schemas = started.iter().map(|one| one.configuration.schema);
    let others = members.iter().zip(&runs).zip(schemas);
    let others = others.map(|((member, run), schema)| Started::new(member, run, schema)).collect();
    let others = found(others, services);
    found(started, services).into_iter().zip(&others).map(|(found, others)| common(found, others)).collect()
}

fn found(started: Vec<Started<'_>>, services: &[(&Service, usize)]) -> Vec<Vec<Diagnostic>> {
    let (facts, nodes): (Vec<Facts<'_>>, Vec<Node<'_>>) = started
        .into_iter()
        .map(|Started { member, mut facts, configuration }| {
            facts.is_image_assumed = matches!(member.assumed, Some(Assumed::Missing | Assumed::Unknown(_)));
            let node = Node::new(member, &facts, configuration);
            (facts, node)
        })
        .unzip();
    let mut deployment = Deployment::new(nodes, services);
    let mut clients = clients::of_nodes(&deployment);
    let around = |number| neighbours::of(&deployment, number, clients.remove(&number).unwrap_or_default());
    let around: Vec<_> = (0..deployment.nodes.len()).map(around).collect();
    for (node, neighbours) in deployment.nodes.iter_mut().zip(around) {
        node.configuration.neighbours = neighbours;
    }
    let alone = facts.iter().zip(&deployment.nodes);
    let mut found: Vec<Vec<Diagnostic>> =
        alone.map(|(facts, node)| check_with(facts, &node.configuration)).collect();
    for (node, of_node) in deployment.nodes.iter().zip(&mut found) {
        if node.own_command().is_some() {
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
    for (node, of_node) in deployment.nodes.iter().zip(&mut found) {
        let is_guess = |key: &PropertyKey| node.is_left_to_command(key);
        of_node.retain(|diagnostic| !diagnostic.finding.key.as_ref().is_some_and(is_guess));
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
