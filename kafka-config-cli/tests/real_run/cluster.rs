//! Nodes that belong together: their folders, ports and variables.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::broker::Broker;
use crate::jars;
use crate::security::Security;

const CLUSTER_ID: &str = "4L6g3nShT-eMCtK--X86sw";

struct Node {
    id: usize,
    roles: &'static str,
    client_port: u16,
    controller_port: u16,
}

/// A cluster in a folder of its own, with one tree of the image for each node.
pub(crate) struct Cluster {
    folder: tempfile::TempDir,
    version: &'static str,
    nodes: Vec<Node>,
    security: Security,
}

impl Cluster {
    pub(crate) fn single(version: &str) -> Self {
        Self::new(version, &["broker,controller"])
    }

    pub(crate) fn combined(version: &str) -> Self {
        Self::new(version, &["broker,controller"; 3])
    }

    pub(crate) fn isolated(version: &str) -> Self {
        Self::new(version, &["controller", "controller", "controller", "broker", "broker"])
    }

    /// A controller and two brokers, each of which has what the other has.
    pub(crate) fn replicated(version: &str) -> Self {
        Self::new(version, &["controller", "broker", "broker"])
    }

    fn new(version: &str, roles: &[&'static str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Held until all are chosen, so that no port is given twice.
        let listeners: Vec<TcpListener> =
            (0..2 * roles.len()).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let mut ports = listeners.iter().map(|listener| listener.local_addr().unwrap().port());
        let mut node = |(index, roles): (usize, &&'static str)| Node {
            id: index + 1,
            roles,
            client_port: ports.next().unwrap(),
            controller_port: ports.next().unwrap(),
        };
        let nodes: Vec<Node> = roles.iter().enumerate().map(&mut node).collect();
        let secrets = folder.path().join("secrets");
        fs::create_dir(&secrets).unwrap();
        let security = Security::none(&secrets);
        let cluster = Self { folder, version: jars::known(version), nodes, security };
        for node in 0..cluster.size() {
            let kafka = cluster.root(node).join("opt/kafka");
            fs::create_dir_all(kafka.join("bin")).unwrap();
            fs::create_dir_all(kafka.join("config")).unwrap();
            symlink(jars::broker(version), kafka.join("libs")).unwrap();
            fs::create_dir_all(cluster.root(node).join("etc/kafka")).unwrap();
            symlink(&secrets, cluster.root(node).join("etc/kafka/secrets")).unwrap();
        }
        cluster
    }

    /// The same, under another version's name.
    pub(crate) fn told(self, version: &'static str) -> Self {
        Self { version, ..self }
    }

    /// The same, with clients and brokers that speak like this.
    pub(crate) fn secured(self, security: fn(&Path) -> Security) -> Self {
        Self { security: security(&self.folder.path().join("secrets")), ..self }
    }

    /// How clients have to speak.
    pub(crate) fn security(&self) -> &Security {
        &self.security
    }

    pub(crate) fn size(&self) -> usize {
        self.nodes.len()
    }

    fn root(&self, node: usize) -> PathBuf {
        self.folder.path().join(format!("node-{node}"))
    }

    /// Where clients find it.
    pub(crate) fn servers(&self) -> String {
        let servers = self.brokers().map(|node| format!("127.0.0.1:{}", node.client_port));
        servers.collect::<Vec<_>>().join(",")
    }

    fn brokers(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.roles.contains("broker"))
    }

    /// A file beside the nodes.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Formats a node before its first start, with a user that clients and brokers log in as.
    pub(crate) fn format(&self, node: usize, user: &str) {
        let config = self.root(node).join("opt/kafka/config");
        let program = |command: &str| {
            let mut program = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
            program.env_clear().envs(self.variables(node)).args([command, "--kafka-version", self.version]);
            program
        };
        succeed(program("render").arg("--root").arg(self.root(node)).arg("--output-dir").arg(&config));
        let file = config.join("server.properties");
        succeed(program("format").args(["-t", CLUSTER_ID, "--add-scram", user, "-c"]).arg(file));
    }

    pub(crate) fn start(&self, node: usize) -> Broker {
        Broker::start(self.version, &self.root(node), &self.variables(node))
    }

    fn variables(&self, node: usize) -> Vec<(&'static str, String)> {
        let data = self.root(node).join("data").display().to_string();
        let node = self.nodes.get(node).unwrap();
        let controllers = self.nodes.iter().filter(|node| node.roles.contains("controller"));
        let voters = controllers.map(|node| format!("{}@127.0.0.1:{}", node.id, node.controller_port));
        let protocol = self.security.protocol;
        let client = format!("{protocol}://127.0.0.1:{}", node.client_port);
        let controller = format!("CONTROLLER://127.0.0.1:{}", node.controller_port);
        let mut variables = vec![
            ("KAFKA_NODE_ID", node.id.to_string()),
            ("KAFKA_PROCESS_ROLES", node.roles.to_owned()),
            ("KAFKA_CONTROLLER_QUORUM_VOTERS", voters.collect::<Vec<_>>().join(",")),
            ("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER".to_owned()),
            ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", format!("CONTROLLER:PLAINTEXT,{protocol}:{protocol}")),
            ("KAFKA_LOG_DIRS", data),
            ("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1".to_owned()),
            ("KAFKA_DEFAULT_REPLICATION_FACTOR", self.brokers().count().to_string()),
            ("KAFKA_MIN_INSYNC_REPLICAS", self.brokers().count().to_string()),
            ("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0".to_owned()),
            ("KAFKA_HEAP_OPTS", "-Xmx384m".to_owned()),
            // A short life: what is compiled to last would cost more than it gains.
            ("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC".to_owned()),
            ("CLUSTER_ID", CLUSTER_ID.to_owned()),
        ];
        let listeners = match node.roles {
            "controller" => controller,
            "broker" => client.clone(),
            _ => format!("{client},{controller}"),
        };
        variables.push(("KAFKA_LISTENERS", listeners));
        if node.roles != "controller" {
            variables.push(("KAFKA_ADVERTISED_LISTENERS", client));
            variables.push(("KAFKA_INTER_BROKER_LISTENER_NAME", protocol.to_owned()));
            variables.extend(self.security.variables.clone());
        }
        variables
    }
}

fn succeed(program: &mut Command) {
    let output = program.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
