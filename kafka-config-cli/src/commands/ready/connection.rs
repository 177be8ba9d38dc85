//! A connection on which questions are asked, with an end to all waiting.

use std::fmt;
use std::io::{Error, ErrorKind, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::{Duration, Instant};

use kafka_config_core::wire::Request;

use super::arguments::Address;
use crate::exit::reason;

/// Answers are small, those of clusters with thousands of brokers included.
const LONGEST_ANSWER: u32 = 4 * 1024 * 1024;
/// How an alert of TLS begins: its type, and the first half of each of its versions.
const TLS_ALERT: [u8; 2] = [0x15, 0x03];

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// The system says so.
    System(Error),
    /// What came is encrypted.
    Encrypted,
    /// What came is not of Kafka's protocol.
    Foreign,
}

impl Failure {
    /// Whether the other side ended the connection.
    pub(super) fn is_closed(&self) -> bool {
        use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        let Self::System(error) = self else { return false };
        matches!(error.kind(), UnexpectedEof | ConnectionReset | ConnectionAborted | BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(_) if self.is_closed() => f.write_str("closes the connection without an answer"),
            Self::System(error) => match error.kind() {
                ErrorKind::ConnectionRefused => f.write_str("refuses connections"),
                ErrorKind::TimedOut | ErrorKind::WouldBlock => f.write_str("does not answer in time"),
                _ => write!(f, "cannot be reached: {}", reason(error)),
            },
            Self::Encrypted => f.write_str("speaks TLS"),
            Self::Foreign => f.write_str("does not speak Kafka's protocol"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::System(error)
    }
}

/// An open connection.
pub(super) struct Connection {
    stream: TcpStream,
    end: Instant,
}

impl Connection {
    /// Connects to the first address of the host that accepts.
    pub(super) fn open(address: &Address, end: Instant) -> Result<Self, Failure> {
        let mut failure = Error::from(ErrorKind::AddrNotAvailable);
        for place in (address.host.as_str(), address.port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&place, left(end)?) {
                Ok(stream) => return Ok(Self { stream, end }),
                Err(error) => failure = error,
            }
        }
        Err(failure.into())
    }

    /// Asks; the answer, without the length before it.
    pub(super) fn ask(&mut self, request: &Request<'_>) -> Result<Vec<u8>, Failure> {
        self.stream.set_write_timeout(Some(left(self.end)?))?;
        self.stream.write_all(&request.bytes())?;
        let mut length = [0; 4];
        self.fill(&mut length)?;
        if length.starts_with(&TLS_ALERT) {
            return Err(Failure::Encrypted);
        }
        let length = u32::from_be_bytes(length);
        if length > LONGEST_ANSWER {
            return Err(Failure::Foreign);
        }
        let mut answer = vec![0; usize::try_from(length).unwrap_or_default()];
        self.fill(&mut answer)?;
        Ok(answer)
    }

    /// Reads all of it, or ends in time even where single bytes come.
    fn fill(&mut self, mut space: &mut [u8]) -> Result<(), Failure> {
        while !space.is_empty() {
            self.stream.set_read_timeout(Some(left(self.end)?))?;
            match self.stream.read(space) {
                Ok(0) => return Err(Error::from(ErrorKind::UnexpectedEof).into()),
                Ok(count) => space = space.get_mut(count..).unwrap_or_default(),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// The time that is left; there is always some, as none would stand for all of it.
fn left(end: Instant) -> Result<Duration, Error> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}
