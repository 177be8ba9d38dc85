//! What the environment asks of a logging file, read strictly.

use crate::jvm;
use crate::log4j2::WrapperError;
use crate::model::{ConfigFile, Environment, FileSet};

/// Levels for the root logger and for named ones.
pub(super) struct Levels<'a> {
    /// `KAFKA_LOG4J_ROOT_LOGLEVEL` or `KAFKA_TOOLS_LOG4J_LOGLEVEL`.
    pub(super) root: Option<&'a str>,
    /// `KAFKA_LOG4J_LOGGERS`: names with their levels, in order.
    pub(super) loggers: Vec<(&'a str, &'a str)>,
}

impl<'a> Levels<'a> {
    /// Reads the variables of a file; blanks around names and levels do not count.
    pub(super) fn read(file: ConfigFile, environment: &'a Environment) -> Result<Self, WrapperError> {
        let level = |name: &str| environment.non_empty(name).map(jvm::trim).filter(|level| !level.is_empty());
        if file == ConfigFile::ToolsLog4j {
            return Ok(Self { root: level("KAFKA_TOOLS_LOG4J_LOGLEVEL"), loggers: Vec::new() });
        }
        let list = environment.non_empty("KAFKA_LOG4J_LOGGERS").unwrap_or_default();
        let pieces = list.split(',').map(jvm::trim).filter(|piece| !piece.is_empty());
        let loggers = pieces.map(logger).collect::<Result<_, _>>()?;
        Ok(Self { root: level("KAFKA_LOG4J_ROOT_LOGLEVEL"), loggers })
    }
}

fn logger(piece: &str) -> Result<(&str, &str), WrapperError> {
    let (name, level) = piece.split_once('=').unwrap_or((piece, ""));
    let (name, level) = (jvm::trim(name), jvm::trim(level));
    if name.is_empty() || level.is_empty() {
        return Err(WrapperError::new(format!("KAFKA_LOG4J_LOGGERS: '{piece}' is not NAME=LEVEL")));
    }
    Ok((name, level))
}

/// The file to start from: the user's own unless it is blank, else the default of the image.
pub(super) fn base(set: &FileSet) -> &[u8] {
    let not_blank = |bytes: &&[u8]| !bytes.iter().all(u8::is_ascii_whitespace);
    let user = set.mounted.bytes().filter(not_blank);
    user.or_else(|| set.default.bytes()).or_else(|| set.existing.bytes()).unwrap_or_default()
}
