//! Image families of one's own: what people say of an image that sets properties by variables.

use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use super::entrypoint::Entrypoint;
use super::families::{Family, Releases};
use super::family::{Dialect, Paths, Separators};
use super::wurstmeister::WURSTMEISTER;
use crate::model::KafkaVersion;

/// A family as its owner describes it. What is left out is as in an image whose variables with the prefix `KAFKA_` set
/// lines of an empty `server.properties`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnFamily {
    /// What it is called.
    pub name: String,
    /// Its repositories without registry; at least one.
    pub repositories: Vec<String>,
    /// What the name of a variable must start with to become a property.
    pub prefix: Option<String>,
    /// What runs of `_` in a name become.
    pub separators: Option<Separators>,
    /// Names with the prefix that do not become properties.
    pub excluded: Vec<String>,
    /// Variables whose keys no rule gives, with their keys.
    pub renamed: Vec<(String, String)>,
    /// Keys and values of the image's default file.
    pub defaults: Vec<(String, String)>,
    /// Name of the file that the broker reads.
    pub file: Option<String>,
}

/// Families live as long as the program, as the built-in ones do; equal ones are kept once.
static KEPT: Mutex<Vec<(OwnFamily, &'static Family)>> = Mutex::new(Vec::new());

impl OwnFamily {
    /// The family, which lives as long as the program.
    ///
    /// ```
    /// use kafka_config_core::dialect::{Image, OwnFamily};
    ///
    /// let own = OwnFamily {
    ///     name: "team".to_owned(),
    ///     repositories: vec!["team/kafka".to_owned()],
    ///     prefix: Some("BROKER_".to_owned()),
    ///     ..OwnFamily::default()
    /// };
    /// let image = Image::read("registry.example/team/kafka:4.1.1", &[own.keep()])?;
    /// assert!(image.dialect().maps("BROKER_NODE_ID"));
    /// # Ok::<(), kafka_config_core::dialect::InvalidImage>(())
    /// ```
    pub fn keep(self) -> &'static Family {
        let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, family)) = all.iter().find(|(known, _)| *known == self) {
            return family;
        }
        let family = kept(self.family());
        all.push((self, family));
        family
    }

    fn family(&self) -> Family {
        let lines: String =
            self.defaults.iter().flat_map(|(key, value)| [key.as_str(), "=", value, "\n"]).collect();
        let usual = WURSTMEISTER.dialect(KafkaVersion::NEWEST);
        let dialect = Dialect {
            prefix: self.prefix.as_deref().map_or(usual.prefix, text),
            separators: self.separators.unwrap_or(Separators::Thirds),
            excluded: texts(&self.excluded),
            renamed: kept(self.renamed.iter().map(|(name, key)| (text(name), text(key))).collect::<Vec<_>>()),
            defaults: [text(&lines), "", ""],
            server_file: self.file.as_deref().map_or(usual.server_file, text),
            roles: &[],
            entrypoint: Entrypoint::Plain,
            paths: Paths { default: "", mounted: "", r#final: "", secrets: "" },
            from_files: &[],
            image_environment: &["PATH", "HOSTNAME", "HOME"],
            ..*usual
        };
        Family {
            name: text(&self.name),
            repositories: texts(&self.repositories),
            releases: Releases::Kafka,
            versions: kept(vec![dialect]),
        }
    }
}

impl FromStr for Separators {
    type Err = UnknownSeparators;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "apache" => Ok(Self::Thirds),
            "confluent" => Ok(Self::Confluent),
            "dots" => Ok(Self::Dots),
            other => Err(UnknownSeparators(other.to_owned())),
        }
    }
}

/// A word that names no rule for separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownSeparators(String);

impl std::fmt::Display for UnknownSeparators {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "separators are apache, confluent or dots, not '{}'", self.0)
    }
}

impl std::error::Error for UnknownSeparators {}

fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn text(text: &str) -> &'static str {
    kept(text.to_owned())
}

fn texts(all: &[String]) -> &'static [&'static str] {
    kept(all.iter().map(|one| text(one)).collect::<Vec<_>>())
}
