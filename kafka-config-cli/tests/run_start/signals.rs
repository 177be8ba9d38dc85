//! Signals in each phase, at a moment that is known.

use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::image::{Guard, Image};

const SECRETS: [(&str, &str); 2] =
    [("KAFKA_ADVERTISED_LISTENERS", "SSL://broker:9092"), ("KAFKA_SSL_KEY_CREDENTIALS", "password")];

fn pipe(image: &Image, path: &str) {
    image.write(path, "");
    std::fs::remove_file(image.path(path)).unwrap();
    assert!(Command::new("mkfifo").arg(image.path(path)).status().unwrap().success());
}

/// Long enough to come to where the start waits.
fn ends_early(start: Guard, signal: &str, status: i32) {
    sleep(Duration::from_millis(500));
    start.send(signal);
    let run = start.wait();
    assert_eq!(run.status, Some(status), "{run:?}");
    let name = signal.replace('-', "SIG");
    assert!(
        run.stderr.contains(&format!("error: ended by {name} before the broker was started\n")),
        "{run:?}"
    );
}

#[test]
fn a_signal_ends_the_wait_for_a_secret() {
    let image = Image::new();
    pipe(&image, "etc/kafka/secrets/password");
    for (signal, status) in [("-TERM", 143), ("-INT", 130)] {
        ends_early(image.spawn(&SECRETS, &[]), signal, status);
    }
}

#[test]
fn a_signal_ends_the_wait_for_a_mounted_file() {
    let image = Image::new();
    pipe(&image, "mnt/shared/config/server.properties");
    ends_early(image.spawn(&[], &[]), "-TERM", 143);
    assert!(!image.is_formatted());
}

/// A release that is not known here is formatted by its own tool.
#[test]
fn a_signal_ends_the_wait_for_kafkas_own_tool() {
    let image = Image::new();
    image.java("#!/bin/sh\nexec sleep 2 >/dev/null 2>&1\n");
    ends_early(image.spawn(&[], &["--kafka-version", "4.99.0"]), "-TERM", 143);
    assert!(!image.is_formatted());
}

#[test]
fn what_became_java_has_its_own_handlers() {
    let image = Image::new();
    image.java(
        "#!/bin/sh\ntrap 'exit 9' TERM\n: >\"$(dirname \"$0\")/waits\"\nwhile :; do sleep 0.05; done\n",
    );
    let start = image.spawn(&[], &[]);
    let begin = Instant::now();
    while !image.path("java/bin/waits").exists() {
        assert!(begin.elapsed() < Duration::from_secs(60), "java does not come");
        sleep(Duration::from_millis(10));
    }
    start.send("-TERM");
    let run = start.wait();
    run.ends(9, "", "");
    assert!(!run.stderr.contains("ended by SIGTERM"), "{run:?}");
}
