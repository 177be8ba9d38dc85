//! A tree of the image with a stand-in for java, and what a start in it comes to.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_kafka-config");

/// Tells its arguments and a part of its environment, and ends with a status of its own.
const JAVA: &str =
    "#!/bin/sh\necho \"java $*\"\nenv | grep -E '^(KAFKA_CONFIG_CHECK|JMX_PORT|KAFKA_HEAP_OPTS)='\nexit 7\n";

/// A tree of the image.
pub(crate) struct Image(pub(crate) tempfile::TempDir);

impl Image {
    pub(crate) fn new() -> Self {
        let image = Self(tempfile::tempdir().unwrap());
        image.write("opt/kafka/libs/kafka_2.13-4.1.1.jar", "");
        image.java(JAVA);
        fs::create_dir_all(image.path("opt/kafka/config")).unwrap();
        image
    }

    /// Puts this script in the place of java.
    pub(crate) fn java(&self, script: &str) {
        self.write("java/bin/java", script);
        self.allow("java/bin/java", 0o755);
    }

    pub(crate) fn allow(&self, path: &str, mode: u32) {
        fs::set_permissions(self.path(path), Permissions::from_mode(mode)).unwrap();
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// A sound node, with these variables beside or in place of its own.
    pub(crate) fn command(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Command {
        self.command_of(Path::new(PROGRAM), variables, arguments)
    }

    fn command_of(&self, program: &Path, variables: &[(&str, &str)], arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
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

    pub(crate) fn start(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        Run::from(self.command(variables, arguments).output().unwrap())
    }

    /// A start by a user who owns nothing here.
    pub(crate) fn start_as_nobody(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        // The folders above the program need not be open to everyone.
        fs::copy(PROGRAM, self.path("kafka-config")).unwrap();
        self.allow("", 0o755);
        let mut command = self.command_of(&self.path("kafka-config"), variables, arguments);
        if rustix::process::geteuid().is_root() {
            command.uid(65534).gid(65534);
        }
        Run::from(command.output().unwrap())
    }

    /// A start that goes on while the test does.
    pub(crate) fn spawn(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Guard {
        let mut command = self.command(variables, arguments);
        Guard(Some(
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap(),
        ))
    }

    pub(crate) fn is_formatted(&self) -> bool {
        self.path("data/meta.properties").exists()
    }
}

#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { status: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }
}

impl Run {
    #[track_caller]
    pub(crate) fn ends(&self, status: i32, stdout: &str, stderr: &str) {
        let said = format!("{:?}\n{}\n{}", self.status, self.stdout, self.stderr);
        assert_eq!(self.status, Some(status), "{said}");
        assert!(self.stdout.contains(stdout), "no {stdout:?} in {said}");
        assert!(self.stderr.contains(stderr), "no {stderr:?} in {said}");
    }
}

/// A start; killed when the test ends before it.
pub(crate) struct Guard(Option<Child>);

impl Guard {
    /// Sends a signal, such as `-TERM`.
    pub(crate) fn send(&self, signal: &str) {
        let process = self.0.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
    }

    /// Its end.
    pub(crate) fn wait(mut self) -> Run {
        Run::from(self.0.take().unwrap().wait_with_output().unwrap())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
