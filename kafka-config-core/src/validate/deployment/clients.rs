//! Containers whose own variables, or whose command, name the address of a broker.

use std::collections::BTreeMap;

use super::whole::Deployment;
use crate::input::Service;
use crate::model::SourceSpan;
use crate::validate::hosts;

/// A container that connects to a broker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::validate) struct Client {
    /// Its name.
    pub(in crate::validate) name: String,
    /// Which of its variables says so; none: its command.
    pub(in crate::validate) variable: Option<String>,
    /// The name by which it finds the broker.
    pub(in crate::validate) host: String,
    /// The port of the broker's container.
    pub(in crate::validate) port: i32,
    /// Where the address is written.
    pub(in crate::validate) at: Option<SourceSpan>,
}

/// By the number of a node, who connects to it. Nodes themselves meet at addresses that other rules look at.
pub(super) fn of_nodes(deployment: &Deployment<'_>) -> BTreeMap<usize, Vec<Client>> {
    let mut clients: BTreeMap<usize, Vec<Client>> = BTreeMap::new();
    for (place, (service, _)) in deployment.services.iter().enumerate() {
        let node = deployment.node_at(place).and_then(|number| deployment.nodes.get(number));
        if node.is_some_and(|node| node.own_command().is_none()) {
            continue;
        }
        for (variable, text, at) in texts(service) {
            for (host, port) in addresses(text).take(hosts::MANY) {
                let Some(number) = deployment.sought(place, host) else { continue };
                let known = clients.entry(number).or_default();
                let mut own = known.iter().rev().take_while(|client| client.name == service.name.value);
                if !own.any(|client| client.port == port) {
                    known.push(Client {
                        name: service.name.value.clone(),
                        variable: variable.map(str::to_owned),
                        host: host.to_owned(),
                        port,
                        at,
                    });
                }
            }
        }
    }
    clients
}

/// The values of a container's variables with their names, and its command.
fn texts(service: &Service) -> impl Iterator<Item = (Option<&str>, &str, Option<SourceSpan>)> {
    let variables = service.environment.iter().filter_map(|variable| {
        Some((Some(variable.name.as_str()), variable.value.known()?, variable.value_at))
    });
    let command = service.command.iter().map(|command| (None, command.value.as_str(), Some(command.at)));
    variables.chain(command)
}

/// All that looks like `HOST:PORT`, in lists and URLs too.
fn addresses(text: &str) -> impl Iterator<Item = (&str, i32)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ':');
    text.split(move |c| !is_part(c)).filter_map(|piece| {
        let (host, port) = piece.rsplit_once(':')?;
        Some((host, port.parse().ok().filter(|_| !host.is_empty())?))
    })
}
