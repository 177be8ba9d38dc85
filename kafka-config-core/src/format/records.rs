//! The records of a freshly formatted directory, as values and as bytes.

use std::fmt::Write as _;

use super::batch::{Record, write_unsigned};
use super::tables::METADATA;
use super::voters::Voter;

/// A record of the metadata log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Metadata {
    /// `FeatureLevelRecord`.
    Feature {
        /// The feature's name.
        name: &'static str,
        /// Its level.
        level: i64,
    },
    /// `UserScramCredentialRecord`.
    Scram(Credential),
}

/// What a broker keeps of a user's password.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Credential {
    /// The user's name.
    pub(super) name: String,
    /// 1 for SHA-256, 2 for SHA-512.
    pub(super) mechanism: u8,
    /// The salt.
    pub(super) salt: Vec<u8>,
    /// The stored key.
    pub(super) stored_key: Vec<u8>,
    /// The server key.
    pub(super) server_key: Vec<u8>,
    /// How often the password was hashed.
    pub(super) iterations: u32,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential").field("name", &self.name).finish_non_exhaustive()
    }
}

const FEATURE_LEVEL: u64 = 12;
const USER_SCRAM_CREDENTIAL: u64 = 11;

impl Metadata {
    /// As a record of a batch: frame, type and version before the content.
    pub(super) fn record(&self) -> Record {
        let frame_version = 1;
        let mut value = vec![frame_version];
        match self {
            Self::Feature { name, level } => {
                write_unsigned(&mut value, FEATURE_LEVEL);
                value.push(0);
                write_compact(&mut value, name.as_bytes());
                value.extend(i16::try_from(*level).unwrap_or(i16::MAX).to_be_bytes());
            }
            Self::Scram(credential) => {
                write_unsigned(&mut value, USER_SCRAM_CREDENTIAL);
                value.push(0);
                write_compact(&mut value, credential.name.as_bytes());
                value.push(credential.mechanism);
                write_compact(&mut value, &credential.salt);
                write_compact(&mut value, &credential.stored_key);
                write_compact(&mut value, &credential.server_key);
                value.extend(credential.iterations.to_be_bytes());
            }
        }
        value.push(NO_TAGS);
        Record { key: None, value }
    }

    /// As the tool prints it; salt and keys are hidden.
    fn shown(&self) -> String {
        match self {
            Self::Feature { name, level } => {
                format!("FeatureLevelRecord(name='{name}', featureLevel={level})")
            }
            Self::Scram(Credential { name, mechanism, iterations, .. }) => format!(
                "UserScramCredentialRecord(name='{name}', mechanism={mechanism}, salt=[hidden], storedKey=[hidden], \
                 serverKey=[hidden], iterations={iterations})"
            ),
        }
    }
}

/// `BootstrapMetadata.toString`.
pub(super) fn told(records: &[Metadata]) -> String {
    let mut text = "BootstrapMetadata(records=[".to_owned();
    let mut version = 0;
    for (place, record) in records.iter().enumerate() {
        if let Metadata::Feature { name: METADATA, level } = record {
            version = *level;
        }
        let comma = if place == 0 { "" } else { ", " };
        // Writing into a String cannot fail.
        let _ = write!(text, "{comma}ApiMessageAndVersion({} at version 0)", record.shown());
    }
    let _ = write!(text, "], metadataVersionLevel={version}, source=format command)");
    text
}

const NO_TAGS: u8 = 0;
const VERSION: [u8; 2] = [0, 0];

/// The first record of a snapshot, with the time of the last record that it stands for.
pub(super) fn header(millis: i64) -> Record {
    let mut value = VERSION.to_vec();
    value.extend(millis.to_be_bytes());
    control(3, value)
}

/// The last record of a snapshot.
pub(super) fn footer() -> Record {
    control(4, VERSION.to_vec())
}

/// `KRaftVersionRecord`.
pub(super) fn kraft_version(level: i64) -> Record {
    let mut value = VERSION.to_vec();
    value.extend(i16::try_from(level).unwrap_or(i16::MAX).to_be_bytes());
    control(5, value)
}

/// `VotersRecord`: each voter with its endpoint at this listener.
pub(super) fn voters(voters: &[Voter], listener: &str) -> Record {
    let mut value = VERSION.to_vec();
    write_unsigned(&mut value, compact_length(voters.len()));
    for voter in voters {
        value.extend(voter.id.to_be_bytes());
        value.extend(voter.directory.0.to_be_bytes());
        write_unsigned(&mut value, compact_length(1));
        write_compact(&mut value, listener.as_bytes());
        write_compact(&mut value, voter.host.as_bytes());
        value.extend(voter.port.to_be_bytes());
        value.push(NO_TAGS);
        let supported: [u16; 2] = [0, 1];
        value.extend(supported.into_iter().flat_map(u16::to_be_bytes));
        value.extend([NO_TAGS; 2]);
    }
    control(6, value)
}

/// A control record of a type; its version is 0, and it has no tagged fields.
fn control(kind: u8, mut value: Vec<u8>) -> Record {
    value.push(NO_TAGS);
    Record { key: Some(vec![0, 0, 0, kind]), value }
}

fn write_compact(out: &mut Vec<u8>, bytes: &[u8]) {
    write_unsigned(out, compact_length(bytes.len()));
    out.extend(bytes);
}

/// Null would be 0.
fn compact_length(length: usize) -> u64 {
    length as u64 + 1
}
