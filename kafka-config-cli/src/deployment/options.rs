//! Options about how files are read.

use kafka_config_core::input::{Host, InputFormat};
use kafka_config_core::model::IntoMap;

use crate::exit::Stop;
use crate::options::parsed;

/// How files are read.
#[derive(Default)]
pub(crate) struct InputOptions {
    /// The format of all files, where it is not left to them.
    pub(crate) dialect: Option<InputFormat>,
    /// Whether the variables of this process are those of the host.
    host_env: bool,
    given: Host,
}

impl InputOptions {
    /// Takes the value of the option of this name; `false` where it is none of these.
    pub(crate) fn set(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, Stop> {
        match name {
            "dialect" => self.dialect = Some(parsed(&parser.value()?)?),
            "var" => {
                let (name, value) = variable(&parser.value()?.to_string_lossy())?;
                self.given.insert(name, value);
            }
            "host-env" => self.host_env = true,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The variables of the machine on which the containers are started.
    pub(crate) fn host(&self) -> Host {
        let mut host = if self.host_env { of_process() } else { Host::new() };
        host.extend(self.given.clone());
        host
    }
}

fn variable(text: &str) -> Result<(String, String), Stop> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => {
            let name = text.split('=').next().unwrap_or_default();
            Err(Stop::Usage(format!("--var takes NAME=VALUE, not '{name}'")))
        }
    }
}

/// The variables of this process; what is not UTF-8 is left out.
fn of_process() -> Host {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .into_map()
}
