//! `log4j.properties` and `tools-log4j.properties`: lines appended to what is there (until 3.9).

use super::artifact::append;
use crate::jvm;
use crate::model::{Artifact, ConfigFile, Environment};

/// `getLog4jConfigsFromEnv` and `getToolsLog4jConfigsFromEnv`.
pub(super) fn append_overrides(artifact: &mut Artifact, environment: &Environment) {
    let overrides: &[(&str, fn(&str) -> String)] = match artifact.file {
        ConfigFile::ToolsLog4j => {
            &[("KAFKA_TOOLS_LOG4J_LOGLEVEL", |level| format!("\nlog4j.rootLogger={level}, stderr"))]
        }
        _ => &[
            ("KAFKA_LOG4J_ROOT_LOGLEVEL", |level| format!("\nlog4j.rootLogger={level}, stdout")),
            ("KAFKA_LOG4J_LOGGERS", logger_lines),
        ],
    };
    for (name, lines) in overrides {
        if let Some(variable) = environment.get(name).filter(|variable| !variable.value.is_empty()) {
            append(artifact, lines(&variable.value).as_bytes(), variable.origin.clone());
        }
    }
}

/// Pieces between commas, blanks included: `a=INFO, b=WARN` sets a logger whose name begins with a blank.
fn logger_lines(loggers: &str) -> String {
    jvm::split(loggers, ',').into_iter().map(|piece| format!("\nlog4j.logger.{piece}")).collect()
}
