//! Every file by the reader of its format, with the further files that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kafka_config_core::input::{
    ComposeProject, EnvDialect, Fault, Host, InputFormat, Reading, Texts, Weight, drop_in_folders,
    read_compose, read_env_container, read_kubernetes, read_properties_container, read_quadlet,
    read_run_commands,
};
use kafka_config_core::model::IntoMap;

use super::folder::Folder;
use super::{Deployment, InputOptions, Origin};
use crate::exit::Stop;
use crate::files::Overlay;

type Files = BTreeMap<String, Vec<u8>>;

/// Names of compose files that are looked for, and of those laid over them.
pub(super) const COMPOSE: [&str; 4] =
    ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
pub(super) const OVERRIDES: [&str; 4] = [
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];

/// A file with its format.
struct Input<'a> {
    path: &'a Path,
    bytes: Vec<u8>,
    format: InputFormat,
}

impl Input<'_> {
    fn shown(&self) -> String {
        if self.path.as_os_str() == "-" { "<stdin>".to_owned() } else { self.path.display().to_string() }
    }

    fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// Files that are started together: the compose files of a folder by themselves, and all others.
pub(crate) fn projects(
    paths: Vec<PathBuf>,
    options: &InputOptions,
    overlay: &Overlay,
) -> Result<Vec<Vec<PathBuf>>, Stop> {
    let mut projects: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    let mut others = Vec::new();
    for path in paths {
        if format(&path, &overlay.required(&path)?, options) == InputFormat::Compose {
            let folder = path.parent().unwrap_or(&path).to_owned();
            projects.entry(folder).or_default().push(path);
        } else {
            others.push(path);
        }
    }
    Ok(projects.into_values().chain(Some(others).filter(|others| !others.is_empty())).collect())
}

fn format(path: &Path, bytes: &[u8], options: &InputOptions) -> InputFormat {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    options.dialect.unwrap_or_else(|| InputFormat::detect(&name, bytes))
}

/// Reads all files. The compose files of a folder count as one project, manifests as one cluster.
pub(crate) fn read(paths: &[PathBuf], options: &InputOptions, overlay: &Overlay) -> Result<Deployment, Stop> {
    let mut inputs = Vec::new();
    for path in paths {
        let bytes = overlay.required(path)?;
        let format = format(path, &bytes, options);
        inputs.push(Input { path, bytes, format });
    }
    let mut run = Run { paths, host: options.host(), overlay, deployment: Deployment::default() };
    let of = |format| inputs.iter().filter(move |input| input.format == format);
    let mut projects: BTreeMap<Option<&Path>, Vec<&Input<'_>>> = BTreeMap::new();
    for input in of(InputFormat::Compose) {
        projects.entry(input.path.parent()).or_default().push(input);
    }
    for project in projects.values() {
        run.compose(project)?;
    }
    run.kubernetes(&of(InputFormat::Kubernetes).collect::<Vec<_>>());
    for input in of(InputFormat::Quadlet) {
        run.quadlet(input)?;
    }
    for input in of(InputFormat::DockerRun) {
        run.commands(input)?;
    }
    for input in &inputs {
        run.single(input);
    }
    Ok(run.deployment)
}

struct Run<'a> {
    /// The files that were given: they may be read wherever they lie.
    paths: &'a [PathBuf],
    host: Host,
    overlay: &'a Overlay,
    deployment: Deployment,
}

impl<'a> Run<'a> {
    fn folder(&self, file: &Path) -> Folder<'a> {
        Folder::of(file, self.paths, self.overlay)
    }

    /// Reads as often as files turn up that were missing.
    fn read_all(
        &mut self,
        folder: &Folder<'_>,
        texts: &mut Files,
        read: impl Fn(&Files) -> Reading,
    ) -> Result<Reading, Stop> {
        let mut asked = BTreeSet::new();
        loop {
            let reading = read(texts);
            let missing: Vec<&String> =
                reading.missing.iter().filter(|path| asked.insert((*path).clone())).collect();
            let mut found = false;
            for path in missing {
                if let Some(bytes) = folder.read(path)? {
                    self.deployment.used.extend(folder.path.join(path).canonicalize());
                    texts.insert(path.clone(), bytes);
                    found = true;
                    // A project that is included may have variables beside it.
                    if let Some((beside, _)) = path.rsplit_once('/') {
                        let path = format!("{beside}/.env");
                        texts.extend(folder.read(&path)?.map(|bytes| (path, bytes)));
                    }
                } else if folder.path.join(path).is_file() {
                    self.deployment.faults.push(outside(path));
                }
            }
            if !found {
                return Ok(reading);
            }
        }
    }

    fn compose(&mut self, inputs: &[&Input<'_>]) -> Result<(), Stop> {
        let Some(main) = inputs.first() else { return Ok(()) };
        let folder = self.folder(main.path);
        let (mut texts, mut chosen) = (Files::new(), Vec::new());
        for input in inputs {
            let below = input.path.strip_prefix(&folder.path).unwrap_or(input.path);
            let name = if input.path.as_os_str() == "-" { "<stdin>".into() } else { below.to_string_lossy() };
            texts.insert(name.clone().into_owned(), input.bytes.clone());
            chosen.push(name.into_owned());
        }
        if let [only] = &chosen[..]
            && COMPOSE.contains(&only.as_str())
            && let Some((name, bytes)) = first(&folder, &OVERRIDES)?
        {
            texts.insert(name.clone(), bytes);
            chosen.push(name);
        }
        texts.extend(first(&folder, &[".env"])?);
        let real = folder.real.to_string_lossy().into_owned();
        let host = self.host.clone();
        let reading = self.read_all(&folder, &mut texts, |files| {
            read_compose(&ComposeProject { files, chosen: &chosen, host: &host, folder: &real })
        })?;
        let path = |source: &str| match source {
            "<stdin>" => PathBuf::from("-"),
            _ => folder.path.join(source),
        };
        let origin = Origin { format: InputFormat::Compose, folder: folder.path.clone(), path: &path };
        self.deployment.add(reading, &texts, &origin);
        Ok(())
    }

    fn kubernetes(&mut self, inputs: &[&Input<'_>]) {
        if !inputs.is_empty() {
            let texts = inputs.iter().map(|input| (input.shown(), input.bytes.clone())).into_map();
            let origin = Origin { format: InputFormat::Kubernetes, folder: PathBuf::new(), path: &unshown };
            self.deployment.add(read_kubernetes(&texts), &texts, &origin);
        }
    }

    fn quadlet(&mut self, input: &Input<'_>) -> Result<(), Stop> {
        let folder = self.folder(input.path);
        let mut texts = Files::new();
        for drop_ins in drop_in_folders(&input.name()) {
            for name in folder.names(&drop_ins).into_iter().filter(|name| is_drop_in(name)) {
                let path = format!("{drop_ins}/{name}");
                texts.extend(folder.read(&path)?.map(|bytes| (path, bytes)));
            }
        }
        let name = if input.path.as_os_str() == "-" { "stdin.container".to_owned() } else { input.name() };
        texts.insert(name.clone(), input.bytes.clone());
        let host = self.host.clone();
        let reading = self.read_all(&folder, &mut texts, |files| {
            read_quadlet(&name, &input.bytes, &borrowed(files), &host)
        })?;
        let path =
            |source: &str| if source == "stdin.container" { "-".into() } else { folder.path.join(source) };
        let origin = Origin { format: InputFormat::Quadlet, folder: folder.path.clone(), path: &path };
        self.deployment.add(reading, &texts, &origin);
        Ok(())
    }

    fn commands(&mut self, input: &Input<'_>) -> Result<(), Stop> {
        let folder = self.folder(input.path);
        let (name, host) = (input.shown(), self.host.clone());
        let mut texts = Files::from([(name.clone(), input.bytes.clone())]);
        let reading = self.read_all(&folder, &mut texts, |files| {
            read_run_commands(&name, &input.bytes, &borrowed(files), &host)
        })?;
        let path = |source: &str| if source == name { unshown(&name) } else { folder.path.join(source) };
        let origin = Origin { format: InputFormat::DockerRun, folder: folder.path.clone(), path: &path };
        self.deployment.add(reading, &texts, &origin);
        Ok(())
    }

    /// A file with the variables of one container, unless another file named it.
    fn single(&mut self, input: &Input<'_>) {
        if input.path.canonicalize().is_ok_and(|path| self.deployment.used.contains(&path)) {
            return;
        }
        let (shown, host) = (input.shown(), &self.host);
        let env = |dialect| read_env_container(dialect, &shown, &input.bytes, host);
        let reading = match input.format {
            InputFormat::DockerEnv => env(EnvDialect::Docker),
            InputFormat::PodmanEnv => env(EnvDialect::Podman),
            InputFormat::ComposeEnv => env(EnvDialect::Compose),
            InputFormat::SystemdEnv => env(EnvDialect::Systemd),
            InputFormat::Properties => read_properties_container(&shown, &input.bytes),
            InputFormat::Compose
            | InputFormat::Kubernetes
            | InputFormat::Quadlet
            | InputFormat::DockerRun => return,
        };
        let texts = Files::from([(shown, input.bytes.clone())]);
        let origin = Origin { format: input.format, folder: PathBuf::new(), path: &unshown };
        self.deployment.add(reading, &texts, &origin);
    }
}

fn is_drop_in(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "conf")
}

/// The path of a text that is known by what is shown of it.
fn unshown(name: &str) -> PathBuf {
    PathBuf::from(if name == "<stdin>" { "-" } else { name })
}

/// A file that is there, and is not to be read unasked.
fn outside(path: &str) -> Fault {
    Fault {
        weight: Weight::Unknown,
        at: None,
        message: format!("'{path}' lies outside the folder of the file that names it, so it is not read"),
        help: Some(format!("name '{path}' on the command line, too")),
    }
}

/// The first of these files that is there.
fn first(folder: &Folder<'_>, names: &[&str]) -> Result<Option<(String, Vec<u8>)>, Stop> {
    for name in names {
        if let Some(bytes) = folder.read(name)? {
            return Ok(Some(((*name).to_owned(), bytes)));
        }
    }
    Ok(None)
}

fn borrowed(files: &Files) -> Texts<'_> {
    files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).into_map()
}
