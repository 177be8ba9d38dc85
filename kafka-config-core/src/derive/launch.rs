//! The script `launch` and `kafka-run-class.sh`: the environment in which the JVM of the wrapper runs.
//!
//! Mostly the names matter here: they decide the line order of `server.properties`. Of what the scripts set, only variables
//! that the container has anyway may become properties.

use crate::dialect::{Dialect, Log4jGeneration};
use crate::model::{EnvName, Environment, Origin, Variable};

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

/// Variables of bash's own that it does not hand on.
const DROPPED: [&str; 10] = [
    "BASHPID",
    "BASH_ARGV0",
    "BASH_COMMAND",
    "BASH_SUBSHELL",
    "BASH_VERSINFO",
    "COMP_WORDBREAKS",
    "HISTCMD",
    "PPID",
    "RANDOM",
    "SRANDOM",
];

/// The environment of the wrapper's JVM.
pub fn jvm_environment(environment: &Environment, dialect: &Dialect) -> Environment {
    let mut jvm = environment.clone();
    for variable in environment.iter().filter(|variable| is_dropped(variable)) {
        jvm.unset(variable.name.as_str());
    }
    overwrite(&mut jvm, dialect.log4j);
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

/// Whether bash hands it on to nobody. It keeps `OLDPWD` where that is a folder, as a relative path in a container hardly is.
fn is_dropped(variable: &Variable) -> bool {
    let name = variable.name.as_str();
    DROPPED.contains(&name) || (name == "OLDPWD" && !variable.value.starts_with('/'))
}

/// What `kafka-run-class.sh` sets, which the JVM sees where the container exports the name.
fn overwrite(jvm: &mut Environment, log4j: Log4jGeneration) {
    let given = |name| jvm.non_empty(name).map(str::to_owned);
    let folder = given("LOG_DIR").unwrap_or_else(|| "/opt/kafka/bin/../logs".to_owned());
    let logging = given("KAFKA_LOG4J_OPTS").unwrap_or_else(|| {
        let option = match log4j {
            Log4jGeneration::One => {
                "-Dlog4j.configuration=file:/opt/kafka/bin/../config/tools-log4j.properties"
            }
            Log4jGeneration::Two => "-Dlog4j2.configurationFile=/opt/kafka/bin/../config/tools-log4j2.yaml",
        };
        option.to_owned()
    });
    let options = format!("-Dkafka.logs.dir={folder} {logging}");
    let heap = given("KAFKA_HEAP_OPTS").unwrap_or_else(|| "-Xmx256M".to_owned());
    for (name, value) in [("KAFKA_LOG4J_CMD_OPTS", options), ("KAFKA_HEAP_OPTS", heap)] {
        let is_other = jvm.get(name).is_some_and(|variable| variable.value != value);
        if is_other {
            let name = EnvName::new(name);
            jvm.set(name.clone(), value, Origin::Derived { name, from: Vec::new() });
        }
    }
}

/// `grep -E "log4j\.[^[:space:]]+(\.properties|\.xml)$"`: the lines that end in the name of a log4j 1 file.
pub(crate) fn log4j1_lines(options: &str) -> impl Iterator<Item = &str> {
    options.split('\n').filter(|line| {
        let last_word = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        let stem = last_word.strip_suffix(".properties").or_else(|| last_word.strip_suffix(".xml"));
        stem.and_then(|stem| stem.split_once("log4j.")).is_some_and(|(_, rest)| !rest.is_empty())
    })
}
