//! `log4j.properties` and `tools-log4j.properties`: lines appended to what is there (until 3.9).

use super::artifact::append;
use crate::jvm;
use crate::model::{Artifact, ConfigFile, Environment};

/// A variable of the entrypoint and the lines it adds.
type Override = (&'static str, fn(&str) -> String);

const BROKER: [Override; 2] = [("KAFKA_LOG4J_ROOT_LOGLEVEL", broker_root), ("KAFKA_LOG4J_LOGGERS", loggers)];
const TOOLS: [Override; 1] = [("KAFKA_TOOLS_LOG4J_LOGLEVEL", tools_root)];

/// `getLog4jConfigsFromEnv` and `getToolsLog4jConfigsFromEnv`.
pub(super) fn append_overrides(artifact: &mut Artifact, environment: &Environment) {
    let overrides: &[Override] = if artifact.file == ConfigFile::ToolsLog4j { &TOOLS } else { &BROKER };
    for (name, lines) in overrides {
        if let Some(variable) = environment.get(name).filter(|variable| !variable.value.is_empty()) {
            append(artifact, lines(&variable.value).as_bytes(), variable.origin.clone());
        }
    }
}

fn broker_root(level: &str) -> String {
    format!("\nlog4j.rootLogger={level}, stdout")
}

fn tools_root(level: &str) -> String {
    format!("\nlog4j.rootLogger={level}, stderr")
}

/// Pieces between commas, blanks included: `a=INFO, b=WARN` sets a logger whose name begins with a blank.
fn loggers(list: &str) -> String {
    jvm::split(list, ',').iter().flat_map(|piece| ["\nlog4j.logger.", piece]).collect()
}
