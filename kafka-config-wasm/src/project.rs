//! A request, read: the inputs, the nodes that they describe, and what is wrong with them.

use std::collections::BTreeSet;

use kafka_config_core::dialect::Image;
use kafka_config_core::input::{Host, InputFormat, Reading, Service, VariableValue, Weight};
use kafka_config_core::model::{EnvName, SourceId, SourceSpan, VariableSpan};
use kafka_config_core::report::Policy;
use kafka_config_core::schema::Component;
use kafka_config_core::validate::reach::Network;

use crate::answer::{Format, Problem, Severity};
use crate::asked::{component, format, format_of, policy};
use crate::places::Input;
use crate::request::Request;
use crate::{env_file, readings};

/// A request with its inputs read.
#[derive(Debug)]
pub(crate) struct Project {
    pub(crate) inputs: Vec<Input>,
    pub(crate) formats: Vec<InputFormat>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) missing: Vec<String>,
    pub(crate) policy: Policy,
    pub(crate) component: Component,
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
    Container(Vec<Variable>),
    /// The input with this number.
    Properties(usize),
}

/// A variable with the places of its parts; the sources are numbers of inputs.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) name: EnvName,
    pub(crate) value: String,
    pub(crate) name_at: Option<SourceSpan>,
    pub(crate) value_at: Option<SourceSpan>,
}

impl Variable {
    /// Where it stands.
    pub(crate) fn at(&self) -> Option<VariableSpan> {
        VariableSpan::of_parts(self.name_at, self.value_at)
    }
}

impl Project {
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
        let image = request.image.as_deref().map(str::parse::<Image>).transpose();
        let mut project = Self {
            inputs: texts.map(|input| Input::new(input.name, input.text)).collect(),
            formats,
            nodes: Vec::new(),
            problems: Vec::new(),
            missing: Vec::new(),
            policy: policy(&request.rules)?,
            component: component(request.component.as_deref())?,
            request,
        };
        project.read(image.map_err(|error| error.to_string())?);
        Ok(project)
    }

    fn read(&mut self, image: Option<Image>) {
        let host: Host = self.request.host_variables.iter().cloned().collect();
        let readings = readings::read(&self.inputs, &self.formats, &host);
        for (format, reading) in readings.by_format {
            self.add(reading, format, image);
        }
        for number in (0..self.inputs.len()).filter(|number| !readings.used.contains(number)) {
            self.single(number, image.unwrap_or_else(crate::schema::newest));
        }
        self.missing = readings.missing.into_iter().collect();
    }

    fn add(&mut self, reading: Reading, format: InputFormat, image: Option<Image>) {
        let names = &self.inputs;
        let number = |source: SourceId| {
            let name = reading.sources.get(source.0)?;
            let last = name.rsplit('/').next();
            let exact = names.iter().position(|input| input.name == *name);
            exact.or_else(|| names.iter().position(|input| Some(input.name.as_str()) == last))
        };
        let sources: Vec<_> = (0..reading.sources.len()).map(|index| number(SourceId(index))).collect();
        let moved = |at: SourceSpan| {
            let source = SourceId((*sources.get(at.source.0)?)?);
            Some(SourceSpan { source, span: at.span })
        };
        for fault in reading.faults {
            let place = fault.at.and_then(moved).and_then(|at| self.place(at));
            let severity = severity(fault.weight);
            self.problems.push(Problem { severity, message: fault.message, help: fault.help, place });
        }
        for service in reading.services {
            if let Some(node) = self.node(&service, format, image, &moved) {
                self.nodes.push(node);
            }
        }
    }

    /// A container, where it is one of Kafka's.
    fn node(
        &mut self,
        service: &Service,
        format: InputFormat,
        image: Option<Image>,
        moved: &impl Fn(SourceSpan) -> Option<SourceSpan>,
    ) -> Option<Node> {
        let written = service.image.as_ref();
        let own = written.map(|image| image.value.parse::<Image>());
        let is_kafka = matches!(own, None | Some(Ok(_)))
            || service.environment.iter().any(|one| is_of_broker(&one.name));
        if !is_kafka {
            return None;
        }
        if let (Some(Err(error)), Some(written), None) = (&own, written, image) {
            let place = moved(written.at).and_then(|at| self.place(at));
            let (severity, help) =
                (Severity::Warning, Some("shown as the newest apache/kafka image".to_owned()));
            self.problems.push(Problem { severity, message: error.to_string(), help, place });
        }
        let mut variables = Vec::new();
        for one in &service.environment {
            let (name_at, value_at) = (one.name_at.and_then(moved), one.value_at.and_then(moved));
            match &one.value {
                VariableValue::Known(value) => variables.push(Variable {
                    name: one.name.clone(),
                    value: value.clone(),
                    name_at,
                    value_at,
                }),
                VariableValue::Unset => {}
                VariableValue::Unknown(source) => self.problems.push(Problem {
                    severity: Severity::Info,
                    message: format!("{} comes from {source}, which is not known here", one.name),
                    help: None,
                    place: name_at.and_then(|at| self.place(at)),
                }),
            }
        }
        let image = image.or_else(|| own.and_then(Result::ok)).unwrap_or_else(crate::schema::newest);
        let name = self.free_name(&service.name.value);
        Some(Node { name, image, subject: Subject::Container(variables), network: network(service, format) })
    }

    /// An env file of docker, or a file of properties.
    fn single(&mut self, number: usize, image: Image) {
        let (Some(format), Some(input)) = (self.formats.get(number), self.inputs.get(number)) else { return };
        let subject = match format {
            InputFormat::DockerEnv => match env_file::variables(number, input) {
                Ok(variables) => Subject::Container(variables),
                Err(problem) => return self.problems.push(*problem),
            },
            InputFormat::Properties => Subject::Properties(number),
            _ => return,
        };
        let name = self.free_name(&input.name.clone());
        self.nodes.push(Node { name, image, subject, network: Network::default() });
    }

    fn free_name(&self, name: &str) -> String {
        let is_free = |wanted: &str| self.nodes.iter().all(|node| node.name != wanted);
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        std::iter::once(name.to_owned()).chain(numbered).find(|name| is_free(name)).unwrap_or_default()
    }

    fn place(&self, at: SourceSpan) -> Option<crate::answer::Place> {
        Some(self.inputs.get(at.source.0)?.place(at.source.0, at.span))
    }

    /// The formats as JavaScript knows them.
    pub(crate) fn answer_formats(&self) -> Vec<Format> {
        self.formats.iter().map(|format| format_of(*format)).collect()
    }
}

/// Whether only a broker or controller gets a variable of this name.
fn is_of_broker(name: &EnvName) -> bool {
    const NAMES: [&str; 5] = [
        "KAFKA_PROCESS_ROLES",
        "KAFKA_BROKER_ID",
        "KAFKA_NODE_ID",
        "KAFKA_LISTENERS",
        "KAFKA_ADVERTISED_LISTENERS",
    ];
    NAMES.contains(&name.as_str()) || name.as_str().starts_with("KAFKA_CFG_")
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

fn severity(weight: Weight) -> Severity {
    match weight {
        Weight::Refused => Severity::Error,
        Weight::Ignored => Severity::Warning,
        Weight::Unknown => Severity::Info,
    }
}
