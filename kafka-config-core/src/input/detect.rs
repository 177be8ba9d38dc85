//! Which format a text has, by its name and its lines.

use std::fmt;
use std::str::FromStr;

/// A format that people hold variables in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputFormat {
    /// An env file of `docker run`.
    DockerEnv,
    /// An env file of `podman run` and of quadlet units.
    PodmanEnv,
    /// An env file of compose.
    ComposeEnv,
    /// An env file of a systemd service.
    SystemdEnv,
    /// A compose file.
    Compose,
    /// A `.container` unit.
    Quadlet,
    /// Manifests of Kubernetes.
    Kubernetes,
    /// A script with `docker run` or `podman run`.
    DockerRun,
    /// A file of properties.
    Properties,
}

impl InputFormat {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::DockerEnv,
        Self::PodmanEnv,
        Self::ComposeEnv,
        Self::SystemdEnv,
        Self::Compose,
        Self::Quadlet,
        Self::Kubernetes,
        Self::DockerRun,
        Self::Properties,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::DockerEnv => "docker-env",
            Self::PodmanEnv => "podman-env",
            Self::ComposeEnv => "compose-env",
            Self::SystemdEnv => "systemd-env",
            Self::Compose => "compose",
            Self::Quadlet => "quadlet",
            Self::Kubernetes => "kubernetes",
            Self::DockerRun => "docker-run",
            Self::Properties => "properties",
        }
    }

    /// The format of a further text that one of this format names by `path`.
    pub fn of_further(self, path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        match self {
            Self::Compose if is_yaml(name) => Self::Compose,
            Self::Compose => Self::ComposeEnv,
            Self::Quadlet if matches!(name.rsplit_once('.'), Some((_, "container" | "conf"))) => {
                Self::Quadlet
            }
            Self::Quadlet => Self::PodmanEnv,
            Self::DockerRun => Self::DockerEnv,
            other => other,
        }
    }

    /// The format of a text; `name` is that of its file, without folders.
    ///
    /// ```
    /// use kafka_config_core::input::InputFormat;
    ///
    /// assert_eq!(InputFormat::detect("a.yaml", b"apiVersion: v1\nkind: Pod\n"), InputFormat::Kubernetes);
    /// assert_eq!(InputFormat::detect("run", b"sudo docker run apache/kafka"), InputFormat::DockerRun);
    /// assert_eq!(InputFormat::detect("broker.env", b"KAFKA_NODE_ID=1"), InputFormat::DockerEnv);
    /// ```
    pub fn detect(name: &str, text: &[u8]) -> Self {
        let text = String::from_utf8_lossy(text);
        by_name(name).unwrap_or_else(|| if is_yaml(name) { of_yaml(&text) } else { by_lines(&text) })
    }
}

fn by_name(name: &str) -> Option<InputFormat> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "container" => Some(InputFormat::Quadlet),
        "properties" => Some(InputFormat::Properties),
        "sh" | "bash" => Some(InputFormat::DockerRun),
        _ if name == ".env" || name.starts_with(".env.") => Some(InputFormat::ComposeEnv),
        "env" => Some(InputFormat::DockerEnv),
        "yaml" | "yml" if name.starts_with("compose.") || name.starts_with("docker-compose.") => {
            Some(InputFormat::Compose)
        }
        _ => None,
    }
}

fn is_yaml(name: &str) -> bool {
    matches!(name.rsplit_once('.'), Some((_, "yaml" | "yml")))
}

/// A YAML file is one of the two, even where its top is not as it should be.
fn of_yaml(text: &str) -> InputFormat {
    let has = |key: &str| has_key(text, key) || text.lines().any(|line| has_key(line.trim_start(), key));
    if has_key(text, "services") || !has("apiVersion") && !has_key(text, "kind") {
        InputFormat::Compose
    } else {
        InputFormat::Kubernetes
    }
}

fn by_lines(text: &str) -> InputFormat {
    let text = text.trim_start_matches('\u{feff}');
    if has_key(text, "apiVersion") && has_key(text, "kind") {
        return InputFormat::Kubernetes;
    }
    if ["services", "include"].into_iter().any(|key| has_key(text, key)) {
        return InputFormat::Compose;
    }
    if text.lines().any(|line| line.trim() == "[Container]") {
        return InputFormat::Quadlet;
    }
    if text.lines().any(runs) {
        return InputFormat::DockerRun;
    }
    if text.lines().find_map(first_name).is_some_and(is_property) {
        return InputFormat::Properties;
    }
    InputFormat::DockerEnv
}

/// Whether a YAML or JSON text has this key at its top.
fn has_key(text: &str, key: &str) -> bool {
    let is_json = text.trim_start().starts_with('{');
    text.split(['\n', '\r', if is_json { ',' } else { '\n' }]).any(|line| {
        let line = if is_json { line.trim_start().trim_start_matches(['{', ' ', '\t']) } else { line };
        let line = line.strip_prefix(['"', '\'']).unwrap_or(line);
        let rest = line.strip_prefix(key).map(|rest| rest.strip_prefix(['"', '\'']).unwrap_or(rest));
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    })
}

/// Whether a line of a script starts a container.
fn runs(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(8).collect();
    let is_engine = |word: &str| matches!(word.rsplit('/').next(), Some("docker" | "podman"));
    words.windows(2).any(|pair| matches!(pair, [engine, "run" | "container"] if is_engine(engine)))
}

/// The name before the first separator of a line that is no comment.
fn first_name(line: &str) -> Option<&str> {
    let line = line.trim();
    if line.is_empty() || line.starts_with(['#', '!', ';']) {
        return None;
    }
    line.split(['=', ':', ' ', '\t']).next()
}

/// Names of variables are in capitals, keys of properties are not.
fn is_property(name: &str) -> bool {
    name.contains('.') || (name.chars().any(|c| c.is_ascii_lowercase()) && name != "export")
}

impl fmt::Display for InputFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that is none of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = InputFormat::ALL.map(InputFormat::name).join(", ");
        write!(f, "no dialect '{}'; dialects are {all}", self.0)
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for InputFormat {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        let found = Self::ALL.into_iter().find(|format| format.name() == text);
        found.ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}
