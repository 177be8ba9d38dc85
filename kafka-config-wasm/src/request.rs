//! What JavaScript asks.

use serde::Deserialize;
use tsify::Tsify;

/// A text that the person holds: an env file, a compose file, manifests, a unit, a script, `server.properties`.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InputText {
    /// Its path, seen from one common folder, which no other input has; tells the format where `format` does not.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its format, where the name and the lines would tell another one.
    #[serde(default)]
    #[tsify(optional)]
    pub format: Option<Format>,
}

/// A format of texts that hold variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
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

/// Everything that decides what containers write, and what is told of it.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Request {
    /// What the person holds. Compose files count as one project, manifests as one cluster, every other text as one
    /// container.
    #[tsify(optional)]
    pub inputs: Vec<InputText>,
    /// The image of all containers, as in `apache/kafka:4.1.1`; without it each has the one that its text names, else
    /// the newest.
    #[tsify(optional)]
    pub image: Option<String>,
    /// Image families of one's own; they come before the known ones.
    #[tsify(optional)]
    pub families: Vec<ImageFamily>,
    /// Variables of all containers, as pairs of name and value; they win.
    #[tsify(optional)]
    pub variables: Vec<(String, String)>,
    /// Arguments of the container's command.
    #[tsify(optional)]
    pub arguments: Vec<String>,
    /// Variables of the machine that starts the containers, for `${NAME}` in texts.
    #[tsify(optional)]
    pub host_variables: Vec<(String, String)>,
    /// Files mounted at `/mnt/shared/config`.
    #[tsify(optional)]
    pub mounted: Vec<NamedText>,
    /// Default files in place of the image's own.
    #[tsify(optional)]
    pub defaults: Vec<NamedText>,
    /// Files of `/etc/kafka/secrets`.
    #[tsify(optional)]
    pub secrets: Vec<NamedText>,
    /// Whether files of `/etc/kafka/secrets` that are not given are taken to be there. `check` takes it so unless told
    /// otherwise.
    #[tsify(optional)]
    pub assume_secrets: Option<bool>,
    /// How files are written: `compat` without it.
    #[tsify(optional)]
    pub mode: Option<Mode>,
    /// The program that reads a `.properties` file; without it its keys tell, else it is a broker's.
    #[tsify(optional)]
    pub component: Option<String>,
    /// What is told.
    #[tsify(optional)]
    pub rules: RuleLevels,
}

/// An image family of one's own. What is left out is as in an image whose variables with the prefix `KAFKA_` set lines of
/// an empty `server.properties`.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImageFamily {
    /// What it is called.
    pub name: String,
    /// Its repositories without registry, as in `team/kafka`; at least one.
    pub repositories: Vec<String>,
    /// What the name of a variable must start with to become a property.
    #[serde(default)]
    #[tsify(optional)]
    pub prefix: Option<String>,
    /// What runs of `_` in a name become: `apache` without it.
    #[serde(default)]
    #[tsify(optional)]
    pub separators: Option<Separators>,
    /// Names with the prefix that do not become properties.
    #[serde(default)]
    #[tsify(optional)]
    pub excluded: Vec<String>,
    /// Variables whose keys no rule gives, as pairs of name and key.
    #[serde(default)]
    #[tsify(optional)]
    pub renamed: Vec<(String, String)>,
    /// The image's default file, as pairs of key and value.
    #[serde(default)]
    #[tsify(optional)]
    pub defaults: Vec<(String, String)>,
    /// Name of the file that the broker reads.
    #[serde(default)]
    #[tsify(optional)]
    pub file: Option<String>,
}

/// What runs of `_` in the name of a variable become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Separators {
    /// One is `.`, two are `_`, three are `-`, from the left.
    Apache,
    /// The same as Confluent's tools have it, which differ in longer runs and at either end.
    Confluent,
    /// Each is a `.`.
    Dots,
}

/// How files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// The bytes of the real image, its quirks included.
    Compat,
    /// Values arrive as they were given, in sorted order.
    Strict,
    /// `strict`, with the image's defaults below what the person sets.
    StrictMerged,
}

/// A file of one of the image's folders.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedText {
    /// Its name in the folder.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Which findings are told, and how much they weigh. Kafka's verdict never depends on it.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RuleLevels {
    /// Codes, beginnings of codes or names of the only rules wanted.
    #[tsify(optional)]
    pub select: Vec<String>,
    /// Those of rules not wanted.
    #[tsify(optional)]
    pub ignore: Vec<String>,
    /// Rules with other weights than their own; the last one counts.
    #[tsify(optional)]
    pub severities: Vec<RuleSeverity>,
    /// The last stage of Kafka's start that is asked about: `D` without it.
    #[tsify(optional)]
    pub last_stage: Option<Stage>,
}

/// Another weight for some rules.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleSeverity {
    /// A code, the beginning of codes, or a name.
    pub rule: String,
    /// The weight.
    pub severity: Severity,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// The container does something else than is most likely meant.
    Warning,
    /// The container ends, or Kafka refuses the file.
    Error,
}

/// A stage of Kafka's start: P reads the file, A is `KafkaConfig`, B `LogManager`, D the log directories.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize, Tsify)]
pub enum Stage {
    /// `Kafka.main` loads the file.
    P,
    /// The constructor of `KafkaConfig`.
    A,
    /// `LogManager` makes the defaults of topics.
    B,
    /// The log directories.
    D,
}

/// Which name is asked about.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExplainRequest {
    /// A property or a variable.
    pub name: String,
    /// The containers that may set it.
    #[serde(default)]
    #[tsify(optional)]
    pub request: Request,
    /// Which of the containers; the first without it.
    #[serde(default)]
    #[tsify(optional)]
    pub node: usize,
}

/// What is converted to what.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConvertRequest {
    /// What the person holds.
    pub inputs: Vec<InputText>,
    /// The format wanted.
    pub to: Format,
    /// Image families of one's own; they come before the known ones.
    #[serde(default)]
    #[tsify(optional)]
    pub families: Vec<ImageFamily>,
    /// The image wanted; without it only the format changes.
    #[serde(default)]
    #[tsify(optional)]
    pub image: Option<String>,
    /// The image that the variables are for, where the texts do not tell.
    #[serde(default)]
    #[tsify(optional)]
    pub from_image: Option<String>,
    /// Names of the only services wanted.
    #[serde(default)]
    #[tsify(optional)]
    pub services: Vec<String>,
    /// Variables of the machine that starts the containers, for `${NAME}` in texts.
    #[serde(default)]
    #[tsify(optional)]
    pub host_variables: Vec<(String, String)>,
}

/// Which definitions are wanted.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SchemaRequest {
    /// Image families of one's own; they come before the known ones.
    #[tsify(optional)]
    pub families: Vec<ImageFamily>,
    /// The image, which tells version and variables; the newest without it.
    #[tsify(optional)]
    pub image: Option<String>,
    /// The components; the broker without any.
    #[tsify(optional)]
    pub components: Vec<String>,
    /// A text that the names hold.
    #[tsify(optional)]
    pub search: Option<String>,
}
