//! What the machine lacks: java, jars, a folder for the files.

use std::fs;

use crate::image::Image;

#[test]
fn without_java_nothing_is_written() {
    let image = Image::new();
    let run = image.start(&[("JAVA_HOME", "/nowhere")], &[]);
    run.ends(1, "===> Using provided cluster id", "error: /nowhere/bin/java: no such program\n");
    assert!(!image.is_formatted());
}

#[test]
fn a_java_that_may_not_be_executed_is_told() {
    let image = Image::new();
    image.allow("java/bin/java", 0o644);
    image.start(&[], &[]).ends(1, "", "/java/bin/java may not be executed by user ");
    assert!(!image.is_formatted());
}

#[test]
fn without_java_home_path_leads_to_java() {
    let image = Image::new();
    let folder = image.path("java/bin");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    image.start(&[("JAVA_HOME", ""), ("PATH", &path)], &[]).ends(7, "java ", "");
    let nowhere = [("JAVA_HOME", ""), ("PATH", "/nowhere")];
    image.start(&nowhere, &[]).ends(1, "", "error: java: no such program\nhelp: JAVA_HOME names ");
}

#[test]
fn without_jars_nothing_is_written() {
    let image = Image::new();
    fs::remove_dir_all(image.path("opt/kafka/libs")).unwrap();
    image.start(&[], &[]).ends(1, "", "there are no jars of Kafka");
    assert!(!image.is_formatted());
}

#[test]
fn a_config_folder_that_cannot_be_written_has_a_stand_in() {
    let image = Image::new();
    fs::remove_dir(image.path("opt/kafka/config")).unwrap();
    image.start(&[], &[]).ends(1, "/opt/kafka/config/ file not writable\n", "help: user ");
    let folder = image.path("tmp/kafka");
    let run = image.start(&[], &["--fallback-dir", folder.to_str().unwrap()]);
    run.ends(7, &format!(" -Dlog4j2.configurationFile={}/log4j2.yaml ", folder.display()), "");
    run.ends(7, &format!(" kafka.Kafka {}/server.properties\n", folder.display()), "");
    assert!(folder.join("server.properties").exists());
}
