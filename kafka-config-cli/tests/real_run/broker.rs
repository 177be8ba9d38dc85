//! A process that becomes a broker.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A machine that is busy with other tests takes its time.
const PATIENCE: Duration = Duration::from_secs(120);

/// A started node; killed when a test fails.
pub(crate) struct Broker {
    process: Child,
    log: PathBuf,
}

impl Broker {
    pub(crate) fn start(version: &str, root: &Path, variables: &[(&str, String)]) -> Self {
        // Each start has a log of its own.
        let number = fs::read_dir(root).unwrap().count();
        let log = root.join(format!("said-{number}.log"));
        let file = File::create(&log).unwrap();
        let kept = ["PATH", "JAVA_HOME"].into_iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
        let process = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
            .args(["run", "--kafka-version", version, "--root"])
            .arg(root)
            .env_clear()
            .envs(kept)
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        Self { process, log }
    }

    /// Everything it printed.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    /// Until the broker's own line says so.
    pub(crate) fn wait_until_started(&mut self) {
        let begin = Instant::now();
        while !self.said().contains("Kafka Server started") {
            let ended = self.process.try_wait().unwrap();
            assert!(ended.is_none(), "ended with {ended:?}\n{}", self.said());
            assert!(begin.elapsed() < PATIENCE, "not started\n{}", self.said());
            sleep(Duration::from_millis(50));
        }
    }

    /// Sends SIGTERM; its exit status.
    pub(crate) fn terminate(&mut self) -> Option<i32> {
        let killed = Command::new("kill").arg(self.process.id().to_string()).status().unwrap();
        assert!(killed.success());
        self.wait()
    }

    /// Its exit status.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        let begin = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            assert!(begin.elapsed() < PATIENCE, "does not end\n{}", self.said());
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
