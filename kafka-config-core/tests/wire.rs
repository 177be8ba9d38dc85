//! What is said to a node and heard of it: bytes written down by Kafka's message definitions, and laws over all bytes.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use kafka_config_core::wire::{API_VERSIONS, Broker, Cluster, METADATA, Malformed, Request, Supported};
use proptest::prelude::*;

const CLIENT: &str = "me";

/// Bytes of pieces: numbers in hexadecimal form, and texts in quotes.
fn bytes(pieces: &str) -> Vec<u8> {
    let byte = |text: &str, at: usize| u8::from_str_radix(text.get(at..at + 2).unwrap(), 16).unwrap();
    let piece = |piece: &str| match piece.strip_prefix('\'') {
        Some(text) => text.trim_end_matches('\'').as_bytes().to_vec(),
        None => (0..piece.len()).step_by(2).map(|at| byte(piece, at)).collect(),
    };
    pieces.split_whitespace().flat_map(piece).collect()
}

#[track_caller]
fn check_question(question: &Request<'_>, pieces: &str) {
    let body = bytes(pieces);
    let mut expected = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
    expected.extend(body);
    assert_eq!(question.bytes(), expected);
}

fn metadata(version: i16) -> Request<'static> {
    Request::metadata(&(version..=version), 7, CLIENT).unwrap()
}

fn broker(id: i32, host: &str, port: i32) -> Broker {
    Broker { id, host: host.to_owned(), port }
}

#[test]
fn questions_have_the_form_of_their_version() {
    check_question(&Request::api_versions(0, 1, CLIENT), "0012 0000 00000001 0002 'me'");
    let program = env!("CARGO_PKG_VERSION");
    let pieces = format!("0012 0003 00000001 0002 'me' 00 03 'me' {:02x} '{program}' 00", program.len() + 1);
    check_question(&Request::api_versions(3, 1, CLIENT), &pieces);
    check_question(&metadata(1), "0003 0001 00000007 0002 'me' 00000000");
    check_question(&metadata(4), "0003 0004 00000007 0002 'me' 00000000 00");
    check_question(&metadata(8), "0003 0008 00000007 0002 'me' 00000000 00 00 00");
    check_question(&metadata(9), "0003 0009 00000007 0002 'me' 00 01 00 00 00 00");
    check_question(&metadata(12), "0003 000c 00000007 0002 'me' 00 01 00 00 00");
}

#[test]
fn the_newest_common_version_is_asked() {
    let version = |spoken| {
        let bytes = Request::metadata(&spoken, 7, CLIENT).map(|question| question.bytes())?;
        Some(i16::from_be_bytes([bytes[6], bytes[7]]))
    };
    assert_eq!(version(0..=13), Some(13));
    assert_eq!(version(0..=12), Some(12));
    assert_eq!(version(4..=99), Some(13));
    assert_eq!(version(0..=0), None);
    assert_eq!(version(14..=20), None);
}

#[test]
fn a_node_tells_what_it_speaks() {
    let question = Request::api_versions(3, 7, CLIENT);
    let answer = bytes("00000007 0000 03 0012 0000 0004 00 0003 0000 000d 00 00000000 00");
    let supported = Supported::read(&answer, &question).unwrap();
    assert_eq!((supported.error, supported.is_refusal), (0, false));
    assert_eq!(supported.metadata(), Some(&(0..=13)));
}

#[test]
fn a_controller_tells_of_no_metadata() {
    let question = Request::api_versions(0, 7, CLIENT);
    let answer = bytes("00000007 0000 00000001 0012 0000 0004");
    assert_eq!(Supported::read(&answer, &question).unwrap().metadata(), None);
}

/// KIP-511: whatever version was asked, the refusal has the form of version 0.
#[test]
fn an_older_node_refuses_in_the_oldest_form() {
    let answer = bytes("00000007 0023 00000001 0012 0000 0002");
    let supported = Supported::read(&answer, &Request::api_versions(3, 7, CLIENT)).unwrap();
    assert!(supported.is_refusal);
}

#[test]
fn a_broker_tells_of_its_cluster() {
    let old = "00000007 00000001 00000005 0001 'a' 00002384 ffff 00000005 00000000";
    let cluster = Cluster::read(&bytes(old), &metadata(1)).unwrap();
    assert_eq!(cluster, Cluster { brokers: vec![broker(5, "a", 9092)], id: None, controller: Some(5) });

    let new = "00000007 00 00000000 03 00000001 02 'a' 00002384 00 00 00000002 02 'b' 00002385 02 'r' 00 \
               03 'id' 00000002 01 00";
    let cluster = Cluster::read(&bytes(new), &metadata(12)).unwrap();
    let brokers = vec![broker(1, "a", 9092), broker(2, "b", 9093)];
    assert_eq!(cluster, Cluster { brokers, id: Some("id".to_owned()), controller: Some(2) });
}

#[test]
fn fields_that_came_later_are_passed_over() {
    let answer =
        "00000007 01 00 02 'xy' 00000000 02 00000001 02 'a' 00002384 00 01 63 01 'z' 00 ffffffff 01 00";
    let cluster = Cluster::read(&bytes(answer), &metadata(12)).unwrap();
    assert_eq!(cluster, Cluster { brokers: vec![broker(1, "a", 9092)], id: None, controller: None });
}

#[test]
fn what_is_no_answer_is_told() {
    let of_other = bytes("00000008 0000 00000000");
    assert_eq!(Supported::read(&of_other, &Request::api_versions(0, 7, CLIENT)), Err(Malformed::Correlation));
    // Two thousand million brokers, and not one byte of them.
    assert_eq!(Cluster::read(&bytes("00000007 7fffffff"), &metadata(1)), Err(Malformed::Short));
    let endless = bytes("00000007 ffffffffffff");
    assert_eq!(Cluster::read(&endless, &metadata(12)), Err(Malformed::Number));
}

fn any_question() -> impl Strategy<Value = Request<'static>> {
    let metadata = Request::METADATA_VERSIONS.prop_map(metadata);
    prop_oneof![(0..=4_i16).prop_map(|version| Request::api_versions(version, 7, CLIENT)), metadata]
}

/// An answer to a `Metadata` question, as a broker writes it.
fn written(cluster: &Cluster, version: i16) -> Vec<u8> {
    let is_flexible = version >= 9;
    let count = |length: usize| {
        if is_flexible {
            vec![u8::try_from(length + 1).unwrap()]
        } else {
            i32::try_from(length).unwrap().to_be_bytes().to_vec()
        }
    };
    let text = |text: &str| {
        let length = if is_flexible {
            count(text.len())
        } else {
            i16::try_from(text.len()).unwrap().to_be_bytes().to_vec()
        };
        [length, text.as_bytes().to_vec()].concat()
    };
    let nothing = || if is_flexible { vec![0] } else { vec![0xff, 0xff] };
    let tags = || if is_flexible { vec![0] } else { Vec::new() };
    let mut answer = [7_i32.to_be_bytes().to_vec(), tags()].concat();
    if version >= 3 {
        answer.extend(0_i32.to_be_bytes());
    }
    answer.extend(count(cluster.brokers.len()));
    for Broker { id, host, port } in &cluster.brokers {
        answer.extend(
            [id.to_be_bytes().to_vec(), text(host), port.to_be_bytes().to_vec(), nothing(), tags()].concat(),
        );
    }
    if version >= 2 {
        answer.extend(cluster.id.as_deref().map_or_else(nothing, text));
    }
    answer.extend(cluster.controller.unwrap_or(-1).to_be_bytes());
    answer
}

fn any_cluster() -> impl Strategy<Value = Cluster> {
    let broker =
        (0..i32::MAX, "[a-z.é]{0,20}", 1..65536).prop_map(|(id, host, port)| broker(id, &host, port));
    let brokers = prop::collection::vec(broker, 0..20);
    let (id, controller) = (prop::option::of("[A-Za-z0-9_-]{0,22}"), prop::option::of(0..i32::MAX));
    (brokers, id, controller).prop_map(|(brokers, id, controller)| Cluster { brokers, id, controller })
}

proptest! {
    #[test]
    fn any_bytes_are_an_answer_or_none(question in any_question(), answer in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Supported::read(&answer, &question);
        let _ = Cluster::read(&answer, &question);
    }

    #[test]
    fn every_version_tells_the_same(cluster in any_cluster(), version in 1..=13_i16) {
        let told = Cluster::read(&written(&cluster, version), &metadata(version)).unwrap();
        let id = cluster.id.clone().filter(|_| version >= 2);
        prop_assert_eq!(told, Cluster { id, ..cluster });
    }

    #[test]
    fn a_part_of_an_answer_is_none(cluster in any_cluster(), version in 1..=13_i16, cut in any::<prop::sample::Index>()) {
        let answer = written(&cluster, version);
        let part = &answer[..cut.index(answer.len())];
        prop_assert_eq!(Cluster::read(part, &metadata(version)), Err(Malformed::Short));
    }

    #[test]
    fn a_question_tells_its_length(question in any_question()) {
        let bytes = question.bytes();
        let length = u32::from_be_bytes(bytes[..4].try_into().unwrap());
        prop_assert_eq!(usize::try_from(length).unwrap() + 4, bytes.len());
        let api = i16::from_be_bytes([bytes[4], bytes[5]]);
        prop_assert!([API_VERSIONS, METADATA].contains(&api));
    }
}
