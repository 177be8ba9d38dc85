//! The listeners of each node, who reaches them, and where each looks for the controllers.

use std::collections::BTreeMap;

use kafka_config_core::model::IntoMap;
use kafka_config_core::properties::{Charset, Reader};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::reach::{self, Address, ClientPlace as CorePlace, Network};
use kafka_config_core::validate::{self, Configuration, Member, Roles, Started, Surroundings};

use crate::answer::{ClientPlace, Listener, NodeListeners, NodeRole, Reach, Sought};
use crate::container::Run;
use crate::project::{Node, Project, Subject};
use crate::{schemas, together};

/// The listeners of all nodes.
pub(crate) fn all(project: &Project, runs: &[Option<Run<'_>>]) -> Vec<NodeListeners> {
    let members: Vec<Member<'_>> = together::containers(project, runs).map(together::member).collect();
    let joined = members.iter().zip(together::containers(project, runs));
    let mut of_containers = schemas::all(|schemas| {
        let started = joined.map(|(member, one)| together::started(member, one, schemas));
        found(started.collect(), project)
    })
    .into_iter();
    let mut of = |node: &Node| match node.subject {
        Subject::Container(_) => of_containers.next().unwrap_or_default(),
        Subject::Properties(number) => of_file(number, node, project).unwrap_or_default(),
    };
    let found: Vec<(&Node, Found)> = project.nodes.iter().map(|node| (node, of(node))).collect();
    let by_id = found.iter().filter_map(|(node, found)| Some((found.id?, node.name.as_str()))).into_map();
    found.iter().map(|(node, found)| answer(node, found, project, &by_id)).collect()
}

/// What core says of one node.
#[derive(Default)]
struct Found {
    id: Option<i64>,
    roles: Roles,
    listeners: Vec<reach::Listener>,
    sought: Vec<validate::Sought>,
}

impl Found {
    fn of(c: &Configuration<'_>) -> Self {
        Self {
            id: c.whole("node.id").filter(|id| *id >= 0),
            roles: Roles::of(c),
            listeners: reach::listeners(c),
            sought: Vec::new(),
        }
    }
}

fn found(started: Vec<Started<'_>>, project: &Project) -> Vec<Found> {
    let found: Vec<Found> = started.iter().map(|one| Found::of(&one.configuration)).collect();
    let sought = validate::sought(started, &together::services(project));
    found.into_iter().zip(sought).map(|(found, sought)| Found { sought, ..found }).collect()
}

fn of_file(number: usize, node: &Node, project: &Project) -> Option<Found> {
    let is_broker = project.reader_of(node).is_some_and(|reader| reader.component == Component::Broker);
    let input = project.inputs.get(number).filter(|_| is_broker)?;
    let read: Vec<_> = Reader::new(input.bytes(), Charset::Latin1).filter_map(Result::ok).collect();
    let version = node.image.version;
    Some(schemas::with(version, |schema| {
        let c = Configuration::of_file(version, schema, &Surroundings::default(), &read);
        Found { sought: validate::sought_by(&c), ..Found::of(&c) }
    }))
}

fn answer(node: &Node, found: &Found, project: &Project, by_id: &BTreeMap<i64, &str>) -> NodeListeners {
    let roles = [(found.roles.broker, NodeRole::Broker), (found.roles.controller, NodeRole::Controller)];
    NodeListeners {
        name: node.name.clone(),
        id: found.id,
        roles: roles.into_iter().filter_map(|(has, role)| has.then_some(role)).collect(),
        sought: found.sought.iter().map(|one| sought(one, project, by_id)).collect(),
        listeners: found.listeners.iter().map(|one| listener(one, &node.network)).collect(),
    }
}

fn sought(one: &validate::Sought, project: &Project, by_id: &BTreeMap<i64, &str>) -> Sought {
    let mut containers = project.nodes.iter().filter(|node| matches!(node.subject, Subject::Container(_)));
    let there = one.node.and_then(|number| containers.nth(number)).map(|node| node.name.as_str());
    // Who the voter is where the texts do not tell what its host leads to.
    let meant = || one.id.filter(|_| one.reach.reached.is_none()).and_then(|id| by_id.get(&id).copied());
    Sought {
        id: one.id,
        address: one.address.to_string(),
        node: there.or_else(meant).map(str::to_owned),
        listener: one.listener.clone(),
        found: one.reach.reached,
        why: one.reach.why.clone(),
    }
}

fn listener(listener: &reach::Listener, network: &Network) -> Listener {
    let reach = CorePlace::ALL.map(|from| {
        let reach = listener.reach(from, network);
        Reach { from: place(from), reached: reach.reached, why: reach.why }
    });
    Listener {
        name: listener.name.clone(),
        bind: listener.bind.to_string(),
        advertised: listener.advertised.as_ref().map(Address::to_string),
        protocol: listener.protocol.clone(),
        is_controller: listener.is_controller,
        is_inter_broker: listener.is_inter_broker,
        reach: reach.into_iter().collect(),
    }
}

fn place(place: CorePlace) -> ClientPlace {
    match place {
        CorePlace::Container => ClientPlace::Container,
        CorePlace::Network => ClientPlace::Network,
        CorePlace::Host => ClientPlace::Host,
        CorePlace::Elsewhere => ClientPlace::Elsewhere,
    }
}
