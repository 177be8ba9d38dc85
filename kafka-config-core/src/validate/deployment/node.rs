//! One of the nodes.

use crate::diagnostics::Finding;
use crate::dialect::Image;
use crate::input::{Located, Port, Replicas, Service};
use crate::mapping::env_name;
use crate::model::{Environment, KafkaVersion, Origin, PropertyKey, SourceSpan, Variable};
use crate::nodes::Assumed;
use crate::pipeline::Request;
use crate::validate::broker::{Broker, Endpoint, Mode, Voter, bootstrap_servers, voters};
use crate::validate::configuration::Configuration;
use crate::validate::facts::Facts;
use crate::validate::hosts;

/// A container that runs Kafka, before its rules run.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The name that no other has.
    pub name: &'a str,
    /// What the files say about it.
    pub service: &'a Service,
    /// What it is asked about.
    pub request: &'a Request<'a>,
    /// Why it is taken to run this image, where the files name another.
    pub assumed: Option<&'a Assumed>,
    /// Whether it shares a network with the other containers and nobody else, so that a name without a dot that none
    /// of them has leads nowhere.
    pub closed: bool,
}

/// A node.
#[derive(Debug)]
pub(in crate::validate) struct Node<'a> {
    pub(in crate::validate) name: &'a str,
    pub(in crate::validate) service: &'a Service,
    pub(in crate::validate) image: Image,
    pub(in crate::validate) assumed: Option<&'a Assumed>,
    pub(in crate::validate) configuration: Configuration<'a>,
    pub(in crate::validate) cluster_id: Option<&'a Variable>,
    pub(in crate::validate) closed: bool,
    environment: &'a Environment,
}

impl<'a> Node<'a> {
    pub(in crate::validate) fn new(
        member: &Member<'a>,
        facts: &Facts<'a>,
        configuration: Configuration<'a>,
    ) -> Self {
        Self {
            name: member.name,
            service: member.service,
            image: member.request.image,
            assumed: member.assumed,
            configuration,
            cluster_id: facts.variable("CLUSTER_ID").filter(|id| !id.value.is_empty()),
            closed: member.closed,
            environment: &facts.prepared.environment,
        }
    }

    /// Where a command takes the place of the image's own; the image's script by itself is none.
    pub(in crate::validate) fn own_command(&self) -> Option<SourceSpan> {
        let command = self.service.command.as_ref()?;
        let words = command.value.trim();
        let is_script = words.ends_with("/docker/run") && !words.contains(char::is_whitespace);
        (!is_script).then_some(command.at)
    }

    /// Whether a property that nobody sets may be set by the container's own command, which names its variable.
    pub(in crate::validate) fn is_left_to_command(&self, key: &PropertyKey) -> bool {
        !self.configuration.is_set(key.as_str()) && self.is_named_in_command(key)
    }

    /// Whether a property has the value of its variable: there is no command of its own, or one that tells all it sets
    /// before it starts the image's script.
    pub(in crate::validate) fn is_beyond_command(&self, key: &str) -> bool {
        let tells_all = |command: &Located<String>| command.value.contains("/docker/run");
        self.own_command().is_none()
            || (self.service.command.as_ref().is_some_and(tells_all)
                && !self.is_named_in_command(&PropertyKey::new(key)))
    }

    /// Whether the container's own command names the variable of a property.
    pub(in crate::validate) fn is_named_in_command(&self, key: &PropertyKey) -> bool {
        let command = self.service.command.as_ref().filter(|_| self.own_command().is_some());
        let is_named = |command: &Located<String>| {
            let variable = env_name(key, self.configuration.dialect);
            let mut words = command.value.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            variable.is_ok_and(|variable| words.any(|word| word == variable.as_str()))
        };
        command.is_some_and(is_named)
    }

    /// How many containers are made of it.
    pub(in crate::validate) fn count(&self) -> usize {
        let count = self.service.replicas.map_or(1, |replicas| replicas.count);
        usize::try_from(count).unwrap_or(usize::MAX)
    }

    /// Those who make several containers of it.
    pub(in crate::validate) fn replicas(&self) -> Option<Replicas> {
        self.service.replicas.filter(|replicas| replicas.count > 1)
    }

    /// A variable, as the entrypoint leaves it.
    pub(in crate::validate) fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.environment.get(name)
    }

    pub(in crate::validate) fn version(&self) -> KafkaVersion {
        self.configuration.version
    }

    pub(in crate::validate) fn mode(&self) -> Option<Mode> {
        self.configuration.broker()?.mode
    }

    pub(in crate::validate) fn is_controller(&self) -> bool {
        self.mode().is_some_and(Mode::is_controller)
    }

    pub(in crate::validate) fn is_broker(&self) -> bool {
        self.configuration.broker().and_then(Broker::serves_clients) == Some(true)
    }

    /// The static voters, where all of them are understood.
    pub(in crate::validate) fn voters(&self) -> &[Voter] {
        voters(&self.configuration).unwrap_or_default()
    }

    /// `controller.quorum.bootstrap.servers`, where all of them are understood.
    pub(in crate::validate) fn bootstrap_servers(&self) -> Vec<(&str, u32)> {
        bootstrap_servers(&self.configuration)
    }

    /// The listeners that are bound here.
    pub(in crate::validate) fn listeners(&self) -> Vec<&Endpoint> {
        self.configuration.broker().and_then(Broker::listeners).unwrap_or_default()
    }

    /// Whether one of them is bound to this port.
    pub(in crate::validate) fn binds(&self, port: i32) -> bool {
        self.listeners().into_iter().any(|bound| bound.port == port)
    }

    /// Those of them that are the controller's.
    pub(in crate::validate) fn controller_listeners(&self) -> Vec<&Endpoint> {
        hosts::controller_listeners(&self.configuration).unwrap_or_default()
    }

    /// What is advertised to clients, where all of it is understood.
    pub(in crate::validate) fn advertised(&self) -> Vec<&Endpoint> {
        let c = &self.configuration;
        c.broker().and_then(|broker| broker.advertised_by_broker(c)).unwrap_or_default()
    }

    /// The port of the container that a port of the host leads to.
    pub(in crate::validate) fn target_of_published(&self, port: i32) -> Option<i32> {
        self.service.ports.iter().find_map(|published| {
            let (first, last) = published.published.split_once('-').unwrap_or((&published.published, ""));
            let first: i32 = first.parse().ok()?;
            let last = last.parse().unwrap_or(first);
            (first..=last).contains(&port).then(|| i32::try_from(published.target).ok())?
        })
    }

    /// Whether any port of it is published.
    pub(in crate::validate) fn publishes_any(&self) -> bool {
        self.service.ports.iter().any(|port| !port.published.is_empty())
    }

    /// The port of the host that leads to a port of the container.
    pub(in crate::validate) fn published_for(&self, target: i32) -> Option<&str> {
        let leads_there = |port: &&Port| i64::from(port.target) == i64::from(target);
        let mut ports = self.service.ports.iter().filter(|port| !port.published.is_empty());
        ports.find(leads_there).map(|port| port.published.as_str())
    }

    /// Whether the port at which an advertised listener is bound can be reached from the host.
    pub(in crate::validate) fn publishes(&self, advertised: &Endpoint) -> bool {
        let bound = self.listeners().into_iter().find(|bound| bound.name == advertised.name);
        let port = bound.map_or(advertised.port, |bound| bound.port);
        let leads_here = |target: u32| i64::from(target) == i64::from(port);
        self.service.ports.iter().any(|port| !port.published.is_empty() && leads_here(port.target))
    }

    /// A finding about a property, at the container's name where nobody sets it.
    pub(in crate::validate) fn finding(&self, key: &str, part: &str, message: impl Into<String>) -> Finding {
        let finding = self.configuration.finding_in(key, part, message);
        let is_set = self.configuration.get(key).and_then(|setting| setting.origin).is_some();
        if is_set { finding } else { at(finding, self.service.name.at) }
    }
}

/// A finding about something that is no variable.
pub(in crate::validate) fn at(finding: Finding, place: SourceSpan) -> Finding {
    finding.at(&Origin::Place(place))
}
