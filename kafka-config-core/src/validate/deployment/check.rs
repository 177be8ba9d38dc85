//! All rules over all nodes.

use std::collections::BTreeMap;

use super::neighbours;
use super::node::{Member, Node};
use super::whole::Deployment;
use crate::diagnostics::Diagnostic;
use crate::input::Service;
use crate::model::KafkaVersion;
use crate::schema::Schema;
use crate::validate::registry::{RULES, check_with, configuration};

/// The schema of each version that these members run.
fn schemas(members: &[Member<'_>]) -> BTreeMap<KafkaVersion, Schema> {
    let versions = members.iter().map(|member| member.facts.request.image.version);
    let mut schemas = BTreeMap::new();
    for version in versions {
        schemas.entry(version).or_insert_with(|| Schema::of(version));
    }
    schemas
}

/// Runs all rules over containers that are started together: those about one node over each, in the order of their
/// codes, and those about several. `services` are all containers with the numbers of
/// the machines that they are started on. The answer has the findings of each member.
pub fn check_deployment(members: &[Member<'_>], services: &[(&Service, usize)]) -> Vec<Vec<Diagnostic>> {
    let schemas = schemas(members);
    let nodes = members.iter().filter_map(|member| {
        let schema = schemas.get(&member.facts.request.image.version)?;
        Some(Node::new(member, configuration(&member.facts, schema, None)))
    });
    let mut deployment = Deployment::new(nodes.collect(), services);
    let around: Vec<_> =
        (0..deployment.nodes.len()).map(|number| neighbours::of(&deployment, number)).collect();
    for (node, neighbours) in deployment.nodes.iter_mut().zip(around) {
        node.configuration.neighbours = neighbours;
    }
    let alone = members.iter().zip(&deployment.nodes);
    let mut found: Vec<Vec<Diagnostic>> =
        alone.map(|(member, node)| check_with(&member.facts, &node.configuration)).collect();
    for rule in RULES {
        for (number, diagnostic) in rule.run_on_deployment(&deployment) {
            if let Some(of_node) = found.get_mut(number) {
                of_node.push(diagnostic);
            }
        }
    }
    found
}
