//! What the environment changes in a file.
//!
//! Source of truth: `KafkaDockerWrapper.overrideLog4jConfigByEnv` and `generateDefaultLog4jConfig`.

use std::borrow::Cow;

use super::error::WrapperError;
use super::model::{Configuration, Document, Logger, Loggers, Root};
use super::order::ScalaMap;
use super::overrides::{LoggerOverride, Overrides};

const NO_DOCUMENT: &str =
    "Cannot invoke \"kafka.docker.Log4jConfiguration.getConfiguration()\" because \"yaml\" is null";
const NO_LOGGERS: &str = "Cannot invoke \"kafka.docker.Loggers.getLogger()\" because the return value of \"kafka.docker.Configuration.getLoggers()\" is null";
const NO_LIST: &str = "Cannot invoke \"scala.collection.mutable.Buffer.map(scala.Function1)\" because the return value of \"scala.collection.convert.AsScalaExtensions$ListHasAsScala.asScala()\" is null";
const NO_ITEM: &str = "Cannot invoke \"kafka.docker.Logger.getName()\" because \"logger\" is null";

/// The level of a file that nothing configures.
const DEFAULT_LEVEL: &str = "ERROR";

pub(super) fn merge<'a>(
    document: Option<Document<'a>>,
    overrides: &Overrides<'a>,
) -> Result<Configuration<'a>, WrapperError> {
    let document = document.ok_or_else(|| WrapperError::new(NO_DOCUMENT))?;
    let root_level = overrides.root_level.filter(|level| !level.is_empty());
    let Some(mut configuration) = document.configuration else {
        return Ok(default_configuration(root_level, overrides.loggers));
    };
    let mut loggers = configuration.loggers.take().ok_or_else(|| WrapperError::new(NO_LOGGERS))?;
    let listed = loggers.logger.take().ok_or_else(|| WrapperError::new(NO_LIST))?;
    let listed: Option<Vec<Logger<'a>>> = listed.into_iter().collect();
    let listed = listed.ok_or_else(|| WrapperError::new(NO_ITEM))?;
    loggers.logger = Some(by_name(listed, overrides.loggers));
    if let Some(level) = root_level {
        loggers.root = Some(root(level));
    }
    configuration.loggers = Some(loggers);
    Ok(configuration)
}

fn default_configuration<'a>(
    root_level: Option<&'a str>,
    loggers: &'a [LoggerOverride],
) -> Configuration<'a> {
    let loggers = Loggers {
        root: Some(root(root_level.unwrap_or(DEFAULT_LEVEL))),
        logger: Some(loggers.iter().map(|logger| Some(from_override(logger))).collect()),
    };
    Configuration { loggers: Some(loggers), ..Configuration::default() }
}

fn root(level: &str) -> Root<'_> {
    Root { level: Some(Cow::Borrowed(level)), ..Root::default() }
}

fn from_override(logger: &LoggerOverride) -> Logger<'_> {
    let name = Some(Cow::Borrowed(logger.name.as_str()));
    let level = Some(Cow::Borrowed(logger.level.as_str()));
    Logger { name, level, ..Logger::default() }
}

/// An override replaces the whole entry of its name, appenders included.
fn by_name<'a>(listed: Vec<Logger<'a>>, overrides: &'a [LoggerOverride]) -> Vec<Option<Logger<'a>>> {
    let mut map = ScalaMap::sized_for(listed.len());
    for logger in listed.into_iter().chain(overrides.iter().map(from_override)) {
        map.insert(logger.name.clone(), Some(logger));
    }
    map.into_values()
}
