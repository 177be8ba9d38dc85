//! `kafka-run-class.sh`: one command line of java.

use super::bracket;
use super::class_path::class_path;
use super::launched::Home;
use super::scripts::{Log4j1, Scripts};
use super::shell::{self, Shell};
use crate::derive::{Line, Step, Stream, log4j1_lines};

/// What the script does before it becomes java.
pub(super) struct RunClass {
    /// Java's command line.
    pub(super) command: Vec<String>,
    /// What is printed.
    pub(super) lines: Vec<Line>,
    /// The folder that is made for logs.
    pub(super) log_folder: Option<String>,
}

const JMX: &str = "-Dcom.sun.management.jmxremote";
const LOGGING_OPTIONS: &str = "KAFKA_LOG4J_CMD_OPTS";
const GC_LOG: (&str, &str) = ("-Xlog:gc*:file=", ":time,tags:filecount=10,filesize=100M");
const LOG4J1_WARNING: [&str; 3] = [
    "DEPRECATED: A Log4j 1.x configuration file has been detected, which is no longer recommended.",
    "To use a Log4j 2.x configuration, please see \
     https://logging.apache.org/log4j/2.x/migrate-from-log4j1.html#Log4j2ConfigurationFormat for details about Log4j \
     configuration file migration.",
    "You can also use the $KAFKA_HOME/config/tools-log4j2.yaml file as a starting point. Make sure to remove the Log4j \
     1.x configuration after completing the migration.",
];

/// Runs the script with these arguments.
pub(super) fn run(shell: &mut Shell, scripts: &Scripts, home: &Home<'_>, arguments: Vec<String>) -> RunClass {
    let mut script = Script { shell, scripts, home, lines: Vec::new() };
    script.defaults();
    script.jmx();
    let log_folder = script.logging();
    script.debugging();
    let arguments = script.options(arguments);
    let command = script.command(arguments);
    RunClass { command, lines: script.lines, log_folder }
}

struct Script<'a> {
    shell: &'a mut Shell,
    scripts: &'a Scripts,
    home: &'a Home<'a>,
    lines: Vec<Line>,
}

impl Script<'_> {
    fn say(&mut self, text: impl Into<String>, stream: Stream) {
        self.lines.push(Line { text: text.into(), stream, step: Step::Launch });
    }

    fn defaults(&mut self) {
        self.shell.default("INCLUDE_TEST_JARS", "false");
        self.shell.default("KAFKA_HEAP_OPTS", "-Xmx256M");
        self.shell.default("KAFKA_JVM_PERFORMANCE_OPTS", self.scripts.tuning);
    }

    /// `launch` has set `KAFKA_JMX_OPTS`, so that it is never empty here.
    fn jmx(&mut self) {
        let port = self.shell.value("JMX_PORT").to_owned();
        match bracket::test(&shell::words(&port).collect::<Vec<_>>()) {
            Ok(false) => {}
            Ok(true) => {
                let mut options = format!("{} {JMX}.port={port} ", self.shell.value("KAFKA_JMX_OPTS"));
                if !options.contains(&format!("{JMX}.rmi.port=")) {
                    options = format!("{options} {JMX}.rmi.port={port}");
                }
                self.shell.assign("KAFKA_JMX_OPTS", options);
            }
            Err(complaint) => {
                let (path, line) = (self.home.path, self.scripts.jmx_test_line);
                self.say(
                    format!("{path}/bin/kafka-run-class.sh: line {line}: [: {complaint}"),
                    Stream::Error,
                );
            }
        }
    }

    /// The folder for logs and the file that configures them; the folder is made where the user names a file.
    fn logging(&mut self) -> Option<String> {
        self.shell.default("LOG_DIR", &format!("{}/bin/../logs", self.home.path));
        let options = self.shell.value("KAFKA_LOG4J_OPTS").to_owned();
        if options.is_empty() {
            let file = self.home.logging_file(self.scripts.tools_file);
            self.shell.assign("KAFKA_LOG4J_OPTS", format!("{}{file}", self.scripts.logging_option));
            return None;
        }
        let is_log4j1 = log4j1_lines(&options).next().is_some();
        if is_log4j1 && self.scripts.log4j1 != Log4j1::Expected {
            self.shell.export("LOG4J_COMPATIBILITY", "true".to_owned());
            if self.scripts.log4j1 == Log4j1::WarnedAndShown {
                for line in log4j1_lines(&options) {
                    self.say(line, Stream::Output);
                }
            }
            for line in LOG4J1_WARNING {
                self.say(line, Stream::Error);
            }
        }
        Some(self.shell.value("LOG_DIR").to_owned())
    }

    fn debugging(&mut self) {
        if self.shell.value("KAFKA_DEBUG").is_empty() {
            return;
        }
        self.shell.default("JAVA_DEBUG_PORT", "5005");
        let suspend =
            Some(self.shell.value("DEBUG_SUSPEND_FLAG")).filter(|flag| !flag.is_empty()).unwrap_or("n");
        let agent = format!(
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend={suspend},address={}",
            self.shell.value("JAVA_DEBUG_PORT")
        );
        self.shell.default("JAVA_DEBUG_OPTS", &agent);
        let options = self.shell.value("JAVA_DEBUG_OPTS").to_owned();
        self.say(format!("Enabling Java debug options: {options}"), Stream::Output);
        let options = format!("{options} {}", self.shell.value("KAFKA_OPTS"));
        self.shell.assign("KAFKA_OPTS", options);
    }

    /// Takes the script's own options off its arguments. `-daemon` would end the container: java stays in front.
    fn options(&mut self, arguments: Vec<String>) -> Vec<String> {
        let mut rest = arguments.into_iter().peekable();
        let mut name = self.shell.value("DAEMON_NAME").to_owned();
        let mut logs_gc = self.shell.value("GC_LOG_ENABLED") == "true";
        while let Some(option) = rest.next_if(|word| matches!(word.as_str(), "-name" | "-loggc" | "-daemon"))
        {
            match option.as_str() {
                "-name" => name = rest.next().unwrap_or_default(),
                "-loggc" => logs_gc = logs_gc || self.shell.value("KAFKA_GC_LOG_OPTS").is_empty(),
                _ => {}
            }
        }
        if logs_gc {
            // Java 9 and later; no image ever had an older one.
            let (before, after) = GC_LOG;
            let options = format!("{before}{}/{name}-gc.log{after}", self.shell.value("LOG_DIR"));
            self.shell.assign("KAFKA_GC_LOG_OPTS", options);
        }
        rest.collect()
    }

    fn logging_options(&mut self) {
        let (folder, options) = (self.shell.value("LOG_DIR"), self.shell.value("KAFKA_LOG4J_OPTS"));
        let options = format!("-Dkafka.logs.dir={folder} {options}");
        self.shell.assign(LOGGING_OPTIONS, options);
    }

    fn command(&mut self, arguments: Vec<String>) -> Vec<String> {
        let folder = format!("{}/bin/../libs", self.home.path);
        let includes_tests = self.shell.value("INCLUDE_TEST_JARS") == "true";
        let path = class_path(self.shell.value("CLASSPATH"), includes_tests, &folder, self.home.libraries);
        self.shell.assign("CLASSPATH", path);
        self.logging_options();
        let shell = &*self.shell;
        let logs = shell.words(LOGGING_OPTIONS);
        let is_native = self.scripts.knows_native
            && shell.value("KAFKA_MODE") == "native"
            && arguments.iter().any(|argument| argument.contains("kafka.Kafka"));
        if is_native {
            let program = format!("{}/bin/../kafka.Kafka", self.home.path);
            let configuration = arguments.into_iter().nth(1).unwrap_or_default();
            let first = [program, "start".to_owned(), "--config".to_owned(), configuration];
            let rest = logs.chain(shell.words("KAFKA_JMX_OPTS")).chain(shell.words("KAFKA_OPTS"));
            return first.into_iter().chain(rest).collect();
        }
        let java = match shell.value("JAVA_HOME") {
            "" => "java".to_owned(),
            home => format!("{home}/bin/java"),
        };
        std::iter::once(java)
            .chain(shell.words("KAFKA_HEAP_OPTS"))
            .chain(shell.words("KAFKA_JVM_PERFORMANCE_OPTS"))
            .chain(shell.words("KAFKA_GC_LOG_OPTS"))
            .chain(shell.words("KAFKA_JMX_OPTS"))
            .chain(logs)
            .chain(["-cp".to_owned(), shell.value("CLASSPATH").to_owned()])
            .chain(shell.words("KAFKA_OPTS"))
            .chain(arguments)
            .collect()
    }
}
