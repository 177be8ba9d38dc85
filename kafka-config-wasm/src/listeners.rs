//! The listeners of each node, and who reaches them.

use kafka_config_core::properties::{Charset, Reader};
use kafka_config_core::schema::{Component, Schema};
use kafka_config_core::validate::reach::{self, Address, ClientPlace as CorePlace, Network};
use kafka_config_core::validate::{self, Configuration, Facts, Surroundings};

use crate::answer::{ClientPlace, Listener, NodeListeners, Reach};
use crate::container::Run;
use crate::project::{Node, Project, Subject};
use crate::schemas;

/// The listeners of all nodes.
pub(crate) fn all(project: &Project, runs: &[Option<Run<'_>>]) -> Vec<NodeListeners> {
    let nodes = project.nodes.iter().zip(runs);
    let of = |(node, run): (&Node, &Option<Run<'_>>)| NodeListeners {
        name: node.name.clone(),
        listeners: of_node(node, project, run.as_ref()),
    };
    nodes.map(of).collect()
}

fn of_node(node: &Node, project: &Project, run: Option<&Run<'_>>) -> Vec<Listener> {
    let found = schemas::with(node.image.version, |schema| match (&node.subject, run) {
        (_, Some(run)) => {
            let facts = Facts::new(&run.request, &run.prepared, &run.resolved);
            reach::listeners(&validate::configuration(&facts, schema, None))
        }
        (Subject::Properties(number), None) => of_file(*number, node, project, schema),
        (Subject::Container(_), None) => Vec::new(),
    });
    found.iter().map(|listener| answer(listener, &node.network)).collect()
}

fn of_file(number: usize, node: &Node, project: &Project, schema: &Schema) -> Vec<reach::Listener> {
    let is_broker = project.reader_of(node).is_some_and(|reader| reader.component == Component::Broker);
    let Some(input) = project.inputs.get(number).filter(|_| is_broker) else { return Vec::new() };
    let read: Vec<_> = Reader::new(input.bytes(), Charset::Latin1).filter_map(Result::ok).collect();
    reach::listeners(&Configuration::of_file(node.image.version, schema, &Surroundings::default(), &read))
}

fn answer(listener: &reach::Listener, network: &Network) -> Listener {
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
