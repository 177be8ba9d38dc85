//! `ready` against stand-ins for nodes: whatever they do, one line tells what was seen, in time.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// `ApiVersions` of a broker, in the version that is asked first: 18, and 3 for Metadata up to 12.
const BROKER: &[u8] = b"\0\0\x03\0\x12\0\0\0\x04\0\0\x03\0\0\0\x0c\0\0\0\0\0\0";
/// The same of a controller.
const CONTROLLER: &[u8] = b"\0\0\x02\0\x12\0\0\0\x04\0\0\0\0\0\0";
/// `UNSUPPORTED_VERSION`, and the oldest form of a controller's answer.
const REFUSAL: &[u8] = b"\0\x23\0\0\0\x01\0\x12\0\0\0\x02";
const OLD_CONTROLLER: &[u8] = b"\0\0\0\0\0\x01\0\x12\0\0\0\x02";
/// `Metadata`: broker 1, the cluster 'id', controller 1; or no controller.
const ALONE: &[u8] = b"\0\0\0\0\0\x02\0\0\0\x01\x02a\0\0\x23\x84\0\0\x03id\0\0\0\x01\x01\0";
const HEADLESS: &[u8] = b"\0\0\0\0\0\x02\0\0\0\x01\x02a\0\0\x23\x84\0\0\x03id\xff\xff\xff\xff\x01\0";

/// What a stand-in does with each connection.
#[derive(Clone, Copy)]
enum Node {
    /// Answers questions in turn, each under the number of the question.
    Answers(&'static [&'static [u8]]),
    /// Says this, whatever is asked, and closes.
    Says(&'static [u8]),
    /// Says nothing and closes nothing.
    Silent,
}

/// Starts a stand-in; its port.
fn start(node: Node) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        let mut open = Vec::new();
        for stream in listener.incoming().map_while(Result::ok) {
            match node {
                Node::Answers(answers) => drop(thread::spawn(|| talk(stream, answers))),
                Node::Says(bytes) => say(stream, bytes),
                Node::Silent => open.push(stream),
            }
        }
    });
    port
}

fn talk(mut stream: TcpStream, answers: &[&[u8]]) {
    for answer in answers {
        let Some(number) = question(&mut stream) else { return };
        let length = u32::try_from(number.len() + answer.len()).unwrap().to_be_bytes();
        if stream.write_all(&[&length, number.as_slice(), answer].concat()).is_err() {
            return;
        }
    }
}

/// Reads a question; its number.
fn question(stream: &mut TcpStream) -> Option<[u8; 4]> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let mut body = vec![0; usize::try_from(u32::from_be_bytes(length)).unwrap()];
    stream.read_exact(&mut body).ok()?;
    body.get(4..8)?.try_into().ok()
}

fn say(mut stream: TcpStream, bytes: &[u8]) {
    let _ = question(&mut stream);
    let _ = stream.write_all(bytes);
}

/// Status and the line; the port is `PORT` in it.
fn ready(port: u16, arguments: &[&str]) -> (Option<i32>, String) {
    let output =
        Command::new(env!("CARGO_BIN_EXE_kafka-config")).arg("ready").args(arguments).output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code(), text.replace(&port.to_string(), "PORT"))
}

#[track_caller]
fn check(node: Node, arguments: &[&str], status: i32, line: &str) {
    let port = start(node);
    let address = format!("127.0.0.1:{port}");
    let begin = Instant::now();
    let told = ready(port, &[&["--timeout", "0.5", "--address", &address], arguments].concat());
    assert_eq!(told, (Some(status), format!("{line}\n")));
    assert!(begin.elapsed() < Duration::from_secs(3), "took {:?}", begin.elapsed());
}

/// The node of a configuration with one listener, or of some with further lines.
#[track_caller]
fn check_file(node: Node, properties: &str, arguments: &[&str], status: i32, line: &str) {
    let port = start(node);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.properties");
    fs::write(&file, properties.replace("PORT", &port.to_string())).unwrap();
    let config = ["--timeout", "0.5", "--config", file.to_str().unwrap()];
    let told = ready(port, &[&config, arguments].concat());
    assert_eq!(told, (Some(status), format!("{line}\n")));
}

const ROLES: &str = "process.roles=broker\nnode.id=1\ncontroller.quorum.voters=9@localhost:1\n\
                     controller.listener.names=CONTROLLER\n";

#[test]
fn nodes_that_serve_are_ready() {
    let line = "ready: 127.0.0.1:PORT is a broker of cluster id, in which 1 is alive";
    check(Node::Answers(&[BROKER, ALONE]), &[], 0, line);
    check(Node::Answers(&[CONTROLLER]), &[], 0, "ready: 127.0.0.1:PORT is a controller");
    check(Node::Answers(&[REFUSAL, OLD_CONTROLLER]), &[], 0, "ready: 127.0.0.1:PORT is a controller");
}

#[test]
fn a_broker_outside_of_a_cluster_is_not_ready() {
    let line = "not ready: 127.0.0.1:PORT answers, and knows no controller";
    check(Node::Answers(&[BROKER, HEADLESS]), &[], 1, line);
    let line = "not ready: 127.0.0.1:PORT answers, and knows 1 of 3 brokers";
    check(Node::Answers(&[BROKER, ALONE]), &["--brokers", "3"], 1, line);
    let properties = ROLES.replace("node.id=1", "node.id=2") + "listeners=PLAINTEXT://127.0.0.1:PORT";
    let line = "not ready: 127.0.0.1:PORT answers, and broker 2 is not in the cluster yet";
    check_file(Node::Answers(&[BROKER, ALONE]), &properties, &[], 1, line);
}

#[test]
fn what_does_not_answer_is_told() {
    check(Node::Silent, &[], 1, "not ready: 127.0.0.1:PORT does not answer in time");
    let line = "not ready: 127.0.0.1:PORT closes the connection without an answer";
    check(Node::Says(b""), &[], 1, line);
    check(Node::Says(b"\0\0\0\x10half"), &[], 1, line);
    let line = "not ready: 127.0.0.1:PORT does not speak Kafka's protocol";
    check(Node::Says(b"HTTP/1.1 400 Bad Request\r\n\r\n"), &[], 1, line);
    check(Node::Says(b"\0\0\0\x04\0\0\0\x63"), &[], 1, line);
    check(Node::Answers(&[b"\0"]), &[], 1, line);
    check(Node::Answers(&[BROKER, b"\0"]), &[], 1, line);
    check(
        Node::Answers(&[b"\0\x29\x01\0\0\0\0\0"]),
        &[],
        1,
        "not ready: 127.0.0.1:PORT answers with error 41",
    );
}

#[test]
fn nobody_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let told = ready(port, &["--timeout", "0.3", "--address", &format!("127.0.0.1:{port}")]);
    assert_eq!(told, (Some(1), "not ready: 127.0.0.1:PORT refuses connections\n".to_owned()));
}

#[test]
fn listeners_with_tls_only_are_told_as_they_are() {
    let line = "ready: 127.0.0.1:PORT accepts connections; it speaks TLS, which this check does not, so nothing was asked";
    check(Node::Says(b"\x15\x03\x03\0\x02\x02\x50"), &[], 0, line);
    let properties = ROLES.to_owned() + "listeners=SSL://127.0.0.1:PORT";
    check_file(Node::Silent, &properties, &[], 0, line);
    let line = format!("not {line}, and --brokers needs an answer: ask a listener without login and TLS");
    check_file(Node::Silent, &properties, &["--brokers", "2"], 1, &line);
}

#[test]
fn a_listener_with_a_login_answers_a_part() {
    let properties = ROLES.to_owned() + "listeners=SASL_PLAINTEXT://127.0.0.1:PORT";
    let line = "ready: 127.0.0.1:PORT is a broker; it wants a login, so nothing was asked about the cluster";
    check_file(Node::Answers(&[BROKER]), &properties, &[], 0, line);
    let line = "ready: 127.0.0.1:PORT is a broker; it closes the connection at a question about the cluster, as one \
                does whose listener wants a login (SASL)";
    check(Node::Answers(&[BROKER]), &[], 0, line);
    let line = format!("not {line}, and --brokers needs an answer: ask a listener without login and TLS");
    check(Node::Answers(&[BROKER]), &["--brokers", "2"], 1, &line);
    let properties = properties.replace("SASL_PLAINTEXT", "PLAINTEXT");
    let line = "not ready: 127.0.0.1:PORT closes the connection without an answer";
    check_file(Node::Answers(&[BROKER]), &properties, &[], 1, line);
}

#[test]
fn the_listener_that_tells_most_is_asked() {
    let listeners = "listeners=SSL://127.0.0.1:1,SASL_PLAINTEXT://127.0.0.1:2,INSIDE://127.0.0.1:PORT,CONTROLLER://:3\n\
                     listener.security.protocol.map=SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT\n\
                     inter.broker.listener.name=INSIDE";
    let properties = ROLES.replace("=broker\n", "=broker,controller\n") + listeners;
    let line = "ready: 127.0.0.1:PORT is broker 1 of cluster id, in which 1 is alive";
    check_file(Node::Answers(&[BROKER, ALONE]), &properties, &[], 0, line);
}

#[test]
fn a_controller_is_not_asked_about_brokers() {
    let properties = "process.roles=controller\nnode.id=9\ncontroller.quorum.voters=9@localhost:1\n\
                      controller.listener.names=CONTROLLER\nlisteners=CONTROLLER://127.0.0.1:PORT";
    let line = "ready: 127.0.0.1:PORT is a controller";
    check_file(Node::Answers(&[CONTROLLER]), properties, &[], 0, line);
    let line = "not ready: 127.0.0.1:PORT is a controller, which is not asked about brokers";
    check_file(Node::Answers(&[CONTROLLER]), properties, &["--brokers", "2"], 1, line);
}

/// A health check may begin before the configuration is written.
#[test]
fn a_configuration_that_comes_later_is_waited_for() {
    let port = start(Node::Answers(&[BROKER, ALONE]));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.properties");
    let path = file.to_str().unwrap().to_owned();
    let waiting = thread::spawn(move || ready(port, &["--timeout", "20", "--config", &path]));
    thread::sleep(Duration::from_millis(300));
    fs::write(&file, format!("{ROLES}listeners=PLAINTEXT://127.0.0.1:{port}")).unwrap();
    let line = "ready: 127.0.0.1:PORT is broker 1 of cluster id, in which 1 is alive\n";
    assert_eq!(waiting.join().unwrap(), (Some(0), line.to_owned()));
}
