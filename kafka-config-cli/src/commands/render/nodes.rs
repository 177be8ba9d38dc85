//! Which containers of the files are rendered.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use kafka_config_core::dialect::Image;
use kafka_config_core::input::Weight;
use kafka_config_core::model::line_and_column;
use kafka_config_core::nodes::{Assumed, node_of};
use kafka_config_core::report::without_secrets;

use super::arguments::Arguments;
use crate::deployment::{self, Deployment, NamedService, Role};
use crate::exit::Stop;
use crate::options::SourceText;
use crate::print;

/// A node to be rendered.
pub(super) struct Chosen {
    pub(super) service: NamedService,
    pub(super) image: Image,
    pub(super) texts: Rc<[SourceText]>,
    /// Where its files go.
    pub(super) folder: Option<PathBuf>,
}

/// Whether an argument is a file rather than one of the container's command.
pub(super) fn names_file(argument: &str) -> bool {
    const ENDINGS: [&str; 8] = ["yaml", "yml", "container", "env", "sh", "properties", "json", "conf"];
    let path = Path::new(argument);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    argument == "-" || !argument.contains('=') && (path.exists() || ENDINGS.contains(&ending))
}

/// What the files describe; env files become options of the one container.
pub(super) fn deployment(arguments: &mut Arguments) -> Result<Option<Deployment>, Stop> {
    let mut described = Vec::new();
    for path in deployment::expand(&arguments.files)? {
        let bytes = arguments.container.overlay.required(&path)?;
        match Role::of(&path, &bytes, arguments.reading.dialect) {
            Role::Deployment => described.push(path.clone()),
            Role::EnvFile => arguments.container.add_env_file(path.clone()),
            Role::Properties => {
                let help = "is read by Kafka as it is; kafka-config check tells whether it is accepted";
                return Err(Stop::file(&path, help));
            }
        }
        arguments.container.overlay.set(&path, bytes);
    }
    if described.is_empty() {
        return match &arguments.service {
            Some(name) => {
                Err(Stop::Usage(format!("--service {name} needs a file that describes containers")))
            }
            None => Ok(None),
        };
    }
    if arguments.container.sets_variables() {
        return Err(Stop::Usage("env files and --env are for a container by itself".to_owned()));
    }
    deployment::read(&described, &arguments.reading, &arguments.container.overlay).map(Some)
}

/// The node that is asked for; all of them where each has a folder to go to.
pub(super) fn chosen(arguments: &Arguments, mut deployment: Deployment) -> Result<Vec<Chosen>, Stop> {
    let families = arguments.container.families()?;
    let asked = arguments.container.asked(&families)?;
    if !arguments.quiet {
        tell(&deployment);
    }
    let texts: Rc<[SourceText]> = std::mem::take(&mut deployment.texts).into();
    let names: Vec<String> = deployment.services.iter().map(|named| named.name.clone()).collect();
    let mut found = Vec::new();
    for service in deployment.services {
        let node = match &arguments.service {
            Some(name) if *name != service.name => continue,
            _ => node_of(&service.service, &asked),
        };
        match node {
            Some(node) => {
                if let (Some(Assumed::Missing | Assumed::Unknown(_)), false) =
                    (&node.assumed, arguments.quiet)
                {
                    print::note(&format!(
                        "note: {} is rendered as {}; --image says otherwise\n\n",
                        service.name, node.image
                    ));
                }
                let (image, folder) = (node.image, arguments.output_dir.clone());
                found.push(Chosen { service, image, texts: Rc::clone(&texts), folder });
            }
            None if arguments.service.is_some() => {
                return Err(Stop::Usage(format!("the container {} runs no known Kafka image", service.name)));
            }
            None => {}
        }
    }
    let nodes: Vec<&str> = found.iter().map(|node| node.service.name.as_str()).collect();
    match (nodes.as_slice(), &arguments.service) {
        ([], Some(name)) => {
            Err(Stop::Usage(format!("no container is called {name}; there are {}", names.join(", "))))
        }
        ([], None) => Err(Stop::Failed(format!("no container runs Kafka; there are {}", names.join(", ")))),
        ([_], _) => Ok(found),
        (nodes, _) if arguments.output_dir.is_none() => Err(Stop::Usage(format!(
            "several nodes: choose one with --service, or a folder for all with --output-dir; there are {}",
            nodes.join(", ")
        ))),
        _ => {
            for node in &mut found {
                node.folder = node.folder.take().map(|folder| folder.join(&node.service.name));
            }
            Ok(found)
        }
    }
}

/// What is wrong with the files, without the lines, which may hold secrets.
fn tell(deployment: &Deployment) {
    for fault in deployment.faults.iter().filter(|fault| fault.weight != Weight::Unknown) {
        let place = fault.at.and_then(|at| {
            let text = deployment.texts.get(at.source.0)?;
            let (line, column) = line_and_column(&text.bytes, at.span.start);
            Some(format!("{}:{line}:{column}: ", text.path))
        });
        let text = fault.at.and_then(|at| deployment.texts.get(at.source.0));
        let fault = without_secrets(fault, text.map(|text| text.bytes.as_slice()));
        let word = if fault.weight == Weight::Refused { "error" } else { "warning" };
        print::note(&format!("{}{word}: {}\n\n", place.unwrap_or_default(), fault.message));
    }
}
