//! `check --root`: files of placeholders and log directories, as a start would find them.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const BROKER: &str = "KAFKA_NODE_ID=1\nKAFKA_PROCESS_ROLES=broker\nKAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER\n\
                      KAFKA_CONTROLLER_QUORUM_VOTERS=2@controller:9093\n";
const FILE: &str = "node.id=1\nprocess.roles=broker\ncontroller.listener.names=CONTROLLER\n\
                    controller.quorum.voters=2@controller:9093\nlog.dirs=/data/a,/data/b\n";
const META: &str = "version=1\ncluster.id=abc\nnode.id=1\n";

/// A root with these files; a text that begins with `-> ` is a link.
fn root(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match text.strip_prefix("-> ") {
            Some(target) => symlink(target, path).unwrap(),
            None => fs::write(path, text).unwrap(),
        }
    }
    folder
}

fn check(root: &Path, name: &str, text: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    command.args(["check", "--format", "concise", "--root"]).arg(root).args(arguments).arg(name);
    command.current_dir(folder.path()).env_clear().output().unwrap()
}

/// The codes and the status of a check of `broker.env`.
#[track_caller]
fn container(files: &[(&str, &str)], variables: &str, codes: &[&str]) -> String {
    let folder = root(files);
    said(&check(folder.path(), "broker.env", &(BROKER.to_owned() + variables), &[]), codes)
}

/// The codes and the status of a check of `server.properties`.
#[track_caller]
fn file(files: &[(&str, &str)], properties: &str, codes: &[&str]) -> String {
    let folder = root(files);
    said(&check(folder.path(), "server.properties", &(FILE.to_owned() + properties), &[]), codes)
}

#[track_caller]
fn said(output: &Output, codes: &[&str]) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let is_code = |word: &&str| word.starts_with("KC7") || word.starts_with("KC21");
    let words = text.split([' ', '[', ']', ':', '\n']).filter(is_code);
    assert_eq!(words.collect::<Vec<_>>(), codes, "{text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn a_container_formats_what_is_new() {
    container(&[], "KAFKA_LOG_DIRS=/data/a,/data/b\n", &[]);
}

#[test]
fn a_container_leaves_a_new_directory_beside_a_formatted_one() {
    let text = container(
        &[("data/a/meta.properties", META)],
        "CLUSTER_ID=abc\nKAFKA_LOG_DIRS=/data/a,/data/b\n",
        &["KC711"],
    );
    assert!(text.contains("/data/b"), "{text}");
}

#[test]
fn a_file_by_itself_is_not_formatted_by_anybody() {
    file(&[("data/a/x", ""), ("data/b/x", "")], "", &["KC711", "KC711"]);
    file(&[("data/a/meta.properties", META), ("data/b/meta.properties", META)], "", &[]);
}

#[test]
fn a_file_in_the_place_of_a_directory_fails() {
    file(&[("data", "a file")], "", &["KC712"]);
    file(&[("data/a", "a file"), ("data/b/meta.properties", META)], "", &["KC712"]);
}

#[test]
fn an_empty_meta_properties_counts_as_formatted() {
    file(&[("data/a/meta.properties", ""), ("data/b/meta.properties", META)], "", &[]);
}

#[test]
fn clusters_and_nodes_are_compared() {
    let other = "version=1\ncluster.id=xyz\nnode.id=9\n";
    container(
        &[("data/meta.properties", other)],
        "CLUSTER_ID=abc\nKAFKA_LOG_DIRS=/data\n",
        &["KC713", "KC714"],
    );
    file(&[("data/a/meta.properties", META), ("data/b/meta.properties", other)], "", &["KC713", "KC714"]);
}

#[test]
fn links_lead_to_where_they_lead_in_the_container() {
    let files = [("data/a", "-> /mnt/x"), ("data/b", "-> ../../../mnt/y"), ("mnt/x/meta.properties", META)];
    file(&[&files[..], &[("mnt/y/meta.properties", META)]].concat(), "", &[]);
    // The real /etc of this machine is out of reach.
    file(&[("data/a", "-> loop"), ("data/b", "-> /etc"), ("data/loop", "-> a")], "", &["KC711", "KC712"]);
}

#[test]
fn two_paths_of_one_directory_are_told() {
    let files = [("data/a/meta.properties", META), ("data/b", "-> a")];
    let text = file(&files, "", &["KC715"]);
    assert!(text.contains("the same directory as /data/a"), "{text}");
}

#[test]
fn placeholders_are_read_below_the_root() {
    let provider = "KAFKA_CONFIG_PROVIDERS=file\nKAFKA_CONFIG_PROVIDERS_FILE_CLASS=\
                    org.apache.kafka.common.config.provider.FileConfigProvider\n\
                    KAFKA_NUM_PARTITIONS=${file:/run/secrets/kafka:partitions}\n";
    container(&[("run/secrets/kafka", "partitions=3\n")], provider, &[]);
    let text = container(&[("run/secrets/kafka", "partitions=hunter2\n")], provider, &["KC212"]);
    assert!(!text.contains("hunter2"), "{text}");
    container(&[], provider, &["KC216"]);
}

#[test]
fn a_placeholder_may_tell_where_the_directories_are() {
    let provider = "config.providers=file\nconfig.providers.file.class=\
                    org.apache.kafka.common.config.provider.FileConfigProvider\n\
                    log.dirs=${file:/run/paths:dirs}\n";
    file(&[("run/paths", "dirs=/data/c\n"), ("data/c/meta.properties", META)], provider, &[]);
    file(&[("run/paths", "dirs=/data/c\n")], provider, &["KC711"]);
}

#[test]
fn earlier_stages_do_not_ask_about_directories() {
    let folder = root(&[]);
    for (stage, status) in [("A", 0), ("B", 0), ("D", 1), ("all", 1)] {
        let output = check(folder.path(), "server.properties", FILE, &["--stage", stage]);
        assert_eq!(output.status.code(), Some(status), "{stage}");
    }
}

#[test]
fn a_root_that_is_missing_is_named() {
    let output = check(Path::new("/nowhere"), "server.properties", FILE, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere"));
}
