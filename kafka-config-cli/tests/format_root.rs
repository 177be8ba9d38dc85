//! `format --root`: directories lie below the folder, wherever links lead.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

const PROPERTIES: &str = "process.roles=broker\nnode.id=1\nlisteners=PLAINTEXT://:9092\n\
                          advertised.listeners=PLAINTEXT://localhost:9092\ncontroller.listener.names=CONTROLLER\n\
                          controller.quorum.voters=2@localhost:9093\nlog.dirs=/data/a,/link/b,/up/c\n";

#[test]
fn no_link_leads_out_of_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let (root, outside) = (folder.path().join("root"), folder.path().join("outside"));
    fs::create_dir_all(&root).unwrap();
    fs::create_dir(&outside).unwrap();
    symlink(&outside, root.join("link")).unwrap();
    symlink("../../outside", root.join("up")).unwrap();
    fs::write(folder.path().join("server.properties"), PROPERTIES).unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args(["format", "-t", "x", "-c", "server.properties", "--kafka-version", "4.1.1", "--root", "root"])
        .current_dir(folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(root.join("data/a/meta.properties").is_file());
    assert!(root.join("outside/c/meta.properties").is_file());
    let below = root.join(outside.strip_prefix("/").unwrap());
    assert!(below.join("b/meta.properties").is_file());
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
}
