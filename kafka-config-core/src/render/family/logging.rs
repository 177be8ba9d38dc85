//! Logging files of Confluent's images, by templates of our own with the same output.

use minijinja::{Value, context};

use crate::dialect::{Confluent, Edition, Helper, Log4jGeneration};
use crate::log4j2::WrapperError;
use crate::model::{Arrange, Artifact, ConfigFile, Environment};
use crate::template;

const LOG4J1: &str = include_str!("../../../templates/confluent/log4j.properties.j2");
const LOG4J2: &str = include_str!("../../../templates/confluent/log4j2.yaml.j2");
const TOOLS_LOG4J1: &str = include_str!("../../../templates/confluent/tools-log4j.properties.j2");
const TOOLS_LOG4J2: &str = include_str!("../../../templates/confluent/tools-log4j2.yaml.j2");

/// The loggers of the image, in the order of the templates.
const LOGGERS: [(&str, &str); 8] = [
    ("kafka", "INFO"),
    ("kafka.network.RequestChannel$", "WARN"),
    ("kafka.producer.async.DefaultEventHandler", "DEBUG"),
    ("kafka.request.logger", "WARN"),
    ("kafka.controller", "TRACE"),
    ("kafka.log.LogCleaner", "INFO"),
    ("state.change.logger", "TRACE"),
    ("kafka.authorizer.logger", "WARN"),
];

/// One of the two files.
pub(super) fn artifact(
    file: ConfigFile,
    environment: &Environment,
    generation: Log4jGeneration,
    image: Confluent,
) -> Result<Artifact, WrapperError> {
    let (name, usual) = match file {
        ConfigFile::ToolsLog4j => ("KAFKA_TOOLS_LOG4J_LOGLEVEL", "WARN"),
        _ => ("KAFKA_LOG4J_ROOT_LOGLEVEL", "INFO"),
    };
    let template = match (file, generation) {
        (ConfigFile::ToolsLog4j, Log4jGeneration::One) => TOOLS_LOG4J1,
        (ConfigFile::ToolsLog4j, Log4jGeneration::Two) => TOOLS_LOG4J2,
        (_, Log4jGeneration::One) => LOG4J1,
        (_, Log4jGeneration::Two) => LOG4J2,
    };
    let loggers = loggers(environment, image).into_iter().map(|(name, level)| context! { name, level });
    let context = context! {
        level => level(environment, name, usual, image),
        loggers => loggers.collect::<Vec<Value>>(),
        edition => match image.edition {
            Edition::Community => "community",
            Edition::Server => "server",
            Edition::Local => "local",
        },
        helper => if image.helper == Helper::Dub { "dub" } else { "ub" },
    };
    let text = template::render(template, &context).map_err(|error| WrapperError::new(error.message))?;
    Ok(Artifact { file, bytes: text.into_bytes(), segments: Vec::new() })
}

/// To `dub` an empty variable is a value, to `ub` it is none.
fn level<'a>(environment: &'a Environment, name: &str, usual: &'a str, image: Confluent) -> &'a str {
    match image.helper {
        Helper::Dub => environment.get(name).map_or(usual, |variable| &variable.value),
        Helper::Ub => environment.non_empty(name).unwrap_or(usual),
    }
}

/// The image's loggers with those of the variable over them.
fn loggers(environment: &Environment, image: Confluent) -> Vec<(String, String)> {
    let mut loggers: Vec<(String, String)> =
        LOGGERS.into_iter().map(|(name, level)| (name.to_owned(), level.to_owned())).collect();
    let list = environment.non_empty("KAFKA_LOG4J_LOGGERS").unwrap_or_default();
    for (name, level) in list.split(',').filter_map(|item| logger(item, image)) {
        match loggers.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => level.clone_into(old),
            None => loggers.push((name.to_owned(), level.to_owned())),
        }
    }
    if image.helper == Helper::Ub {
        loggers.arrange_by(Ord::cmp);
    }
    loggers
}

/// `name=level` as the helper takes it apart.
fn logger(item: &str, image: Confluent) -> Option<(&str, &str)> {
    let (name, level) = item.split_once('=')?;
    match (image.helper, image.edition) {
        (Helper::Dub, _) => Some((name, level)).filter(|_| !level.contains('=')),
        (Helper::Ub, Edition::Local) => Some((name, level)),
        (Helper::Ub, _) => Some((name.trim(), level.trim())),
    }
}
