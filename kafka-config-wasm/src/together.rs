//! The containers of a project as core sees those that are started together.

use std::collections::BTreeSet;

use kafka_config_core::input::{InputFormat, Service};
use kafka_config_core::model::IntoSet;
use kafka_config_core::schema::Schemas;
use kafka_config_core::validate::{self, Facts, Member, Started};

use crate::container::Run;
use crate::project::{Container, Node, Project, Subject};

/// A node that is a container, with its run.
pub(crate) type Joined<'a, 'r> = (&'a Node, &'a Container, &'a Run<'r>);

/// The nodes that are containers.
pub(crate) fn containers<'a, 'r>(
    project: &'a Project,
    runs: &'a [Option<Run<'r>>],
) -> impl Iterator<Item = Joined<'a, 'r>> {
    project.nodes.iter().zip(runs).filter_map(|(node, run)| match (&node.subject, run) {
        (Subject::Container(container), Some(run)) => Some((node, container, run)),
        _ => None,
    })
}

/// Who a container is to the others.
pub(crate) fn member<'a>((node, container, run): Joined<'a, '_>) -> Member<'a> {
    Member {
        name: &node.name,
        service: &container.service,
        request: &run.request,
        assumed: container.assumed.as_ref(),
        // The containers of a compose project share a network that only they are in.
        closed: container.format == InputFormat::Compose,
    }
}

/// What Kafka reads of a container.
pub(crate) fn started<'a>(
    member: &'a Member<'a>,
    (node, _, run): Joined<'a, '_>,
    schemas: &'a Schemas,
) -> Started<'a> {
    let schema = schemas.get(node.image.version);
    let facts = Facts::new(&run.request, &run.prepared, &run.resolved).with_schema(schema);
    let configuration = validate::configuration(&facts, schema, None);
    Started { member, facts, configuration }
}

/// All containers, each with the number of the machine that it is started on.
pub(crate) fn services(project: &Project) -> Vec<(&Service, usize)> {
    let folders: BTreeSet<&str> = project.services.iter().map(|(_, folder)| folder.as_str()).into_set();
    let machine = |folder: &str| folders.iter().position(|one| *one == folder).unwrap_or_default();
    project.services.iter().map(|(service, folder)| (&**service, machine(folder))).collect()
}
