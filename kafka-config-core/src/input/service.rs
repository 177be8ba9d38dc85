//! What the readers of deployment files have in common: containers with their variables, each with its place.

use std::fmt;

use super::handed::HandedFile;
use super::networking::Networking;
use crate::model::{EnvName, MissingInput, SourceId, SourceSpan, Unknown};

/// What a reader makes of the texts it was given. It never fails: where the real reader refuses them, a fault says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Names of the texts; a [`SourceId`](crate::model::SourceId) is an index into them.
    pub sources: Vec<String>,
    /// The containers: what is usable of them, should the real reader refuse the texts.
    pub services: Vec<Service>,
    /// What is wrong, in the order in which it was met.
    pub faults: Vec<Fault>,
    /// Paths of files that the texts name and that were not given.
    pub missing: Vec<String>,
}

impl Reading {
    /// The fault for which the real reader uses nothing.
    pub fn refusal(&self) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.weight == Weight::Refused)
    }

    /// Gives the texts other numbers, so that several readings can be put together.
    pub fn renumber(&mut self, number: impl Fn(SourceId) -> SourceId) {
        let faults = self.faults.iter_mut().filter_map(|fault| fault.at.as_mut());
        for place in faults.chain(self.services.iter_mut().flat_map(Service::places)) {
            place.source = number(place.source);
        }
    }
}

/// Something wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What follows from it.
    pub weight: Weight,
    /// Where, unless it is something that is missing.
    pub at: Option<SourceSpan>,
    /// The fault, lower case, without a full stop. Never holds a secret.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// What the real reader does about a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It uses nothing of the text.
    Refused,
    /// It leaves out this part, or reads it otherwise than it looks.
    Ignored,
    /// It goes on; what happens is not to be known from the texts.
    Unknown,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The text, as the real reader understands it.
    pub value: T,
    /// Where it is written, quotes excluded.
    pub at: SourceSpan,
}

/// The words of an entrypoint and of what it is given as one command, at the place of the first.
pub(in crate::input) fn as_command(parts: impl Iterator<Item = Located<String>>) -> Option<Located<String>> {
    parts.reduce(|first, next| Located { value: format!("{} {}", first.value, next.value), at: first.at })
}

/// A container: a service, a pod's container, a quadlet unit, a `run` command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name in the file.
    pub name: Located<String>,
    /// Who starts it.
    pub starter: Starter,
    /// Through what it meets other containers.
    pub networking: Networking,
    /// The image as written, after interpolation.
    pub image: Option<Located<String>>,
    /// What the container calls itself.
    pub hostname: Option<Located<String>>,
    /// The headless service under whose name others reach a pod by its hostname.
    pub subdomain: Option<Located<String>>,
    /// The name of the container, by which others reach it.
    pub container_name: Option<Located<String>>,
    /// The variables of the container, each name once, in the order in which the names are first written.
    pub environment: Vec<ServiceVariable>,
    /// Inputs of further variables that are not at hand.
    pub missing: Vec<MissingInput>,
    /// Published and exposed ports, in the order of the real reader.
    pub ports: Vec<Port>,
    /// What is mounted.
    pub volumes: Vec<Volume>,
    /// What it is handed beside them: secrets, configs, and the files of volumes that the texts hold.
    pub files: Vec<HandedFile>,
    /// A command of its own in the place of the image's.
    pub command: Option<Located<String>>,
    /// How much memory it may use, in bytes.
    pub memory: Option<Located<u64>>,
    /// How many containers are made of it, where the texts say so.
    pub replicas: Option<Replicas>,
    /// Services that start before this one, sorted.
    pub depends_on: Vec<String>,
    /// Flags of a `run` that say something else, as in `--restart`, and `command` where one follows the image.
    pub flags: Vec<String>,
    /// Where the image, names, ports and volumes are written that hold variables of a shell: their texts are those of the script.
    pub shell: Vec<SourceSpan>,
}

impl Service {
    /// A container of which nothing but the name is known.
    pub fn new(name: Located<String>) -> Self {
        Self {
            name,
            starter: Starter::Other,
            networking: Networking::Untold,
            image: None,
            hostname: None,
            subdomain: None,
            container_name: None,
            environment: Vec::new(),
            missing: Vec::new(),
            ports: Vec::new(),
            volumes: Vec::new(),
            files: Vec::new(),
            command: None,
            memory: None,
            replicas: None,
            depends_on: Vec::new(),
            flags: Vec::new(),
            shell: Vec::new(),
        }
    }

    /// Every place that is noted of it.
    fn places(&mut self) -> impl Iterator<Item = &mut SourceSpan> {
        let texts = [
            &mut self.image,
            &mut self.hostname,
            &mut self.subdomain,
            &mut self.container_name,
            &mut self.command,
        ];
        let texts = texts.into_iter().flatten().map(|text| &mut text.at);
        let variables =
            self.environment.iter_mut().flat_map(|set| [&mut set.name_at, &mut set.value_at]).flatten();
        std::iter::once(&mut self.name.at)
            .chain(self.memory.as_mut().map(|memory| &mut memory.at))
            .chain(self.replicas.as_mut().map(|replicas| &mut replicas.at))
            .chain(texts)
            .chain(self.missing.iter_mut().map(|missing| &mut missing.at))
            .chain(variables)
            .chain(self.ports.iter_mut().map(|port| &mut port.at))
            .chain(self.volumes.iter_mut().map(|volume| &mut volume.at))
            .chain(self.files.iter_mut().flat_map(HandedFile::places))
    }

    /// The variable of this name.
    pub fn variable(&self, name: &str) -> Option<&ServiceVariable> {
        self.environment.iter().find(|variable| variable.name.as_str() == name)
    }
}

/// Who starts a container, which decides by what names it is found and what its volumes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Starter {
    /// `docker compose`.
    Compose,
    /// Kubernetes: a container of a pod.
    Kubernetes,
    /// systemd, by a quadlet unit.
    Quadlet,
    /// A script with `docker run` or `podman run`.
    Run,
    /// Nobody that the texts name.
    #[default]
    Other,
}

/// Containers that are made of one description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replicas {
    /// How many.
    pub count: u32,
    /// The number of the first, where they are numbered.
    pub first: u32,
    /// Who makes them.
    pub by: Replicator,
    /// Where the number is written.
    pub at: SourceSpan,
}

/// Who makes several containers of one description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replicator {
    /// A service of compose: the containers share its volumes.
    Compose,
    /// A stateful set: the pods are numbered, and each has volumes of its own.
    StatefulSet,
    /// A deployment and its like: the pods have no names that anybody knows before.
    Deployment,
}

/// A variable of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceVariable {
    /// Its name.
    pub name: EnvName,
    /// Its value.
    pub value: VariableValue,
    /// Where the name is written; the place of the value, where a larger text such as a config map gives the name.
    pub name_at: Option<SourceSpan>,
    /// Where the value is written, quotes excluded; `None` where it is not written at all.
    pub value_at: Option<SourceSpan>,
}

/// What is known of a variable's value.
#[derive(Clone, PartialEq, Eq)]
pub enum VariableValue {
    /// This text.
    Known(String),
    /// Only the name is written, and nobody gives it a value: the container does not have it.
    Unset,
    /// Something outside the texts decides.
    Unknown(Unknown),
}

impl VariableValue {
    /// Something outside the texts decides; `what` says what.
    pub(super) fn unknown(what: impl Into<Unknown>) -> Self {
        Self::Unknown(what.into())
    }

    /// The text, where it is known.
    pub fn known(&self) -> Option<&str> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unset | Self::Unknown(_) => None,
        }
    }
}

impl fmt::Debug for VariableValue {
    /// Without the value: it may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(_) => f.write_str("Known(…)"),
            Self::Unset => f.write_str("Unset"),
            Self::Unknown(source) => f.debug_tuple("Unknown").field(source).finish(),
        }
    }
}

/// A port of a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// The address on the host; empty for all of them.
    pub host_ip: String,
    /// The port on the host, or a range of them; empty where the host chooses one or none is published.
    pub published: String,
    /// The port inside the container.
    pub target: u32,
    /// `tcp`, `udp` or `sctp`, as written.
    pub protocol: String,
    /// Where it is written.
    pub at: SourceSpan,
}

/// Something mounted into a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// The folder, file or volume on the host; empty for a new anonymous volume.
    pub source: String,
    /// Where the container sees it.
    pub target: String,
    /// Options beside `ro`, as in `Z`, where they are written in one word with it.
    pub options: Vec<String>,
    /// Whether the container may only read it.
    pub read_only: bool,
    /// Where it is written.
    pub at: SourceSpan,
}
