//! `ready` and the questions it may ask, put to real nodes.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;

use kafka_config_core::wire::{Cluster, Request, Supported};

/// What `ready` says of the node at an address.
pub(crate) fn ready(address: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args(["ready", "--timeout", "60", "--address", address])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The broker tells the same in every version that both speak.
pub(crate) fn check_versions(address: &str, brokers: usize) {
    let mut stream = TcpStream::connect(address).unwrap();
    for version in [0, 3] {
        let question = Request::api_versions(version, 1, "test");
        let supported = Supported::read(&ask(&mut stream, &question), &question).unwrap();
        assert_eq!((supported.error, supported.is_refusal), (0, false));
        let spoken = supported.metadata().unwrap();
        for version in Request::METADATA_VERSIONS.filter(|version| spoken.contains(version)) {
            let question = Request::metadata(&(version..=version), 2, "test").unwrap();
            let cluster = Cluster::read(&ask(&mut stream, &question), &question).unwrap();
            assert_eq!(cluster.brokers.len(), brokers, "version {version}");
            assert_eq!(cluster.id.is_some(), version >= 2);
            assert!(cluster.controller.is_some());
        }
    }
}

fn ask(stream: &mut TcpStream, question: &Request<'_>) -> Vec<u8> {
    stream.write_all(&question.bytes()).unwrap();
    let mut length = [0; 4];
    stream.read_exact(&mut length).unwrap();
    let mut answer = vec![0; usize::try_from(u32::from_be_bytes(length)).unwrap()];
    stream.read_exact(&mut answer).unwrap();
    answer
}
