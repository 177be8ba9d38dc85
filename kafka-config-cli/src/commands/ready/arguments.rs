//! The command line of `ready`.

use std::path::PathBuf;
use std::time::Duration;

use lexopt::Arg::{Long, Short};

use crate::exit::Stop;
use crate::help;
use crate::options::parsed;

/// Where the image keeps the broker's configuration.
const CONFIG: &str = "/opt/kafka/config";
const FILE: &str = "server.properties";
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);
/// No health check waits longer than a day.
const LONGEST: f64 = 86_400.0;

/// What is asked for.
pub(super) struct Arguments {
    /// The node, where it is not that of the configuration.
    pub(super) address: Option<Address>,
    /// The node's configuration.
    pub(super) config: PathBuf,
    /// How many brokers there have to be.
    pub(super) brokers: usize,
    /// How long to try.
    pub(super) timeout: Duration,
}

/// Host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// Without brackets.
    pub(super) host: String,
    /// The port.
    pub(super) port: u16,
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { host, port } = self;
        if host.contains(':') { write!(f, "[{host}]:{port}") } else { write!(f, "{host}:{port}") }
    }
}

impl std::str::FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused =
            |why: &str| format!("--address is HOST:PORT, such as localhost:9092, not '{text}'{why}");
        if let Some((scheme, _)) = text.split_once("://") {
            return Err(refused(&format!("; leave '{scheme}://' away")));
        }
        let (host, port) = text.rsplit_once(':').ok_or_else(|| refused(""))?;
        let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        let port: u16 = match port.parse() {
            Ok(0) => return Err(refused("; a port is at least 1")),
            Err(_) if is_number => return Err(refused("; a port is at most 65535")),
            port => port.map_err(|_| refused(""))?,
        };
        let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let host = inner.unwrap_or(host);
        Ok(Self { host: if host.is_empty() { "localhost".to_owned() } else { host.to_owned() }, port })
    }
}

/// The options, or `None` where help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Arguments>, Stop> {
    let [mut config, mut fallback] = [None, None];
    let mut address = None;
    let (mut brokers, mut timeout) = (1, DEFAULT_TIMEOUT);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("address") => address = Some(parsed(&parser.value()?)?),
            Long("config") => config = Some(PathBuf::from(parser.value()?)),
            Long("fallback-dir") => fallback = Some(PathBuf::from(parser.value()?)),
            Long("brokers") => brokers = number(&parser.value()?.to_string_lossy())?,
            Long("timeout") => timeout = seconds(&parser.value()?.to_string_lossy())?,
            Short('h') | Long("help") => return Ok(None),
            other => return Err(help::unknown(&other, help::READY)),
        }
    }
    if address.is_some() && (config.is_some() || fallback.is_some()) {
        return Err(Stop::Usage(
            "--address names the node, so that its configuration is not read; leave out --config and --fallback-dir"
                .to_owned(),
        ));
    }
    let config = config.unwrap_or_else(|| folder(fallback).join(FILE));
    Ok(Some(Arguments { address, config, brokers, timeout }))
}

/// The folder into which `run` writes: the same test with the same answer, as health checks run as the same user.
fn folder(fallback: Option<PathBuf>) -> PathBuf {
    let is_writable = || rustix::fs::access(CONFIG, rustix::fs::Access::WRITE_OK).is_ok();
    fallback.filter(|_| !is_writable()).unwrap_or_else(|| CONFIG.into())
}

fn number(text: &str) -> Result<usize, Stop> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| Stop::Usage(format!("--brokers is a number from 1, not '{text}'")))
}

fn seconds(text: &str) -> Result<Duration, Stop> {
    let seconds = text.parse().ok().filter(|seconds| (0.1..=LONGEST).contains(seconds));
    let seconds = seconds.map(Duration::from_secs_f64);
    seconds.ok_or_else(|| {
        Stop::Usage(format!("--timeout is a number of seconds from 0.1 to 86400, not '{text}'"))
    })
}
