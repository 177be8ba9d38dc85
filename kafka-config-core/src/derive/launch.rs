//! The script `launch` and `kafka-run-class.sh`: the environment in which the JVM of the wrapper runs.
//!
//! Only the names matter here: they decide the line order of `server.properties`. None of them becomes a
//! property.

use crate::dialect::{Dialect, Log4jGeneration};
use crate::model::{EnvName, Environment, Origin};

/// Names that the shell and the script `launch` export in every container.
const ALWAYS: [&str; 7] = [
    "KAFKA_JMX_OPTS",
    "KAFKA_JMX_HOSTNAME",
    "TEMP_KAFKA_JVM_PERFORMANCE_OPTS",
    "KAFKA_JVM_PERFORMANCE_OPTS",
    "PWD",
    "SHLVL",
    "_",
];

/// The environment of the wrapper's JVM.
pub fn jvm_environment(environment: &Environment, dialect: &Dialect) -> Environment {
    let mut jvm = environment.clone();
    let has_jmx_port = environment.non_empty("KAFKA_JMX_PORT").is_some();
    let log4j1 = dialect.log4j == Log4jGeneration::Two
        && environment
            .non_empty("KAFKA_LOG4J_OPTS")
            .is_some_and(|options| log4j1_lines(options).next().is_some());
    let sometimes = [("JMX_PORT", has_jmx_port), ("LOG4J_COMPATIBILITY", log4j1)];
    let names = ALWAYS.into_iter().chain(sometimes.into_iter().filter_map(|(name, set)| set.then_some(name)));
    for name in names {
        if jvm.get(name).is_none() {
            let name = EnvName::new(name);
            jvm.set(name.clone(), String::new(), Origin::Derived { name, from: Vec::new() });
        }
    }
    jvm
}

/// `grep -E "log4j\.[^[:space:]]+(\.properties|\.xml)$"`: the lines that end in the name of a log4j 1 file.
pub(crate) fn log4j1_lines(options: &str) -> impl Iterator<Item = &str> {
    options.split('\n').filter(|line| {
        let last_word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let stem = last_word.strip_suffix(".properties").or_else(|| last_word.strip_suffix(".xml"));
        stem.and_then(|stem| stem.split_once("log4j.")).is_some_and(|(_, rest)| !rest.is_empty())
    })
}
