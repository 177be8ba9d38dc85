//! What the environment asks for.
//!
//! Source of truth: `KafkaDockerWrapper.getLog4j2RootConfigsFromEnv` and `getLog4j2ConfigsFromEnv`.

use super::error::WrapperError;
use crate::jvm::{split, trim};

/// What the environment asks of a log4j2 file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Overrides<'a> {
    /// `KAFKA_LOG4J_ROOT_LOGLEVEL`, or `KAFKA_TOOLS_LOG4J_LOGLEVEL` for the tools file; empty counts as not set.
    pub root_level: Option<&'a str>,
    /// `KAFKA_LOG4J_LOGGERS` as [`parse_loggers`] reads it; none for the tools file.
    pub loggers: &'a [LoggerOverride],
}

/// One piece of `KAFKA_LOG4J_LOGGERS`. Name and level may be empty, which leaves them out of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggerOverride {
    /// Text before the first `=`.
    pub name: String,
    /// Text after it, up to the second.
    pub level: String,
}

/// Reads `KAFKA_LOG4J_LOGGERS`; an empty value asks for nothing.
///
/// The wrapper does this for `log4j2.yaml` before it copies that file, so on an error the final folder has none yet.
///
/// # Errors
///
/// A piece without a level.
pub fn parse_loggers(value: &str) -> Result<Vec<LoggerOverride>, WrapperError> {
    if value.is_empty() {
        return Ok(Vec::new());
    }
    split(value, ',').into_iter().map(parse_piece).collect()
}

fn parse_piece(piece: &str) -> Result<LoggerOverride, WrapperError> {
    let parts = split(piece, '=');
    let part = |index: usize| {
        let length = parts.len();
        let missing = || WrapperError::new(format!("Index {index} out of bounds for length {length}"));
        parts.get(index).map(|part| trim(part).to_owned()).ok_or_else(missing)
    };
    Ok(LoggerOverride { name: part(0)?, level: part(1)? })
}
