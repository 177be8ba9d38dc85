//! Files of the secrets folder: missing, empty, closed.

use std::fs;

use crate::image::Image;

const TLS: [(&str, &str); 4] = [
    ("KAFKA_ADVERTISED_LISTENERS", "SSL://broker:9092"),
    ("KAFKA_SSL_KEYSTORE_FILENAME", "key.jks"),
    ("KAFKA_SSL_KEY_CREDENTIALS", "password"),
    ("KAFKA_SSL_KEYSTORE_CREDENTIALS", "password"),
];

#[test]
fn secrets_that_are_missing_end_the_start() {
    let image = Image::new();
    image.start(&TLS, &[]).ends(1, "/etc/kafka/secrets/key.jks file does not exist\n", "");
    image.write("etc/kafka/secrets/key.jks", "");
    image.start(&TLS, &[]).ends(1, "/etc/kafka/secrets/password file does not exist\n", "");
    fs::create_dir_all(image.path("etc/kafka/secrets/password")).unwrap();
    image.start(&TLS, &[]).ends(1, "SSL is enabled.\n", "/etc/kafka/secrets/password: Is a directory\n");
    assert!(!image.is_formatted());
}

#[test]
fn secrets_that_are_empty_are_told() {
    let image = Image::new();
    image.write("etc/kafka/secrets/key.jks", "");
    image.write("etc/kafka/secrets/password", "\n");
    let listeners = [
        ("KAFKA_LISTENERS", "SSL://:9092,CONTROLLER://:9093"),
        ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "SSL:SSL,CONTROLLER:PLAINTEXT"),
        ("KAFKA_INTER_BROKER_LISTENER_NAME", "SSL"),
    ];
    let variables = [&TLS[..], &listeners].concat();
    let run = image.start(&variables, &[]);
    run.ends(
        7,
        "java ",
        "/etc/kafka/secrets/password is empty, but KAFKA_SSL_KEY_CREDENTIALS means a password\n",
    );
    run.ends(
        7,
        "",
        "/etc/kafka/secrets/key.jks is empty, but KAFKA_SSL_KEYSTORE_FILENAME means a store of keys",
    );
    image.start(&variables, &["KAFKA_CONFIG_CHECK=strict"]).ends(1, "", "not started");
}

#[test]
fn secrets_that_may_not_be_read_end_the_start() {
    let image = Image::new();
    image.write("etc/kafka/secrets/key.jks", "keys");
    image.write("etc/kafka/secrets/password", "hunter2");
    image.allow("etc/kafka/secrets/password", 0o000);
    image.allow("opt/kafka/config", 0o777);
    let run = image.start_as_nobody(&TLS, &[]);
    run.ends(1, "SSL is enabled.\n", "cat: ");
    run.ends(1, "", "/etc/kafka/secrets/password: Permission denied\n");
    assert!(!image.is_formatted());
}
