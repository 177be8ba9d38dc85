//! Deployment files before all rules: every finding has help and lies in its text, no report repeats a secret, and a
//! fix leaves a text that can be read again.

use std::collections::BTreeMap;

use kafka_config_core::derive;
use kafka_config_core::diagnostics::Severity;
use kafka_config_core::input::{
    ComposeProject, Host, InputFormat, Reading, Service, read_compose, read_kubernetes, read_quadlet,
    read_run_commands,
};
use kafka_config_core::model::{ConfigFile, ConfigFiles, FileState, KafkaVersion, SourceId};
use kafka_config_core::nodes::{Asked, environment_of, node_of};
use kafka_config_core::pipeline::{Mode, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{
    self, Policy, Report, Section, Sources, Text, TextId, concise, github, json, junit, sarif,
};
use kafka_config_core::schema::Component;
use kafka_config_core::validate::{Member, check_deployment};

/// What stands in the secret value of the text, where it has one.
const SECRET: &str = "hunter2swordfish";

/// Any bytes as a file of the format that the first byte chooses.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let Some((first, text)) = data.split_first() else { return };
    let formats =
        [InputFormat::Compose, InputFormat::Kubernetes, InputFormat::Quadlet, InputFormat::DockerRun];
    let format = formats[usize::from(*first) % formats.len()];
    let sections = sections(format, text);
    let report = Report { kafka_version: KafkaVersion::NEWEST, component: Component::Broker, sections };
    for entry in report.entries() {
        assert!(entry.diagnostic.finding.help.is_some(), "no help in {:?}", entry.diagnostic);
        if let Some(place) = &entry.place {
            assert!(
                place.span.start <= place.span.end && place.span.end <= text.len(),
                "{place:?} lies outside"
            );
        }
    }
    for text in [
        json(&report),
        sarif(&report, false),
        concise(&report),
        github(&report),
        junit(&report, Severity::Warning),
    ] {
        assert!(!text.contains(SECRET), "a secret is in\n{text}");
    }
}

fn read(format: InputFormat, text: &[u8]) -> Reading {
    let (host, none) = (Host::new(), BTreeMap::new());
    let files = BTreeMap::from([("f.yaml".to_owned(), text.to_vec())]);
    match format {
        InputFormat::Kubernetes => read_kubernetes(&files),
        InputFormat::Quadlet => read_quadlet("f.container", text, &none, &host),
        InputFormat::DockerRun => read_run_commands("f", text, &none, &host),
        _ => {
            let chosen = ["f.yaml".to_owned()];
            read_compose(&ComposeProject { files: &files, chosen: &chosen, host: &host, folder: "/p" })
        }
    }
}

fn sections(format: InputFormat, text: &[u8]) -> Vec<Section> {
    let reading = read(format, text);
    let asked = Asked {
        image: None,
        version: None,
        usual: "apache/kafka:4.1.1".parse().expect("an image"),
        families: &[],
    };
    let nodes: Vec<_> =
        reading.services.iter().filter_map(|one| Some((one, node_of(one, &asked)?))).collect();
    let requests: Vec<Request<'_>> =
        nodes.iter().map(|(service, node)| request(node.image, service)).collect();
    let members = nodes.iter().zip(&requests).map(|((service, node), request)| Member {
        name: &service.name.value,
        service,
        request,
        assumed: node.assumed.as_ref(),
        closed: format == InputFormat::Compose,
    });
    let members: Vec<Member<'_>> = members.collect();
    let services: Vec<(&Service, usize)> = reading.services.iter().map(|service| (service, 0)).collect();
    let answers = check_deployment(&members, &services);
    let policy = Policy::default();
    let mut sections =
        vec![report::of_faults("f".to_owned(), &reading.faults, &sources(format, text, None), &policy)];
    for (request, answer) in requests.iter().zip(answers) {
        let sources = sources(format, text, Some(request));
        sections.push(report::of_container(request, &answer.prepared, answer.diagnostics, &sources, &policy));
    }
    sections
}

fn request(image: kafka_config_core::dialect::Image, service: &Service) -> Request<'static> {
    let dialect = image.dialect();
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(dialect.default_text(file).as_bytes().to_vec());
    }
    let environment = environment_of(service, dialect);
    let (entrypoint, folders) = (Some(derive::Host::default()), Folders::default());
    Request { image, environment, files, folders, entrypoint, mode: Mode::Compat }
}

fn sources<'a>(format: InputFormat, text: &'a [u8], request: Option<&'a Request<'a>>) -> Sources<'a> {
    let texts = BTreeMap::from([(TextId::Variables(SourceId(0)), Text::of_format("f", text, format))]);
    Sources::new(texts, request)
}
