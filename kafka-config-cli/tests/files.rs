//! Files that cannot be read or written, links, and two runs at once: a clear message, status 2, nothing half-written.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// `kafka-config` with an environment of its own.
fn kafka_config(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafka-config"));
    command.args(arguments).env_clear().env("KAFKA_PROCESS_ROLES", "broker").env("KAFKA_NODE_ID", "1");
    command
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The run ends with this status and says this on standard error.
fn check(output: &Output, status: i32, said: &[&str]) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{stderr}");
    for words in said {
        assert!(stderr.contains(words), "{words:?} is not in {stderr:?}");
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const ALL: [&str; 3] = ["log4j2.yaml", "server.properties", "tools-log4j2.yaml"];

#[test]
fn all_files_are_written_and_no_other() {
    let out = folder();
    let output = kafka_config(&["render", "--output-dir", text(out.path())]).output().unwrap();
    check(&output, 0, &["wrote "]);
    assert_eq!(names(out.path()), ALL);
}

#[test]
fn unchanged_files_are_not_touched() {
    let out = folder();
    let run = || kafka_config(&["render", "--output-dir", text(out.path())]).output().unwrap();
    run();
    let modified = || fs::metadata(out.path().join("server.properties")).unwrap().modified().unwrap();
    let before = modified();
    check(&run(), 0, &["kept, unchanged: "]);
    assert_eq!(modified(), before);
}

#[test]
fn a_file_with_a_secret_is_not_for_everybody() {
    let out = folder();
    kafka_config(&["render", "--output-dir", text(out.path())])
        .env("KAFKA_SSL_KEY_PASSWORD", "hunter2")
        .output()
        .unwrap();
    let mode = |name: &str| fs::metadata(out.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("server.properties") & 0o037, 0);
    assert_eq!(mode("log4j2.yaml") & 0o044, 0o044);
}

#[test]
fn a_folder_in_place_of_a_file_is_named() {
    let out = folder();
    fs::create_dir(out.path().join("server.properties")).unwrap();
    let output = kafka_config(&["render", "--output-dir", text(out.path())]).output().unwrap();
    check(&output, 2, &["server.properties: Is a directory"]);
    assert_eq!(names(out.path()), ["server.properties"], "nothing else is left");
}

#[test]
fn an_output_folder_that_is_a_file_is_named() {
    let out = folder();
    let file = out.path().join("file");
    fs::write(&file, "old").unwrap();
    let output = kafka_config(&["render", "--output-dir", text(&file)]).output().unwrap();
    check(&output, 2, &[text(&file)]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
}

#[test]
fn a_dangling_link_as_output_folder_is_named() {
    let out = folder();
    let link = out.path().join("link");
    symlink(out.path().join("nowhere"), &link).unwrap();
    let output = kafka_config(&["render", "--output-dir", text(&link)]).output().unwrap();
    check(&output, 2, &[text(&link)]);
    assert_eq!(names(out.path()), ["link"]);
}

#[test]
fn a_link_to_a_file_is_replaced_and_its_target_left_alone() {
    let out = folder();
    let target = out.path().join("precious");
    fs::write(&target, "precious").unwrap();
    symlink(&target, out.path().join("server.properties")).unwrap();
    let output = kafka_config(&["render", "--output-dir", text(out.path())]).output().unwrap();
    check(&output, 0, &[]);
    assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
    assert!(fs::symlink_metadata(out.path().join("server.properties")).unwrap().is_file());
}

#[test]
fn a_full_disk_leaves_old_files_intact() {
    // A file system of its own, too small for the files, without needing to be root: a size limit on the process.
    let out = folder();
    fs::write(out.path().join("server.properties"), "old\n").unwrap();
    let script = format!(
        "ulimit -f 1; exec '{}' render --output-dir '{}'",
        env!("CARGO_BIN_EXE_kafka-config"),
        text(out.path())
    );
    let large = "x".repeat(4096);
    let output = Command::new("bash")
        .args(["-c", &format!("trap '' XFSZ; {script}")])
        .env("KAFKA_PROCESS_ROLES", "broker")
        .env("KAFKA_LARGE", large)
        .output()
        .unwrap();
    check(&output, 2, &["server.properties: File too large"]);
    assert_eq!(fs::read_to_string(out.path().join("server.properties")).unwrap(), "old\n");
    assert_eq!(names(out.path()), ["server.properties"]);
}

#[test]
fn two_runs_at_once_leave_the_files_of_one() {
    let out = folder();
    let run = |id: &str| {
        let mut command = kafka_config(&["render", "--quiet", "--output-dir", text(out.path())]);
        command.env("KAFKA_NODE_ID", id).env("KAFKA_LOG4J_LOGGERS", format!("node{id}=INFO")).spawn().unwrap()
    };
    for _ in 0..20 {
        let runs = [run("1"), run("2"), run("3")];
        for mut child in runs {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(names(out.path()), ALL);
        let server = fs::read_to_string(out.path().join("server.properties")).unwrap();
        let id = server.split("node.id=").nth(1).unwrap().chars().next().unwrap();
        let log4j2 = fs::read_to_string(out.path().join("log4j2.yaml")).unwrap();
        assert!(log4j2.contains(&format!("node{id}")), "files of different runs");
    }
}

#[test]
fn a_variable_that_is_not_utf8_is_named() {
    let out = folder();
    for (name, value) in [(&b"KAFKA_NAME"[..], &b"\xff"[..]), (b"KAFKA_\xff", b"x")] {
        let output = kafka_config(&["render", "--output-dir", text(out.path())])
            .env(std::ffi::OsStr::from_bytes(name), std::ffi::OsStr::from_bytes(value))
            .output()
            .unwrap();
        check(&output, 2, &["the environment variable KAFKA_", "not UTF-8"]);
        assert!(names(out.path()).is_empty());
    }
}

#[test]
fn a_huge_mounted_file_is_read_whole() {
    let config = folder();
    let line = format!("a.b={}\n", "x".repeat(1000));
    fs::write(config.path().join("server.properties"), line.repeat(10_000)).unwrap();
    let output = kafka_config(&["render", "--mounted-dir", text(config.path())]).output().unwrap();
    check(&output, 0, &[]);
    assert!(output.stdout.len() > 10_000_000);
}

#[test]
fn an_endless_file_is_refused() {
    let output = kafka_config(&["render", "--env-file", "/dev/zero"]).output().unwrap();
    check(&output, 2, &["/dev/zero: larger than 64 MiB"]);
}

#[test]
fn a_folder_as_env_file_is_named() {
    let output = kafka_config(&["render", "--env-file", "/"]).output().unwrap();
    check(&output, 2, &["/: is a folder, not a file"]);
}

#[test]
fn setup_reports_as_the_jvm_does() {
    let out = folder();
    let missing = out.path().join("missing");
    let arguments = ["setup", "-D", "none", "-M", "none", "-F", text(&missing)];
    let output = kafka_config(&arguments).output().unwrap();
    check(&output, 1, &[&format!("error while preparing configs: {}/server.properties\n", text(&missing))]);
}

#[test]
fn setup_writes_bytes_that_are_not_utf8_as_the_jvm_decodes_them() {
    let out = folder();
    let output = kafka_config(&["setup", "-D", "none", "-M", "none", "-F", text(out.path())])
        .env("KAFKA_NAME", std::ffi::OsStr::from_bytes(b"a\xffb"))
        .output()
        .unwrap();
    check(&output, 0, &[]);
    assert!(fs::read_to_string(out.path().join("server.properties")).unwrap().contains("name=a\u{fffd}b"));
}

#[test]
fn output_that_nobody_reads_is_no_error() {
    let script = format!("'{}' render --kafka-version 4.1.1 | true", env!("CARGO_BIN_EXE_kafka-config"));
    let output = Command::new("bash").args(["-c", &format!("set -o pipefail; {script}")]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
