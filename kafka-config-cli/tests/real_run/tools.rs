//! Kafka's own console tools.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::cluster::Cluster;
use crate::jars;

const TOPIC: &str = "run";

/// Writes one message.
pub(crate) fn produce(cluster: &Cluster, message: &str) {
    let servers = cluster.servers();
    let arguments = ["--bootstrap-server", &servers, "--topic", TOPIC, "--request-required-acks", "all"];
    let mut tool =
        java("org.apache.kafka.tools.ConsoleProducer", &arguments).spawn().expect("java is installed");
    tool.stdin.take().unwrap().write_all(format!("{message}\n").as_bytes()).unwrap();
    expect_success(&tool.wait_with_output().unwrap());
}

/// Reads this many messages from the beginning.
pub(crate) fn consume(cluster: &Cluster, count: usize) -> Vec<String> {
    let (servers, count) = (cluster.servers(), count.to_string());
    let arguments = ["--bootstrap-server", &servers, "--topic", TOPIC, "--from-beginning"];
    let limits = ["--max-messages", &count, "--timeout-ms", "60000"];
    let mut tool = java("org.apache.kafka.tools.consumer.ConsoleConsumer", &arguments);
    let output = tool.args(limits).output().expect("java is installed");
    expect_success(&output);
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

fn java(class: &str, arguments: &[&str]) -> Command {
    let mut java = Command::new("java");
    java.args(["-Xmx256m", "-cp"]).arg(jars::tools().join("*")).arg(class).args(arguments);
    java.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    java
}

fn expect_success(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
