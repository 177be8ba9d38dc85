//! The nodes of a deployment, checked together.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use kafka_config_core::input::{Fault, InputFormat, Service};
use kafka_config_core::model::{IntoMap, IntoSet, KafkaVersion, SourceId, SourceSpan};
use kafka_config_core::nodes::node_of;
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report::{self, Policy, Section, Sources, TextId};
use kafka_config_core::validate::{Member, NodeAnswer, check_deployment};

use crate::container::{self, Container};
use crate::deployment::{Deployment, NamedService};
use crate::exit::Stop;
use crate::options::{ContainerOptions, SourceText};

/// What is read and found.
pub(super) struct Deployed<'a> {
    texts: Rc<[SourceText]>,
    faults: Vec<Fault>,
    nodes: Vec<Checked<'a>>,
    /// How the files are called together.
    name: String,
}

struct Checked<'a> {
    name: String,
    path: String,
    at: SourceSpan,
    container: Container<'a>,
    answer: NodeAnswer,
}

impl<'a> Deployed<'a> {
    /// Checks the nodes of a deployment together.
    pub(super) fn new(options: &'a ContainerOptions, mut deployment: Deployment) -> Result<Self, Stop> {
        let texts: Rc<[SourceText]> = std::mem::take(&mut deployment.texts).into();
        let families = options.families()?;
        let asked = options.asked(&families)?;
        let mut found = Vec::new();
        for named in &deployment.services {
            if let Some(node) = node_of(&named.service, &asked) {
                let container =
                    container::of_service(options, &texts, named, node.image, Mode::Compat, None)?;
                found.push((named, node, container));
            }
        }
        if found.is_empty() && !deployment.is_refused() {
            return Err(Stop::Failed(no_node(&deployment, &texts)));
        }
        let members = found.iter().map(|(named, node, container)| Member {
            name: &named.name,
            service: &named.service,
            request: &container.request,
            assumed: node.assumed.as_ref(),
            closed: is_closed(&named.service, &texts),
        });
        let members: Vec<Member<'_>> = members.collect();
        let folders: BTreeSet<&Path> =
            deployment.services.iter().map(|named| named.folder.as_path()).into_set();
        let machine = |named: &NamedService| folders.iter().position(|folder| *folder == named.folder);
        let services: Vec<(&Service, usize)> = deployment
            .services
            .iter()
            .map(|named| (&named.service, machine(named).unwrap_or_default()))
            .collect();
        let answers = check_deployment(&members, &services);
        drop(members);
        let nodes = found.into_iter().zip(answers).map(|((named, _, container), answer)| {
            let (path, name) = (path_of(&named.service, &texts), named.name.clone());
            let at = named.service.name.at;
            Checked { name, path, at, container, answer }
        });
        let nodes = nodes.collect();
        let name = texts.first().map_or(String::new(), |text| text.path.clone());
        Ok(Self { nodes, texts: Rc::clone(&texts), faults: deployment.faults, name })
    }

    /// One section for the files, where there is something to say of them, and one for each node.
    pub(super) fn sections(&self, policy: &Policy) -> Vec<Section> {
        let of_files = (!self.faults.is_empty())
            .then(|| report::of_faults(self.name.clone(), &self.faults, &self.sources_of_files(), policy));
        let mut sections: Vec<Section> = self.nodes.iter().map(|node| node.section(policy)).collect();
        let names: Vec<&str> = self.nodes.iter().map(|node| node.name.as_str()).collect();
        report::fold(&mut sections, &names);
        of_files.into_iter().chain(sections).collect()
    }

    /// The texts of each section.
    pub(super) fn sources(&self) -> impl Iterator<Item = Sources<'_>> {
        let of_files = (!self.faults.is_empty()).then(|| self.sources_of_files());
        of_files.into_iter().chain(self.nodes.iter().map(|node| node.container.sources()))
    }

    /// The texts of all sections.
    pub(super) fn sources_of_files(&self) -> Sources<'_> {
        let texts = self
            .texts
            .iter()
            .enumerate()
            .map(|(number, text)| (TextId::Variables(SourceId(number)), text.text()));
        Sources::new(texts.into_map(), None)
    }

    /// The release of the first node.
    pub(super) fn version(&self) -> Option<KafkaVersion> {
        self.nodes.first().map(|node| node.container.request.image.version)
    }

    /// The file that is a text of all sections.
    pub(super) fn file(&self, text: TextId) -> Option<PathBuf> {
        match text {
            TextId::Variables(SourceId(number)) => self.texts.get(number).map(|text| text.file.clone()),
            TextId::Mounted(_) | TextId::Default(_) => None,
        }
    }

    /// Whether TLS needs files of the secrets folder, and none was named.
    pub(super) fn lacks_secrets_dir(&self) -> bool {
        self.nodes.iter().any(|node| node.container.lacks_secrets_dir)
    }
}

impl Checked<'_> {
    fn section(&self, policy: &Policy) -> Section {
        let Self { name, path, at, container, answer } = self;
        let mut sources = container.sources();
        sources.home = Some(*at);
        let diagnostics = answer.diagnostics.clone();
        let section =
            report::of_container(&container.request, &answer.prepared, diagnostics, &sources, policy);
        Section { name: format!("{path}: {name}"), path: Some(path.clone()), ..section }
    }
}

/// The containers of a compose project share a network that only they are in.
fn is_closed(service: &Service, texts: &[SourceText]) -> bool {
    let text = texts.get(service.name.at.source.0);
    text.is_some_and(|text| text.format == InputFormat::Compose)
}

fn path_of(service: &Service, texts: &[SourceText]) -> String {
    texts.get(service.name.at.source.0).map_or(String::new(), |text| text.path.clone())
}

/// Why there is nothing to check.
fn no_node(deployment: &Deployment, texts: &[SourceText]) -> String {
    let files = texts.first().map_or_else(|| Path::new("").display().to_string(), |text| text.path.clone());
    let images = deployment.services.iter().map(|named| {
        let image = named.service.image.as_ref().map_or("no image", |image| image.value.as_str());
        format!("{} ({image})", named.name)
    });
    let images: Vec<String> = images.collect();
    match images.as_slice() {
        [] => match deployment.faults.first() {
            Some(Fault { message, help, .. }) => {
                let help = help.as_ref().map_or(String::new(), |help| format!("; {help}"));
                format!("{files}: {message}{help}")
            }
            None => format!("{files}: there is no container in it"),
        },
        _ => format!(
            "{files}: no container runs Kafka: {}; --image says what an image of your own is made from",
            images.join(", ")
        ),
    }
}
