//! `kafka-config setup` and `java kafka.docker.KafkaDockerWrapper setup`, started alike: as processes with the same
//! arguments and the same environment block.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends by panicking")]

#[path = "../../kafka-config-core/tests/differential/oracle.rs"]
#[expect(dead_code, reason = "only the jars are needed here")]
mod oracle;
#[path = "../../kafka-config-core/tests/differential/settings.rs"]
#[expect(dead_code, reason = "only the versions are needed here")]
mod settings;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::Command;

/// One start: an environment beside what the JVM needs, and mounted files.
struct Start {
    name: &'static str,
    environment: &'static [(&'static str, &'static [u8])],
    mounted: &'static [(&'static str, &'static [u8])],
}

const STARTS: [Start; 6] = [
    Start { name: "nothing set", environment: &[], mounted: &[] },
    Start {
        name: "a broker",
        environment: &[
            ("KAFKA_NODE_ID", b"1"),
            ("KAFKA_PROCESS_ROLES", b"broker"),
            ("KAFKA_CONTROLLER_LISTENER_NAMES", b"CONTROLLER"),
            ("KAFKA_LISTENERS", b"PLAINTEXT://:9092"),
            ("KAFKA_HEAP_OPTS", b"-Xmx256m"),
            ("KAFKA_X_AP", b"1"),
            ("KAFKA_X_B1", b"2"),
        ],
        mounted: &[],
    },
    Start {
        name: "odd text",
        environment: &[("KAFKA_A", b"C:\\temp"), ("KAFKA_B", b"line\nbreak=1"), ("KAFKA_É", b"\xff\xe2\x82")],
        mounted: &[("server.properties", b"m=1\\")],
    },
    Start {
        name: "logging",
        environment: &[
            ("KAFKA_LOG4J_ROOT_LOGLEVEL", b"DEBUG"),
            ("KAFKA_LOG4J_LOGGERS", b"kafka=WARN,x=INFO"),
        ],
        mounted: &[("log4j2.yaml", b"Configuration: {Loggers: {Root: {level: 1.50}, Logger: []}}")],
    },
    Start {
        name: "not UTF-8",
        environment: &[("KAFKA_A", b"1")],
        mounted: &[("server.properties", b"m=\xe9\n")],
    },
    Start { name: "bad loggers", environment: &[("KAFKA_LOG4J_LOGGERS", b"x")], mounted: &[] },
];

/// Files by name, and a message.
type Outcome = (BTreeMap<String, Vec<u8>>, Option<String>);

/// The final folder after a start, and the first line on standard error if the files were not prepared.
fn run(mut command: Command, more: &[&str], start: &Start, folder: &Path) -> Outcome {
    let final_folder = folder.join("final");
    fs::remove_dir_all(&final_folder).ok();
    fs::create_dir_all(&final_folder).unwrap();
    command.args(["setup", "--default-configs-dir"]).arg(folder.join("default"));
    command.arg("--mounted-configs-dir").arg(folder.join("mounted"));
    command.arg("--final-configs-dir").arg(&final_folder);
    command.args(more);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).env("LC_ALL", "C.UTF-8");
    for (name, value) in start.environment {
        command.env(OsStr::from_bytes(name.as_bytes()), OsStr::from_bytes(value));
    }
    let output = command.output().expect("the program starts");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let message =
        stderr.lines().find(|line| line.starts_with("error while preparing configs")).map(str::to_owned);
    let files = fs::read_dir(&final_folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
    });
    (files.collect(), message)
}

#[test]
fn processes_write_the_same_files_and_say_the_same() {
    let mut compared = 0;
    for version in settings::versions() {
        let jars = oracle::jars(&version);
        for start in &STARTS {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("default")).unwrap();
            fs::create_dir(folder.path().join("mounted")).unwrap();
            fs::write(folder.path().join("default/server.properties"), "process.roles=none\n").unwrap();
            for (name, content) in start.mounted {
                fs::write(folder.path().join("mounted").join(name), content).unwrap();
            }
            let mut java = Command::new("java");
            java.arg("-cp").arg(jars.join("*")).arg("kafka.docker.KafkaDockerWrapper");
            let theirs = run(java, &[], start, folder.path());
            let own = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
            let ours = run(own, &["--kafka-version", &version], start, folder.path());
            assert_eq!(ours, theirs, "{version}, {}", start.name);
            compared += 1;
        }
    }
    println!("{compared} starts of the real wrapper and of setup as processes, 0 differ");
}
