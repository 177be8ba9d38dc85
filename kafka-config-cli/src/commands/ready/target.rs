//! Which of a node's listeners to ask, by its configuration.

use std::fs;
use std::path::Path;

use kafka_config_core::model::{Arrange, KafkaVersion};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::reach::{Listener, listeners};
use kafka_config_core::validate::{Configuration, Disk, Surroundings};

use super::arguments::Address;
use crate::commands::format::of_jars;
use crate::commands::setup;
use crate::exit::reason;
use crate::root::Root;

/// Whom to ask, and how far that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// Where it listens.
    pub(super) address: Address,
    /// What may be said there.
    pub(super) talk: Talk,
    /// The node's id, where it is known.
    pub(super) id: Option<i64>,
}

/// What may be said on a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Talk {
    /// Everything.
    Open,
    /// What a client may ask before its login.
    BeforeLogin,
    /// Nothing: it would have to be encrypted.
    Encrypted,
}

impl Target {
    /// The node at an address, of which nothing else is known.
    pub(super) fn at(address: Address) -> Self {
        Self { address, talk: Talk::Open, id: None }
    }

    /// Whether nothing but its address is known.
    pub(super) fn is_by_address(&self) -> bool {
        self.id.is_none() && self.talk == Talk::Open
    }

    /// The node of a configuration: the listener that tells most, a broker's before a controller's.
    pub(super) fn of_file(path: &Path) -> Result<Self, String> {
        let text = fs::read(path).map_err(|error| format!("{}: {}", path.display(), reason(&error)))?;
        let properties =
            read(&text, Charset::Latin1).map_err(|error| format!("{}: {error}", path.display()))?;
        let version = of_jars(Path::new("/opt/kafka/libs")).unwrap_or(KafkaVersion::NEWEST);
        let (schema, environment) = (Schema::of(version), setup::process_environment());
        let configuration = |disk: &Disk| {
            let surroundings = Surroundings { environment: Some(&environment), disk: Some(disk) };
            Configuration::of_file(version, &schema, &surroundings, &properties)
        };
        let disk = Root::new("/".into()).disk(|disk| {
            let configuration = configuration(disk);
            configuration.needed().map(str::to_owned).collect()
        });
        let configuration = configuration(&disk);
        let mut known = listeners(&configuration);
        known.arrange_by_key(|listener| (listener.is_controller, talk(listener)));
        let found = known.iter().find_map(|listener| {
            let address = Address { host: host(listener), port: u16::try_from(listener.bind.port).ok()? };
            Some(Self { address, talk: talk(listener), id: configuration.whole("node.id") })
        });
        found.ok_or_else(|| format!("{}: listeners names none that is understood", path.display()))
    }
}

fn talk(listener: &Listener) -> Talk {
    match listener.protocol.as_deref() {
        Some("PLAINTEXT") | None => Talk::Open,
        Some("SASL_PLAINTEXT") => Talk::BeforeLogin,
        Some(_) => Talk::Encrypted,
    }
}

/// What listens everywhere listens here.
fn host(listener: &Listener) -> String {
    match listener.bind.host.as_str() {
        "" | "0.0.0.0" | "::" => "localhost".to_owned(),
        host => host.to_owned(),
    }
}
