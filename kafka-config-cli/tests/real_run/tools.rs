//! Kafka's own console tools.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::cluster::Cluster;
use crate::jars;

const TOPIC: &str = "run";

/// Writes one message, which every replica has to have.
pub(crate) fn produce(cluster: &Cluster, message: &str) {
    let arguments = ["--topic", TOPIC, "--request-required-acks", "all"];
    let mut tool = client(cluster, &cluster.security().client, "org.apache.kafka.tools.ConsoleProducer");
    let mut tool = tool.args(arguments).spawn().expect("java is installed");
    tool.stdin.take().unwrap().write_all(format!("{message}\n").as_bytes()).unwrap();
    expect_success(&tool.wait_with_output().unwrap());
}

/// Reads this many messages from the beginning.
pub(crate) fn consume(cluster: &Cluster, count: usize) -> Vec<String> {
    let count = count.to_string();
    let arguments = ["--topic", TOPIC, "--from-beginning", "--max-messages", &count, "--timeout-ms", "60000"];
    let settings = &cluster.security().client;
    let mut tool = client(cluster, settings, "org.apache.kafka.tools.consumer.ConsoleConsumer");
    let output = tool.args(arguments).output().expect("java is installed");
    expect_success(&output);
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// What somebody with these settings is told who is not let in.
pub(crate) fn refusal(cluster: &Cluster, settings: &str) -> String {
    let mut tool = client(cluster, settings, "org.apache.kafka.tools.TopicCommand");
    let output = tool.arg("--list").output().expect("java is installed");
    assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn client(cluster: &Cluster, settings: &str, class: &str) -> Command {
    let file = cluster.file("client.properties", settings);
    let mut java = Command::new("java");
    java.args(["-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"])
        .arg(jars::tools().join("*"))
        .arg(class);
    java.args(["--bootstrap-server", &cluster.servers(), "--command-config"]).arg(file);
    java.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    java
}

fn expect_success(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
