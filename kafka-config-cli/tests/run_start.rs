//! `run` with a stand-in for java: what it gets, and every way in which it does not come to that.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Tells its arguments and a part of its environment, and ends with a status of its own.
const JAVA: &str =
    "#!/bin/sh\necho \"java $*\"\nenv | grep -E '^(KAFKA_CONFIG_CHECK|JMX_PORT|KAFKA_HEAP_OPTS)='\nexit 7\n";

/// A tree of the image.
struct Image(tempfile::TempDir);

impl Image {
    fn new() -> Self {
        let image = Self(tempfile::tempdir().unwrap());
        image.write("opt/kafka/libs/kafka_2.13-4.1.1.jar", "");
        image.write("java/bin/java", JAVA);
        fs::set_permissions(image.path("java/bin/java"), Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(image.path("opt/kafka/config")).unwrap();
        image
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// A sound node, with these variables beside or in place of its own.
    fn command(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("JAVA_HOME", self.path("java"))
            .envs([("KAFKA_NODE_ID", "1"), ("KAFKA_PROCESS_ROLES", "broker,controller")])
            .env("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093")
            .env("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://broker:9092")
            .env("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
            .env("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@broker:9093")
            .env("KAFKA_LOG_DIRS", self.path("data"))
            .env("CLUSTER_ID", "4L6g3nShT-eMCtK--X86sw")
            .envs(variables.iter().copied())
            .args(["run", "--root"])
            .arg(self.0.path())
            .args(arguments);
        command
    }

    fn start(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        Run::from(self.command(variables, arguments).output().unwrap())
    }

    fn is_formatted(&self) -> bool {
        self.path("data/meta.properties").exists()
    }
}

struct Run {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}

impl Run {
    #[track_caller]
    fn ends(&self, status: i32, stdout: &str, stderr: &str) {
        let said = format!("{:?}\n{}\n{}", self.status, self.stdout, self.stderr);
        assert_eq!(self.status, Some(status), "{said}");
        assert!(self.stdout.contains(stdout), "no {stdout:?} in {said}");
        assert!(self.stderr.contains(stderr), "no {stderr:?} in {said}");
    }
}

#[test]
fn java_gets_the_command_line_and_its_status_is_the_end() {
    let image = Image::new();
    let run = image
        .start(&[("KAFKA_JMX_PORT", "9101"), ("KAFKA_CONFIG_CHECK", "warn")], &["--host-ip", "10.0.0.1"]);
    let root = image.0.path().display();
    run.ends(7, "===> Using provided cluster id 4L6g3nShT-eMCtK--X86sw ...\njava -Xmx1G -Xms1G ", "");
    run.ends(7, &format!(" kafka.Kafka {root}/opt/kafka/config/server.properties\n"), "");
    run.ends(7, "JMX_PORT=9101\n", "");
    run.ends(7, "KAFKA_HEAP_OPTS=-Xmx1G -Xms1G\n", "");
    run.ends(7, "-Djava.rmi.server.hostname=10.0.0.1 ", "");
    // A variable of ours, and neither Kafka nor its file need to know it.
    assert!(!run.stdout.contains("KAFKA_CONFIG_CHECK"), "{}", run.stdout);
    assert!(!image.read("opt/kafka/config/server.properties").contains("config.check"));
    assert!(image.is_formatted());
    assert!(image.path("opt/kafka/logs").is_dir());
}

#[test]
fn a_second_start_says_that_the_directory_is_formatted() {
    let image = Image::new();
    image.start(&[], &[]).ends(7, "java ", "");
    let before = image.read("data/meta.properties");
    let data = image.path("data");
    let said = format!(
        "Log directory {} is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n",
        data.display()
    );
    image.start(&[], &[]).ends(7, &said, "");
    assert_eq!(image.read("data/meta.properties"), before);
}

#[test]
fn arguments_override_the_environment() {
    let image = Image::new();
    let run = image.start(&[], &["KAFKA_HEAP_OPTS=-Xmx2G", "KAFKA_NUM_PARTITIONS=3"]);
    run.ends(7, "===> Overriding env params with args ...\n===> User\n", "");
    run.ends(7, "java -Xmx2G ", "");
    assert!(image.read("opt/kafka/config/server.properties").contains("\nnum.partitions=3"));
}

#[test]
fn a_half_formatted_directory_is_mended() {
    let image = Image::new();
    image.write("data/bootstrap.checkpoint", "half");
    image.write("data/meta.properties.tmp", "half");
    image.start(&[], &[]).ends(7, "java ", "");
    assert!(image.is_formatted());
    assert_ne!(image.read("data/meta.properties"), "half");
}

#[test]
fn directories_of_another_cluster_or_node_end_the_start() {
    let image = Image::new();
    image.start(&[], &[]).ends(7, "java ", "");
    image.start(&[("CLUSTER_ID", "other")], &[]).ends(1, "Invalid cluster.id in: ", "help: ");
    let node = [("KAFKA_NODE_ID", "2"), ("KAFKA_CONTROLLER_QUORUM_VOTERS", "2@broker:9093")];
    image.start(&node, &[]).ends(1, "Stored node id 1", "help: ");
}

#[test]
fn secrets_that_are_missing_end_the_start() {
    let image = Image::new();
    let tls = [
        ("KAFKA_ADVERTISED_LISTENERS", "SSL://broker:9092"),
        ("KAFKA_SSL_KEYSTORE_FILENAME", "key.jks"),
        ("KAFKA_SSL_KEY_CREDENTIALS", "password"),
    ];
    image.start(&tls, &[]).ends(1, "/etc/kafka/secrets/key.jks file does not exist\n", "");
    image.write("etc/kafka/secrets/key.jks", "");
    image.start(&tls, &[]).ends(1, "/etc/kafka/secrets/password file does not exist\n", "");
    fs::create_dir_all(image.path("etc/kafka/secrets/password")).unwrap();
    image.start(&tls, &[]).ends(1, "SSL is enabled.\n", "cat: /etc/kafka/secrets/password: Is a directory\n");
    assert!(!image.is_formatted());
}

#[test]
fn what_the_wrapper_refuses_ends_the_start() {
    let image = Image::new();
    let run = image.start(&[("KAFKA_LOG4J_LOGGERS", "a")], &[]);
    run.ends(1, "error while preparing configs: Index 1 out of bounds for length 1\n", "");
    assert!(!image.is_formatted());
}

#[test]
fn what_kafka_refuses_ends_the_start() {
    let image = Image::new();
    let run = image.start(&[("KAFKA_NUM_PARTITIONS", "many")], &[]);
    run.ends(1, "many", "KC212");
    assert!(!image.is_formatted());
}

#[test]
fn strict_refuses_before_anything_is_written() {
    let image = Image::new();
    let wrong = [("KAFKA_NUM_PARTITIONS", "many"), ("KAFKA_CONFIG_CHECK", "strict")];
    image.start(&wrong, &[]).ends(1, "", "KAFKA_CONFIG_CHECK=warn starts all the same");
    assert!(!image.path("opt/kafka/config/server.properties").exists());
    image.start(&[("KAFKA_CONFIG_CHECK", "strict")], &[]).ends(7, "java ", "");
}

#[test]
fn findings_are_shown_unless_they_are_not_wanted() {
    let image = Image::new();
    let unknown = [("KAFKA_NUM_PARTITION", "3")];
    image.start(&unknown, &[]).ends(7, "java ", "KC111");
    let quiet = image.start(&unknown, &["KAFKA_CONFIG_CHECK=off"]);
    quiet.ends(7, "java ", "");
    assert!(!quiet.stderr.contains("KC111"), "{}", quiet.stderr);
    image.start(&[("KAFKA_CONFIG_CHECK", "loud")], &[]).ends(
        2,
        "",
        "KAFKA_CONFIG_CHECK is strict, warn or off",
    );
}

#[test]
fn without_java_nothing_is_written() {
    let image = Image::new();
    let run = image.start(&[("JAVA_HOME", "/nowhere")], &[]);
    run.ends(1, "===> Using provided cluster id", "error: /nowhere/bin/java: no such program\n");
    assert!(!image.is_formatted());
}

#[test]
fn without_jars_nothing_is_written() {
    let image = Image::new();
    fs::remove_dir_all(image.path("opt/kafka/libs")).unwrap();
    image.start(&[], &[]).ends(1, "", "there are no jars of Kafka");
    assert!(!image.is_formatted());
}

#[test]
fn a_data_directory_that_cannot_be_made_ends_the_start() {
    let image = Image::new();
    image.write("file", "");
    let below = image.path("file/data");
    let run = image.start(&[("KAFKA_LOG_DIRS", below.to_str().unwrap())], &[]);
    run.ends(1, "No available log directories to format.\n", "KC712");
}

#[test]
fn the_top_of_a_volume_is_no_data_directory() {
    let image = Image::new();
    fs::create_dir_all(image.path("data/lost+found")).unwrap();
    image.start(&[], &[]).ends(7, "java ", "lost+found, which Kafka takes for a partition");
    image.start(&[("KAFKA_CONFIG_CHECK", "strict")], &[]).ends(1, "", "lost+found");
}

#[test]
fn a_config_folder_that_cannot_be_written_has_a_stand_in() {
    let image = Image::new();
    fs::remove_dir(image.path("opt/kafka/config")).unwrap();
    image.start(&[], &[]).ends(1, "/opt/kafka/config/ file not writable\n", "help: user ");
    let folder = image.path("tmp/kafka");
    let run = image.start(&[], &["--fallback-dir", folder.to_str().unwrap()]);
    run.ends(7, &format!(" -Dlog4j2.configurationFile={}/log4j2.yaml ", folder.display()), "");
    run.ends(7, &format!(" kafka.Kafka {}/server.properties\n", folder.display()), "");
    assert!(folder.join("server.properties").exists());
}

#[test]
fn a_plan_touches_nothing() {
    let image = Image::new();
    image.start(&[], &["--dry-run"]).ends(0, "the broker would be started", "");
    assert!(!image.path("opt/kafka/config/server.properties").exists());
    assert!(!image.is_formatted());
    image.start(&[("KAFKA_NUM_PARTITIONS", "many")], &["--dry-run"]).ends(
        1,
        "the broker would not be started",
        "",
    );
}

#[test]
fn no_password_is_printed() {
    let image = Image::new();
    let secret =
        [("KAFKA_OPTS", "-Djavax.net.ssl.keyStorePassword=hunter2"), ("KAFKA_SSL_KEY_PASSWORD", "hunter2")];
    let plan = image.start(&secret, &["--dry-run"]);
    assert!(!plan.stdout.contains("hunter2") && !plan.stderr.contains("hunter2"), "{}", plan.stdout);
    let refused = image.start(&[], &["KAFKA-SSL-KEY-PASSWORD=hunter2"]);
    refused.ends(1, "", "not a valid identifier");
    assert!(!refused.stderr.contains("hunter2"), "{}", refused.stderr);
}

/// Kills the process when the test ends before it.
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn send(signal: &str, process: &Child) {
    let status = Command::new("kill").args([signal, &process.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_signal_ends_it_whatever_it_waits_for() {
    let image = Image::new();
    fs::create_dir_all(image.path("etc/kafka/secrets")).unwrap();
    let pipe = image.path("etc/kafka/secrets/password");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for (signal, status) in [("-TERM", 143), ("-INT", 130)] {
        let waits =
            [("KAFKA_ADVERTISED_LISTENERS", "SSL://broker:9092"), ("KAFKA_SSL_KEY_CREDENTIALS", "password")];
        let mut command = image.command(&waits, &[]);
        let mut process = Guard(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
        sleep(Duration::from_millis(300));
        send(signal, &process.0);
        assert_eq!(process.0.wait().unwrap().code(), Some(status));
    }
}

#[test]
fn after_a_kill_at_any_moment_the_next_start_works() {
    for round in 0..60 {
        let image = Image::new();
        let mut command = image.command(&[], &[]);
        let mut process = Guard(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        sleep(Duration::from_micros(round * 1000));
        process.0.kill().unwrap();
        process.0.wait().unwrap();
        image.start(&[], &[]).ends(7, "java ", "");
        assert!(image.is_formatted());
    }
}
