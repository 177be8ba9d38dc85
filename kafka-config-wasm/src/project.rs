//! A request, read: the inputs, the nodes that they describe, and what is wrong with them.

use std::collections::BTreeSet;
use std::rc::Rc;

use kafka_config_core::dialect::{Family, Image};
use kafka_config_core::input::{Fault, Host, InputFormat, Reading, Service};
use kafka_config_core::model::{IntoMap, IntoSet, SourceId};
use kafka_config_core::nodes::{Asked, Assumed, node_of};
use kafka_config_core::report::{AskedReader, Policy, Reader, Text, TextId};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::reach::Network;

use crate::answer::Format;
use crate::asked::{self, component, format, format_of, policy};
use crate::mounts::Mounts;
use crate::places::Input;
use crate::readings;
use crate::request::Request;

/// A request with its inputs read.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) inputs: Vec<Input>,
    pub(crate) formats: Vec<InputFormat>,
    /// The containers that run Kafka, and files by themselves.
    pub(crate) nodes: Vec<Node>,
    /// All containers, with the folder of what is started by hand.
    pub(crate) services: Vec<(Rc<Service>, String)>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) missing: Vec<String>,
    pub(crate) policy: Policy,
    pub(crate) component: Option<Component>,
    /// The image that is asked for.
    image: Option<Image>,
    /// Image families of the person's own.
    pub(crate) families: Vec<&'static Family>,
    /// The rest of what was asked.
    pub(crate) request: Request,
}

/// A container, or a file that a program reads by itself.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    pub(crate) image: Image,
    pub(crate) subject: Subject,
    pub(crate) network: Network,
}

#[derive(Debug)]
pub(crate) enum Subject {
    Container(Container),
    /// The input with this number.
    Properties(usize),
}

/// A container; its places are in the inputs, by their numbers.
#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) service: Rc<Service>,
    /// Why it is taken to run this image, where the texts name another.
    pub(crate) assumed: Option<Assumed>,
    pub(crate) format: InputFormat,
}

impl Container {
    /// Whether its text holds nothing but the variables of one container.
    pub(crate) fn is_alone(&self) -> bool {
        is_env_file(self.format)
    }
}

impl Project {
    /// Whether an image is asked for.
    pub(crate) fn names_image(&self) -> bool {
        self.image.is_some()
    }

    /// Reads all inputs.
    ///
    /// # Errors
    /// An image, a component or a rule that is not known, or two inputs of one name.
    pub(crate) fn new(mut request: Request) -> Result<Self, String> {
        let mut names = BTreeSet::new();
        if let Some(twice) = request.inputs.iter().find(|input| !names.insert(input.name.as_str())) {
            return Err(format!("two inputs have the name '{}'", twice.name));
        }
        let formats: Vec<InputFormat> = request.inputs.iter().map(format).collect();
        let texts = std::mem::take(&mut request.inputs).into_iter();
        let families = asked::families(std::mem::take(&mut request.families))?;
        let image = asked::image(request.image.as_deref(), &families)?;
        let mut project = Self {
            inputs: texts.map(|input| Input::new(input.name, input.text)).collect(),
            formats,
            nodes: Vec::new(),
            services: Vec::new(),
            faults: Vec::new(),
            missing: Vec::new(),
            policy: policy(&request.rules)?,
            component: component(request.component.as_deref())?,
            image,
            families,
            request,
        };
        project.read(image);
        Ok(project)
    }

    fn read(&mut self, image: Option<Image>) {
        let host: Host = self.request.host_variables.iter().cloned().into_map();
        let readings = readings::read(&self.inputs, &self.formats, &host);
        for (format, reading) in readings.by_format {
            self.add(reading, format, image, &readings.used);
        }
        let mounted = self.mounted();
        let is_free = |number: &usize| !readings.used.contains(number) && !mounted.contains(number);
        for number in (0..self.inputs.len()).filter(is_free) {
            self.properties(number);
        }
        self.missing = readings.missing.into_iter().collect();
    }

    fn add(
        &mut self,
        mut reading: Reading,
        format: InputFormat,
        image: Option<Image>,
        used: &BTreeSet<usize>,
    ) {
        let numbers: Vec<_> = reading.sources.iter().map(|name| self.number(name)).collect();
        for (name, number) in reading.sources.iter().zip(&numbers) {
            let further = number.filter(|number| used.contains(number));
            if let Some(is_read_as) = further.and_then(|number| self.formats.get_mut(number)) {
                *is_read_as = format.of_further(name);
            }
        }
        reading.renumber(|id| SourceId(numbers.get(id.0).copied().flatten().unwrap_or(usize::MAX)));
        let is_refused = reading.refusal().is_some();
        self.faults.append(&mut reading.faults);
        // Docker uses nothing of an env file that it refuses.
        if !(format == InputFormat::DockerEnv && is_refused) {
            reading.services.into_iter().for_each(|service| self.add_service(service, format, image));
        }
    }

    /// The input that a reader calls so.
    fn number(&self, name: &str) -> Option<usize> {
        let position = |name: &str| self.inputs.iter().position(|input| input.name == name);
        position(name).or_else(|| position(name.rsplit('/').next()?))
    }

    /// A container, which is a node where it is one of Kafka's.
    fn add_service(&mut self, service: Service, format: InputFormat, image: Option<Image>) {
        let usual = crate::schema::newest();
        let asked = Asked { image, version: None, usual, families: &self.families };
        let found = if is_env_file(format) {
            Some((image.unwrap_or(usual), None))
        } else {
            node_of(&service, &asked).map(|node| (node.image, node.assumed))
        };
        let service = Rc::new(service);
        let input = self.inputs.get(service.name.at.source.0);
        let folder = input.filter(|_| matches!(format, InputFormat::Quadlet | InputFormat::DockerRun));
        let folder = folder.and_then(|input| Some(input.name.rsplit_once('/')?.0.to_owned()));
        self.services.push((Rc::clone(&service), folder.unwrap_or_default()));
        if let Some((image, assumed)) = found {
            let name = match input {
                Some(input) if format == InputFormat::DockerEnv => input.name.clone(),
                _ => service.name.value.clone(),
            };
            let (name, network) = (self.free_name(&name), network(&service, format));
            let subject = Subject::Container(Container { service, assumed, format });
            self.nodes.push(Node { name, image, subject, network });
        }
    }

    /// The inputs that containers find as their configuration files.
    fn mounted(&self) -> BTreeSet<usize> {
        let containers = self.nodes.iter().filter_map(|node| match &node.subject {
            Subject::Container(container) => {
                let (service, dialect) = (&*container.service, node.image.dialect());
                Some(Mounts { service, dialect, inputs: &self.inputs }.config())
            }
            Subject::Properties(_) => None,
        });
        let insets = containers.flat_map(|config| config.insets);
        insets.filter_map(|(_, inset)| Some(inset.written?.source.0)).into_set()
    }

    /// A file of properties.
    fn properties(&mut self, number: usize) {
        let format = self.formats.get(number);
        if let Some(input) = self.inputs.get(number).filter(|_| format == Some(&InputFormat::Properties)) {
            let (name, network) = (self.free_name(&input.name), Network::default());
            let of_reader = || Image::apache(self.reader(number)?.version).ok();
            let image = self.image.or_else(of_reader).unwrap_or_else(crate::schema::newest);
            self.nodes.push(Node { name, image, subject: Subject::Properties(number), network });
        }
    }

    /// What reads a file of properties.
    pub(crate) fn reader_of(&self, node: &Node) -> Option<Reader> {
        match node.subject {
            Subject::Properties(number) => self.reader(number),
            Subject::Container(_) => None,
        }
    }

    fn reader(&self, number: usize) -> Option<Reader> {
        let version = self.image.map(|image| image.version);
        let asked = AskedReader { component: self.component, version };
        self.inputs.get(number).map(|input| Reader::of(&input.name, input.bytes(), asked))
    }

    fn free_name(&self, name: &str) -> String {
        free_name(name, |wanted| self.nodes.iter().all(|node| node.name != wanted))
    }

    /// The inputs as texts that places point into.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (TextId, Text<'_>)> {
        self.inputs
            .iter()
            .zip(&self.formats)
            .enumerate()
            .map(|(number, (input, format))| (TextId::Variables(SourceId(number)), input.text_of(*format)))
    }

    /// The formats as JavaScript knows them.
    pub(crate) fn answer_formats(&self) -> Vec<Format> {
        self.formats.iter().map(|format| format_of(*format)).collect()
    }
}

fn network(service: &Service, format: InputFormat) -> Network {
    let aliases = [&service.hostname, &service.container_name];
    let aliases = aliases.into_iter().flatten().map(|one| one.value.clone());
    let names = std::iter::once(service.name.value.clone()).chain(aliases).collect();
    let ports = service
        .ports
        .iter()
        .filter(|port| !port.published.is_empty())
        .filter_map(|port| Some((port.published.parse().ok()?, port.target)));
    let published = matches!(format, InputFormat::Compose | InputFormat::DockerRun | InputFormat::Quadlet)
        .then(|| ports.collect());
    Network { names, published }
}

pub(crate) fn is_env_file(format: InputFormat) -> bool {
    matches!(
        format,
        InputFormat::DockerEnv | InputFormat::PodmanEnv | InputFormat::ComposeEnv | InputFormat::SystemdEnv
    )
}

/// The name, with a number where it is taken.
pub(crate) fn free_name(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| is_free(name)).unwrap_or_default()
}
