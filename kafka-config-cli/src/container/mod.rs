//! A container to be asked about: its folders on this machine, read into a request.

mod directories;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use kafka_config_core::derive::{self, Host};
use kafka_config_core::diagnostics::Diagnostic;
use kafka_config_core::dialect::Image;
use kafka_config_core::layers::Resolved;
use kafka_config_core::model::{ConfigFile, Environment, FileState, Inset, IntoMap, SourceId};
use kafka_config_core::nodes::{FileAt, MountedConfig, MountedFrom, environment_of, file_at, mounted_config};
use kafka_config_core::pipeline::{self, Mode, Prepared, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{Sources, Text, TextId};
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::{self, Disk, Facts};

use crate::deployment::NamedService;
use crate::exit::Stop;
use crate::files;
use crate::options::{ContainerOptions, SourceText};
use crate::root::Root;
use crate::secrets::{Look, files_named, in_secrets_folder, secrets};

use directories::{Directories, config_files};
pub(crate) use directories::{given, is_binary};

/// Everything read that a command needs.
pub(crate) struct Container<'a> {
    /// The question for core.
    pub(crate) request: Request<'a>,
    /// The texts that variables came from.
    pub(crate) sources: Rc<[SourceText]>,
    /// Folder of the default files, unless they are the image's own.
    pub(crate) default_dir: Option<PathBuf>,
    /// Folder of the mounted files.
    pub(crate) mounted_dir: Option<PathBuf>,
    /// Mounted files that are no folder's: the file of this machine, or where a text holds it.
    mounted_files: BTreeMap<ConfigFile, Result<PathBuf, Inset>>,
    /// Whether TLS needs files of the secrets folder, and none was named.
    pub(crate) lacks_secrets_dir: bool,
    /// Where the container's own final folder lies, where the question is about a folder tree.
    pub(crate) final_dir: Option<PathBuf>,
    /// The container's file system, where it is at hand.
    root: Option<Root>,
}

/// Core's answers.
pub(crate) struct Answer {
    /// The files.
    pub(crate) prepared: Prepared,
    /// What Kafka reads in `server.properties`.
    pub(crate) resolved: Resolved,
    /// What hurts.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl<'a> Container<'a> {
    /// A container whose request is at hand.
    pub(crate) fn of_request(
        request: Request<'a>,
        default_dir: Option<PathBuf>,
        mounted_dir: PathBuf,
    ) -> Self {
        Self {
            request,
            sources: Rc::new([]),
            default_dir,
            mounted_dir: Some(mounted_dir),
            mounted_files: BTreeMap::new(),
            lacks_secrets_dir: false,
            final_dir: None,
            root: None,
        }
    }
}

impl Container<'_> {
    /// Runs the pipeline and the rules about the container itself.
    pub(crate) fn answer(&self) -> Answer {
        self.answer_with(validate::check_container)
    }

    /// Runs the pipeline and all rules, Kafka's own among them. Where nothing says that the container is one of Kafka's, its
    /// variables may be an application's.
    pub(crate) fn checked_answer(&self, is_named: bool) -> Answer {
        let check = if is_named { validate::check_with } else { validate::check_unclaimed };
        let schema = Schema::of(self.request.image.version);
        self.answer_with(|facts| {
            let needed = |disk: &Disk| {
                let configuration = validate::configuration(facts, &schema, Some(disk));
                configuration.needed().map(str::to_owned).collect()
            };
            let disk = self.root.as_ref().map(|root| root.disk(needed));
            check(facts, &validate::configuration(facts, &schema, disk.as_ref()))
        })
    }

    fn answer_with(&self, check: impl FnOnce(&Facts<'_>) -> Vec<Diagnostic>) -> Answer {
        let prepared = pipeline::prepare(&self.request);
        let resolved = pipeline::resolve_with_defaults(&self.request, &prepared);
        let facts = Facts::new(&self.request, &prepared, &resolved);
        let diagnostics = check(&facts);
        // The process ends soon; the kernel frees the trees of the logging files in one go.
        std::mem::forget(facts);
        Answer { prepared, resolved, diagnostics }
    }

    /// The texts that origins point into.
    pub(crate) fn sources(&self) -> Sources<'_> {
        let variables = self
            .sources
            .iter()
            .enumerate()
            .map(|(index, source)| (TextId::Variables(SourceId(index)), source.text()));
        let files = ConfigFile::ALL.into_iter().flat_map(|file| {
            let set = self.request.files.get(file);
            let own = self.mounted_files.get(&file).and_then(|from| from.as_ref().ok());
            let mounted = match (own, set.mounted.bytes()) {
                (Some(path), Some(bytes)) => Some(Text::new(path.display().to_string(), bytes)),
                _ => self.text(&set.mounted, file, self.mounted_dir.as_deref()),
            };
            [
                mounted.map(|text| (TextId::Mounted(file), text)),
                self.text(&set.default, file, self.default_dir.as_deref())
                    .map(|text| (TextId::Default(file), text)),
            ]
        });
        let texts = variables.chain(files.flatten()).into_map();
        let insets =
            self.mounted_files.iter().filter_map(|(file, from)| Some((*file, *from.as_ref().err()?)));
        Sources::new(texts, Some(&self.request)).with_insets(insets)
    }

    /// The file on this machine that is a text of the user.
    pub(crate) fn file(&self, text: TextId) -> Option<PathBuf> {
        match text {
            TextId::Variables(SourceId(index)) => self.sources.get(index).map(|source| source.file.clone()),
            TextId::Mounted(file) => match self.mounted_files.get(&file) {
                Some(from) => from.as_ref().ok().cloned(),
                None => Some(self.path(file, self.mounted_dir.as_deref())),
            },
            TextId::Default(_) => None,
        }
    }

    /// Puts what the container's description mounts in the place of the user's files.
    fn mount(&mut self, config: MountedConfig, named: &NamedService) -> Result<(), Stop> {
        for (file, mounted) in config.files {
            let place = match mounted.from {
                MountedFrom::Host(path) => Ok(named.place(&path)),
                MountedFrom::Text(inset) => Err(inset),
            };
            if let (FileState::Present(bytes), Ok(path)) = (&mounted.state, &place)
                && is_binary(bytes)
            {
                return Err(Stop::file(path, "is a binary file, not a configuration"));
            }
            self.request.files.get_mut(file).mounted = mounted.state;
            self.mounted_files.insert(file, place);
        }
        if let Some(host) = &mut self.request.entrypoint {
            host.gaps.extend(config.gaps);
        }
        Ok(())
    }

    fn text<'s>(&self, state: &'s FileState, file: ConfigFile, folder: Option<&Path>) -> Option<Text<'s>> {
        let path = self.path(file, folder).display().to_string();
        let bytes = state.bytes()?;
        Some(if folder.is_some() { Text::new(path, bytes) } else { Text::built_in(path, bytes) })
    }

    fn path(&self, file: ConfigFile, folder: Option<&Path>) -> PathBuf {
        let name = self.request.image.dialect().file_name(file);
        folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name))
    }
}

/// The container of a deployment. Folders that the files mount count where they lie below those files.
pub(crate) fn of_service<'a>(
    options: &'a ContainerOptions,
    texts: &Rc<[SourceText]>,
    named: &NamedService,
    image: Image,
    mode: Mode,
    output_dir: Option<&Path>,
) -> Result<Container<'a>, Stop> {
    let dialect = image.dialect();
    let directories = Directories {
        default: given(options.default_dir.as_deref())?,
        mounted: given(options.mounted_dir.as_deref())?,
        secrets: given(options.secrets_dir.as_deref())?,
        r#final: None,
        existing: output_dir.map(Path::to_owned),
    };
    let environment = environment_of(&named.service, dialect);
    let look = |path: &str| file_at(&named.service, path, |path| named.state(path));
    let config = match directories.mounted {
        Some(_) => MountedConfig::default(),
        None => mounted_config(&named.service, dialect, |path| named.state(path))?,
    };
    let mut container = container(options, directories, image, (environment, Rc::clone(texts)), mode, &look)?;
    container.mount(config, named)?;
    Ok(container)
}

/// Reads what the options name. `output_dir` is where leftovers of an earlier start lie.
pub(crate) fn read<'a>(
    options: &'a ContainerOptions,
    mode: Mode,
    output_dir: Option<&Path>,
) -> Result<Container<'a>, Stop> {
    read_with(options, None, mode, output_dir)
}

/// [`read`], with an env file of the container's own.
pub(crate) fn read_with<'a>(
    options: &'a ContainerOptions,
    env_file: Option<&Path>,
    mode: Mode,
    output_dir: Option<&Path>,
) -> Result<Container<'a>, Stop> {
    given(options.root.as_deref())?;
    let tree = tree(options, env_file);
    // A folder of the image counts where it is there.
    let own = |path: &str| tree.as_ref().map(|root| root.join(path)).filter(|folder| folder.is_dir());
    let r#final = tree.as_ref().map(|root| root.join("opt/kafka/config"));
    let directories = Directories {
        default: given(options.default_dir.as_deref())?.or_else(|| own("etc/kafka/docker")),
        mounted: given(options.mounted_dir.as_deref())?.or_else(|| own("mnt/shared/config")),
        secrets: given(options.secrets_dir.as_deref())?.or_else(|| own("etc/kafka/secrets")),
        existing: output_dir.map(Path::to_owned).or_else(|| r#final.clone()),
        r#final,
    };
    let image = options.image(directories.default.as_deref())?;
    let (environment, sources) = options.environment(env_file, image.dialect())?;
    let tree = tree.map(Root::new);
    let look = |path: &str| {
        let place = tree.as_ref().and_then(|tree| tree.place(path).ok()).filter(|path| path.is_file());
        place.map_or(Ok(FileAt::Image), |place| files::state(&place).map(FileAt::Known))
    };
    container(options, directories, image, (environment, sources.into()), mode, &look)
}

fn container<'a>(
    options: &'a ContainerOptions,
    directories: Directories,
    image: Image,
    (environment, sources): (Environment, Rc<[SourceText]>),
    mode: Mode,
    look: Look<'_>,
) -> Result<Container<'a>, Stop> {
    let dialect = image.dialect();
    let advertises_tls =
        environment.non_empty("KAFKA_ADVERTISED_LISTENERS").is_some_and(|list| list.contains("SSL://"));
    let folder = directories.secrets.as_deref();
    let named = derive::secrets_read(&environment, &options.arguments);
    let mut places = named.iter().map(|(name, _)| look(&in_secrets_folder(name, dialect)));
    let lacks_secrets_dir = advertises_tls
        && folder.is_none()
        && places.any(|place| place.is_ok_and(|place| place == FileAt::Image));
    let request = Request {
        image,
        files: config_files(image, &directories, &options.overlay)?,
        folders: Folders {
            default: dialect.paths.default.to_owned(),
            mounted: dialect.paths.mounted.to_owned(),
            r#final: dialect.paths.r#final.to_owned(),
        },
        entrypoint: Some(Host {
            arguments: &options.arguments,
            secrets: secrets(&environment, options, dialect, folder, look)?,
            files: files_named(&environment, dialect, options.secrets_dir.as_deref(), look)?,
            ..Host::default()
        }),
        environment,
        mode,
    };
    Ok(Container {
        request,
        sources,
        default_dir: directories.default,
        mounted_dir: directories.mounted,
        mounted_files: BTreeMap::new(),
        lacks_secrets_dir,
        final_dir: directories.r#final,
        root: options.root(),
    })
}

/// What stands for `/`: `--root`, or this machine's own where the question names no other image.
fn tree(options: &ContainerOptions, env_file: Option<&Path>) -> Option<PathBuf> {
    let own = || (env_file.is_none() && options.is_about_this_machine()).then(|| PathBuf::from("/"));
    options.root.clone().or_else(own)
}
