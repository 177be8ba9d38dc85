//! Data directories: half-formatted, of another node, in use, closed, and without room.

use std::fs;
use std::process::Command;

use crate::image::{Guard, Image, PROGRAM, Run};

#[test]
fn a_half_formatted_directory_is_mended() {
    let image = Image::new();
    image.write("data/bootstrap.checkpoint", "half");
    image.write("data/meta.properties.tmp", "half");
    image.start(&[], &[]).ends(
        7,
        "java ",
        "/data: an earlier format ended before it was done; it is done anew\n",
    );
    assert!(image.is_formatted());
    assert_ne!(fs::read(image.path("data/bootstrap.checkpoint")).unwrap(), b"half");
    assert!(!image.path("data/meta.properties.tmp").exists());
}

/// As after a power loss where the files were not flushed.
#[test]
fn an_empty_meta_properties_ends_the_start() {
    let image = Image::new();
    image.write("data/meta.properties", "");
    let cause =
        "/data: meta.properties is empty, so Kafka ends with 'node ID not found'\nhelp: remove that file";
    image.start(&[], &[]).ends(1, "", cause);
    fs::remove_file(image.path("data/meta.properties")).unwrap();
    image.start(&[], &[]).ends(7, "java ", "");
}

#[test]
fn the_rest_of_an_unfinished_format_is_done() {
    let image = Image::new();
    let (first, second) = (image.path("data/a"), image.path("data/b"));
    let both = format!("{},{}", first.display(), second.display());
    let both = [("KAFKA_LOG_DIRS", both.as_str())];
    image.start(&both, &[]).ends(7, "java ", "");
    let before = image.read("data/a/meta.properties");
    fs::remove_dir_all(&second).unwrap();
    let told = "the directories that are left are formatted now";
    image.start(&both, &["KAFKA_CONFIG_CHECK=strict"]).ends(7, "java ", told);
    assert!(second.join("meta.properties").exists());
    assert_eq!(image.read("data/a/meta.properties"), before);

    // A broker was there: what is empty now may be a volume that is not mounted.
    image.write("data/a/.lock", "");
    fs::remove_dir_all(&second).unwrap();
    image.start(&both, &[]).ends(7, "/data/a is already formatted. ", "/data/b, which is not formatted");
    assert!(!second.exists());
}

#[test]
fn a_directory_that_lost_its_meta_properties_is_told() {
    let image = Image::new();
    image.write("data/.lock", "");
    image.write("data/topic-0/00000000000000000000.log", "");
    let cause = "/data: a broker has used this directory, but its meta.properties is gone\n";
    image.start(&[], &[]).ends(7, "java ", cause);
}

#[test]
fn directories_of_another_cluster_or_node_end_the_start() {
    let image = Image::new();
    image.start(&[], &[]).ends(7, "java ", "");
    image.start(&[("CLUSTER_ID", "other")], &[]).ends(1, "Invalid cluster.id in: ", "help: ");
    let node = [("KAFKA_NODE_ID", "2"), ("KAFKA_CONTROLLER_QUORUM_VOTERS", "2@broker:9093")];
    image.start(&node, &[]).ends(1, "Stored node id 1", "help: ");
}

#[test]
fn a_data_directory_that_cannot_be_made_ends_the_start() {
    let image = Image::new();
    image.write("file", "");
    let below = image.path("file/data");
    let run = image.start(&[("KAFKA_LOG_DIRS", below.to_str().unwrap())], &[]);
    run.ends(1, "No available log directories to format.\n", "KC712");
}

#[test]
fn a_data_directory_that_may_not_be_written_ends_the_start() {
    let image = Image::new();
    fs::create_dir(image.path("data")).unwrap();
    image.allow("data", 0o555);
    image.allow("opt/kafka/config", 0o777);
    let run = image.start_as_nobody(&[], &[]);
    run.ends(1, "/data: java.nio.file.AccessDeniedException: ", "/data may not be written by user ");
    image.allow("data", 0o777);
    image.start_as_nobody(&[], &[]).ends(7, "java ", "");
}

/// Once a broker runs there, its lock keeps others away; that is tried with real ones.
#[test]
fn of_two_starts_on_one_new_volume_one_at_least_goes_on() {
    for _ in 0..20 {
        let image = Image::new();
        let ends = [image.spawn(&[], &[]), image.spawn(&[], &[])].map(Guard::wait);
        let refused: Vec<&Run> = ends.iter().filter(|run| run.status != Some(7)).collect();
        assert!(refused.len() < 2, "{ends:?}");
        for run in refused {
            run.ends(1, "another process formats this directory or has just done so\n", "help: ");
        }
        assert!(image.is_formatted());
    }
}

#[test]
fn the_top_of_a_volume_is_no_data_directory() {
    let image = Image::new();
    fs::create_dir_all(image.path("data/lost+found")).unwrap();
    image.start(&[], &[]).ends(7, "java ", "lost+found, which Kafka takes for a partition");
    image.start(&[("KAFKA_CONFIG_CHECK", "strict")], &[]).ends(1, "", "lost+found");
}

/// Mounts a file system with this much room, starts, makes room, and starts again.
fn start_without_room(image: &Image, folder: &str, size: &str) -> Option<Run> {
    let script = "mount -t tmpfs -o size=$2 tmpfs $1 && cat /dev/zero >$1/filled; f=$1; shift 2; \"$@\"; \
                  echo \"status $?\"; rm $f/filled; \"$@\"";
    let may_mount =
        Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !may_mount {
        println!("no room: not tried, for nothing may be mounted here");
        return None;
    }
    let start = image.command(&[], &[]);
    let mut shell = Command::new("unshare");
    shell.args(["-rm", "sh", "-c", script, "sh"]).arg(image.path(folder)).arg(size).arg(PROGRAM);
    shell.args(start.get_args()).env_clear();
    shell.envs(start.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Some(Run::from(shell.output().unwrap()))
}

#[test]
fn without_room_for_the_format_the_start_ends() {
    let image = Image::new();
    fs::create_dir(image.path("data")).unwrap();
    let Some(run) = start_without_room(&image, "data", "8k") else { return };
    run.ends(
        7,
        "/data/bootstrap.checkpoint.tmp: No space left on device\nstatus 1\n",
        "the file system has only 0 MiB left",
    );
    run.ends(7, "java ", "an earlier format ended before it was done");
}

#[test]
fn without_room_for_the_files_the_start_ends() {
    let image = Image::new();
    let Some(run) = start_without_room(&image, "opt/kafka/config", "64k") else { return };
    run.ends(7, "/opt/kafka/config/server.properties: No space left on device\nstatus 1\n", "");
    run.ends(7, "java ", "");
}
