//! What java gets, and what the image, the rules and Kafka refuse.

use crate::image::Image;

#[test]
fn java_gets_the_command_line_and_its_status_is_the_end() {
    let image = Image::new();
    let run = image
        .start(&[("KAFKA_JMX_PORT", "9101"), ("KAFKA_CONFIG_CHECK", "warn")], &["--host-ip", "10.0.0.1"]);
    let root = image.0.path().display();
    run.ends(7, "===> Using provided cluster id 4L6g3nShT-eMCtK--X86sw ...\njava -Xmx1G -Xms1G ", "");
    run.ends(7, &format!(" kafka.Kafka {root}/opt/kafka/config/server.properties\n"), "");
    run.ends(7, "JMX_PORT=9101\n", "");
    run.ends(7, "KAFKA_HEAP_OPTS=-Xmx1G -Xms1G\n", "");
    run.ends(7, "-Djava.rmi.server.hostname=10.0.0.1 ", "");
    // A variable of ours, and neither Kafka nor its file need to know it.
    assert!(!run.stdout.contains("KAFKA_CONFIG_CHECK"), "{}", run.stdout);
    assert!(!image.read("opt/kafka/config/server.properties").contains("config.check"));
    assert!(image.is_formatted());
    assert!(image.path("opt/kafka/logs").is_dir());
}

#[test]
fn a_second_start_says_that_the_directory_is_formatted() {
    let image = Image::new();
    image.start(&[], &[]).ends(7, "java ", "");
    let before = image.read("data/meta.properties");
    let data = image.path("data");
    let said = format!(
        "Log directory {} is already formatted. Use --ignore-formatted to ignore this directory and format the others.\n",
        data.display()
    );
    image.start(&[], &[]).ends(7, &said, "");
    assert_eq!(image.read("data/meta.properties"), before);
}

#[test]
fn arguments_override_the_environment() {
    let image = Image::new();
    let run = image.start(&[], &["KAFKA_HEAP_OPTS=-Xmx2G", "KAFKA_NUM_PARTITIONS=3"]);
    run.ends(7, "===> Overriding env params with args ...\n===> User\n", "");
    run.ends(7, "java -Xmx2G ", "");
    assert!(image.read("opt/kafka/config/server.properties").contains("\nnum.partitions=3"));
}

#[test]
fn the_jvm_is_tuned_where_nothing_else_tunes_it() {
    let image = Image::new();
    image.start(&[], &["--default-tuning"]).ends(7, " -XX:+UseG1GC ", "");
    image.start(&[], &["--quick-start"]).ends(7, " -XX:TieredStopAtLevel=1 ", "");
    let own = image.start(&[("KAFKA_JVM_PERFORMANCE_OPTS", "-XX:+UseZGC")], &["--quick-start"]);
    own.ends(7, " -XX:+UseZGC ", "");
    assert!(!own.stdout.contains("TieredStopAtLevel"), "{}", own.stdout);
    image.start(&[], &["--quick-start", "--default-tuning"]).ends(2, "", "choose one");
}

#[test]
fn another_archive_takes_the_place_of_the_images() {
    let image = Image::new();
    let own = image.start(&[], &["--archive", "/own.jsa"]);
    own.ends(7, " -XX:SharedArchiveFile=/own.jsa ", "");
    assert!(!own.stdout.contains("kafka.jsa"), "{}", own.stdout);
    image.start(&[], &["--archive=/own.aot", "--quick-start"]).ends(
        7,
        " -XX:TieredStopAtLevel=1 -XX:AOTCache=/own.aot ",
        "",
    );
}

#[test]
fn what_the_wrapper_refuses_ends_the_start() {
    let image = Image::new();
    let run = image.start(&[("KAFKA_LOG4J_LOGGERS", "a")], &[]);
    run.ends(1, "error while preparing configs: Index 1 out of bounds for length 1\n", "");
    assert!(!image.is_formatted());
}

#[test]
fn what_kafka_refuses_ends_the_start() {
    let image = Image::new();
    let run = image.start(&[("KAFKA_NUM_PARTITIONS", "many")], &[]);
    run.ends(1, "many", "KC212");
    assert!(!image.is_formatted());
}

#[test]
fn strict_refuses_before_anything_is_written() {
    let image = Image::new();
    let wrong = [("KAFKA_NUM_PARTITIONS", "many"), ("KAFKA_CONFIG_CHECK", "strict")];
    image.start(&wrong, &[]).ends(1, "", "KAFKA_CONFIG_CHECK=warn starts all the same");
    assert!(!image.path("opt/kafka/config/server.properties").exists());
    image.start(&[("KAFKA_CONFIG_CHECK", "strict")], &[]).ends(7, "java ", "");
}

#[test]
fn findings_are_shown_unless_they_are_not_wanted() {
    let image = Image::new();
    let unknown = [("KAFKA_NUM_PARTITION", "3")];
    image.start(&unknown, &[]).ends(7, "java ", "KC111");
    let quiet = image.start(&unknown, &["KAFKA_CONFIG_CHECK=off"]);
    quiet.ends(7, "java ", "");
    assert!(!quiet.stderr.contains("KC111"), "{}", quiet.stderr);
    image.start(&[("KAFKA_CONFIG_CHECK", "loud")], &[]).ends(
        2,
        "",
        "KAFKA_CONFIG_CHECK is strict, warn or off",
    );
}

#[test]
fn a_plan_touches_nothing() {
    let image = Image::new();
    image.start(&[], &["--dry-run"]).ends(0, "the broker would be started", "");
    assert!(!image.path("opt/kafka/config/server.properties").exists());
    assert!(!image.is_formatted());
    image.start(&[("KAFKA_NUM_PARTITIONS", "many")], &["--dry-run"]).ends(
        1,
        "the broker would not be started",
        "",
    );
}

#[test]
fn no_password_is_printed() {
    let image = Image::new();
    let secret =
        [("KAFKA_OPTS", "-Djavax.net.ssl.keyStorePassword=hunter2"), ("KAFKA_SSL_KEY_PASSWORD", "hunter2")];
    let plan = image.start(&secret, &["--dry-run"]);
    assert!(!plan.stdout.contains("hunter2") && !plan.stderr.contains("hunter2"), "{}", plan.stdout);
    let refused = image.start(&[], &["KAFKA-SSL-KEY-PASSWORD=hunter2"]);
    refused.ends(1, "", "not a valid identifier");
    assert!(!refused.stderr.contains("hunter2"), "{}", refused.stderr);
}
