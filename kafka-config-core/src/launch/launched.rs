//! The script `launch` of the image, and `kafka-server-start.sh`.

use super::run_class::{self, RunClass};
use super::scripts::{self, Scripts};
use super::shell::{Shell, words};
use crate::derive::{Line, Step, Stream};
use crate::model::{Environment, KafkaVersion};

/// Where Kafka lies, and what the scripts find there.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// The folder of Kafka, `/opt/kafka` in the image.
    pub path: &'a str,
    /// The folder of the prepared files, where that is not `config` below [`Self::path`].
    pub configuration: Option<&'a str>,
    /// The files of `libs` in the order of the shell.
    pub libraries: &'a [String],
    /// What `hostname -i` answers.
    pub addresses: &'a str,
    /// The broker's archive of classes, where that is not `kafka.jsa` below [`Self::path`]. One that ends in `.aot` is a
    /// cache of JEP 483, which java knows by another option.
    pub archive: Option<&'a str>,
}

impl Home<'_> {
    /// The scripts name their own folder on the way.
    pub(super) fn logging_file(&self, name: &str) -> String {
        match self.configuration {
            Some(folder) => format!("{folder}/{name}"),
            None => format!("{}/bin/../config/{name}", self.path),
        }
    }

    /// The broker's configuration.
    pub fn server_properties(&self) -> String {
        match self.configuration {
            Some(folder) => format!("{folder}/server.properties"),
            None => format!("{}/config/server.properties", self.path),
        }
    }
}

/// What the broker's JVM gets where the user tunes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tuning {
    /// Nothing but the archive of classes: what the image does, though nobody meant it.
    #[default]
    Image,
    /// What `kafka-run-class.sh` means to give: G1 with short pauses.
    Kafka,
    /// What starts soonest, for brokers that live short: no second compiler, which pays later only.
    QuickStart,
}

const QUICK_START: &str = "-XX:TieredStopAtLevel=1";

/// The end of the scripts: they become java.
#[derive(Debug, Clone)]
pub struct Launched {
    /// The environment of the broker.
    pub environment: Environment,
    /// What is printed before the files are prepared.
    pub before: Vec<Line>,
    /// What the run that prepares the files prints before anything else; nobody sees it unless that fails.
    pub setup: Vec<Line>,
    /// What is printed once the files are there.
    pub after: Vec<Line>,
    /// The command line; its first word is the program.
    pub command: Vec<String>,
    /// The folder that is made for logs.
    pub log_folder: Option<String>,
    /// Whether there is nothing on the class path.
    pub lacks_classes: bool,
    /// The command line of the JVM that would prepare the files, without its class.
    pub tool: Vec<String>,
    /// The environment of that JVM.
    pub tool_environment: Environment,
    /// The cluster's id, as the storage is formatted with it.
    pub cluster: String,
}

const DEFAULT_JMX: &str = "-Dcom.sun.management.jmxremote=true     \
                           -Dcom.sun.management.jmxremote.authenticate=false     \
                           -Dcom.sun.management.jmxremote.ssl=false ";

/// Runs the script on the environment that `configure` left.
pub fn launch(environment: Environment, version: KafkaVersion, home: &Home<'_>, tuning: Tuning) -> Launched {
    let scripts = scripts::of(version);
    let mut shell = Shell::new(environment);
    jmx(&mut shell, home);
    let own = match tuning {
        Tuning::Image => None,
        Tuning::Kafka => Some(scripts.tuning),
        Tuning::QuickStart => Some(QUICK_START),
    };
    if let Some(own) = own.filter(|_| shell.value("KAFKA_JVM_PERFORMANCE_OPTS").is_empty()) {
        shell.export("KAFKA_JVM_PERFORMANCE_OPTS", own.to_owned());
    }
    let tuned = shell.value("KAFKA_JVM_PERFORMANCE_OPTS").to_owned();
    shell.export("TEMP_KAFKA_JVM_PERFORMANCE_OPTS", tuned.clone());
    let id = shell.value("CLUSTER_ID").to_owned();
    let (setup, child) = setup(&shell, scripts, home, &tuned);
    let archive = match home.archive {
        Some(cache) if cache.strip_suffix(".aot").is_some() => {
            format!("{tuned} -XX:AOTCache={cache}")
        }
        Some(archive) => format!("{tuned} -XX:SharedArchiveFile={archive}"),
        None => with_archive(&tuned, home, "kafka"),
    };
    shell.export("KAFKA_JVM_PERFORMANCE_OPTS", archive);
    let RunClass { command, lines, log_folder } = server_start(&mut shell, scripts, home);
    Launched {
        lacks_classes: shell.value("CLASSPATH").is_empty(),
        environment: shell.environment,
        before: vec![Line {
            text: format!("===> Using provided cluster id {id} ..."),
            stream: Stream::Output,
            step: Step::Launch,
        }],
        setup: setup.lines,
        after: lines,
        command,
        log_folder,
        tool: setup.command,
        tool_environment: child.environment,
        cluster: if scripts.wraps_cluster { format!("Some({id})") } else { id },
    }
}

fn jmx(shell: &mut Shell, home: &Home<'_>) {
    if shell.value("KAFKA_JMX_OPTS").is_empty() {
        shell.export("KAFKA_JMX_OPTS", DEFAULT_JMX.to_owned());
    }
    let host = match shell.value("KAFKA_JMX_HOSTNAME") {
        "" => first_fields(home.addresses),
        given => given.to_owned(),
    };
    shell.export("KAFKA_JMX_HOSTNAME", host.clone());
    let port = shell.value("KAFKA_JMX_PORT").to_owned();
    if port.is_empty() {
        return;
    }
    let options = format!(
        "{} -Djava.rmi.server.hostname={host}     -Dcom.sun.management.jmxremote.local.only=false     \
         -Dcom.sun.management.jmxremote.rmi.port={port}     -Dcom.sun.management.jmxremote.port={port}",
        shell.value("KAFKA_JMX_OPTS")
    );
    shell.export("JMX_PORT", port);
    shell.export("KAFKA_JMX_OPTS", options);
}

/// `$(… | cut -d" " -f1)`.
fn first_fields(text: &str) -> String {
    let fields: Vec<&str> = text.split('\n').map(|line| line.split(' ').next().unwrap_or_default()).collect();
    fields.join("\n").trim_end_matches('\n').to_owned()
}

fn with_archive(tuned: &str, home: &Home<'_>, name: &str) -> String {
    format!("{tuned} -XX:SharedArchiveFile={}/{name}.jsa", home.path)
}

/// The JVM of the wrapper, which is not needed here: what it would print before it does anything, and how it would be
/// started.
fn setup(shell: &Shell, scripts: &Scripts, home: &Home<'_>, tuned: &str) -> (RunClass, Shell) {
    let mut child = Shell::new(shell.environment.clone());
    child.export("KAFKA_JVM_PERFORMANCE_OPTS", with_archive(tuned, home, "storage"));
    let run = run_class::run(&mut child, scripts, home, Vec::new());
    (run, child)
}

/// `kafka-server-start.sh`.
fn server_start(shell: &mut Shell, scripts: &Scripts, home: &Home<'_>) -> RunClass {
    if shell.value("KAFKA_LOG4J_OPTS").is_empty() {
        let file = home.logging_file(scripts.logging_file);
        shell.export("KAFKA_LOG4J_OPTS", format!("{}{file}", scripts.logging_option));
    }
    if shell.value("KAFKA_HEAP_OPTS").is_empty() {
        shell.export("KAFKA_HEAP_OPTS", "-Xmx1G -Xms1G".to_owned());
    }
    // Only where the variable is unset; an empty one means no options.
    let extra =
        shell.environment.get("EXTRA_ARGS").map_or("-name kafkaServer -loggc", |variable| &variable.value);
    let own = ["kafka.Kafka".to_owned(), home.server_properties()];
    let arguments = words(extra).map(str::to_owned).chain(own).collect();
    run_class::run(shell, scripts, home, arguments)
}
