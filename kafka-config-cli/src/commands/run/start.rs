//! The scripts of the image, run on values: what they would say, which files they would write, and what they end in.

use kafka_config_core::derive::{Host, Line, Step};
use kafka_config_core::dialect::Image;
use kafka_config_core::launch::{self, Home, Launched, transcript};
use kafka_config_core::model::{ConfigFile, EnvName, Environment, FileState, Origin};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare};
use kafka_config_core::render::Folders;

use super::arguments::{Arguments, CHECKING};
use super::host;
use super::tree::{HOME, Tree, is_writable};
use crate::commands::setup;
use crate::container::Container;
use crate::exit::Stop;
use crate::secrets::secrets_in;

/// The container with its folders read. Without default files of its own it has those of its version.
pub(super) fn container<'a>(arguments: &'a Arguments, tree: &Tree) -> Result<Container<'a>, Stop> {
    let image = tree.image(arguments.version)?;
    let paths = image.dialect().paths;
    let mut environment = setup::process_environment();
    environment.unset(CHECKING);
    let (default, mounted) = (tree.at(paths.default), tree.at(paths.mounted));
    let mut files = setup::read(&default, &mounted, &tree.at(paths.r#final), image.dialect())?;
    let has_defaults = default.is_dir();
    if !has_defaults {
        for file in ConfigFile::ALL {
            let text = image.dialect().default_text(file);
            files.get_mut(file).default = FileState::Present(text.as_bytes().to_vec());
        }
    }
    let host = Host {
        arguments: &arguments.words,
        secrets: secrets_in(&tree.at(paths.secrets), &environment, &arguments.words)?,
        secrets_folder: Some(tree.told(paths.secrets)),
        final_folder_read_only: arguments.fallback.is_none() && !tree.takes_files(image.dialect()),
        ..Host::default()
    };
    let request = Request {
        image,
        environment,
        files,
        folders: Folders {
            default: tree.told(paths.default),
            mounted: tree.told(paths.mounted),
            r#final: tree.told(paths.r#final),
        },
        entrypoint: Some(host),
        mode: Mode::Compat,
    };
    Ok(Container::of_request(request, has_defaults.then_some(default), mounted))
}

/// What the scripts come to.
pub(super) struct Start {
    /// The environment after them and the files.
    pub(super) prepared: Prepared,
    /// What they say up to the launch.
    pub(super) said: Vec<Line>,
    /// What they end in, unless a check ended them before.
    pub(super) launched: Option<Launched>,
    /// The folder for the files, where it is not the image's own.
    pub(super) folder: Option<String>,
}

impl Start {
    pub(super) fn new(arguments: &Arguments, tree: &Tree, request: &Request<'_>) -> Self {
        let prepared = prepare(request);
        let ended = prepared.failure.as_ref();
        let said = transcript(&prepared.lines, prepared.step, ended, &host::user(tree));
        let folder = fallback(arguments, tree, request.image);
        let is_launched = prepared.step == Step::Launch;
        let launched =
            is_launched.then(|| launched(arguments, tree, request.image, &prepared, folder.as_deref()));
        Self { prepared, said, launched, folder }
    }
}

impl Start {
    /// The broker's configuration, as this machine knows it.
    pub(super) fn server_properties(&self, container: &Container<'_>, tree: &Tree) -> String {
        let own = || tree.told(container.request.image.dialect().paths.r#final);
        format!("{}/server.properties", self.folder.clone().unwrap_or_else(own))
    }
}

/// The folder that stands in for one that cannot be written.
fn fallback(arguments: &Arguments, tree: &Tree, image: Image) -> Option<String> {
    let folder = arguments.fallback.as_ref().filter(|_| !tree.takes_files(image.dialect()))?;
    Some(folder.to_string_lossy().into_owned())
}

fn launched(
    arguments: &Arguments,
    tree: &Tree,
    image: Image,
    prepared: &Prepared,
    configuration: Option<&str>,
) -> Launched {
    let mut environment = prepared.environment.clone();
    if let Some(folder) = &arguments.fallback
        && environment.non_empty("LOG_DIR").is_none()
        && !is_writable(&tree.at(HOME).join("logs"))
        && !is_writable(&tree.at(HOME))
    {
        // Java ends where it cannot write the log of its garbage collector.
        export(&mut environment, "LOG_DIR", folder.join("logs").to_string_lossy().into_owned());
    }
    let is_used = environment.non_empty("KAFKA_JMX_PORT").is_some();
    let is_named = environment.non_empty("KAFKA_JMX_HOSTNAME").is_some();
    let addresses = match &arguments.addresses {
        Some(given) => given.clone(),
        None if is_named => String::new(),
        None => host::addresses(is_used),
    };
    let (path, libraries) = (tree.told(HOME), tree.libraries());
    let archive = arguments.archive.as_deref();
    let home = Home { path: &path, configuration, libraries: &libraries, addresses: &addresses, archive };
    launch::launch(environment, image.version, &home, arguments.tuning)
}

fn export(environment: &mut Environment, name: &str, value: String) {
    let name = EnvName::new(name);
    environment.set(name.clone(), value, Origin::Derived { name, from: Vec::new() });
}
