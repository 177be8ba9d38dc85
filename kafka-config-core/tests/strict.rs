//! The safe form: values arrive, levels change and appenders stay; and the engine of its templates.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use kafka_config_core::dialect::Image;
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::render::Folders;
use kafka_config_core::template::render;
use minijinja::context;
use proptest::prelude::*;

/// Runs the safe form with the image's defaults, one mounted file and the wrapper alone.
fn strict(
    version: &str,
    variables: &[(&str, &str)],
    mounted: Option<(ConfigFile, &str)>,
    merge: bool,
) -> Prepared {
    let image = Image::apache(version.parse().unwrap()).unwrap();
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(image.dialect().default_text(file).into());
    }
    if let Some((file, text)) = mounted {
        files.get_mut(file).mounted = FileState::Present(text.into());
    }
    prepare(&Request {
        image,
        environment: variables.iter().copied().collect::<Environment>(),
        files,
        folders: Folders::default(),
        entrypoint: None,
        mode: Mode::Strict { merge_defaults: merge },
    })
}

fn text(prepared: &Prepared, file: ConfigFile) -> &str {
    std::str::from_utf8(&prepared.file(file).unwrap().bytes).unwrap()
}

fn check(prepared: &Prepared, file: ConfigFile, lines: &[&str]) {
    let text = text(prepared, file);
    for line in lines {
        assert!(text.contains(line), "{line:?} is not in\n{text}");
    }
}

#[test]
fn a_root_level_keeps_the_appenders_of_log4j_1() {
    let prepared = strict("3.9.1", &[("KAFKA_LOG4J_ROOT_LOGLEVEL", "DEBUG")], None, false);
    check(&prepared, ConfigFile::Log4j, &["log4j.rootLogger=DEBUG, stdout, kafkaAppender\n"]);
}

#[test]
fn a_logger_keeps_its_appender_of_log4j_1() {
    let loggers = [("KAFKA_LOG4J_LOGGERS", "kafka.request.logger=DEBUG, x = INFO")];
    let lines = ["log4j.logger.kafka.request.logger=DEBUG, requestAppender\n", "log4j.logger.x=INFO\n"];
    check(&strict("3.8.0", &loggers, None, false), ConfigFile::Log4j, &lines);
}

#[test]
fn a_root_level_keeps_the_appenders_of_log4j_2() {
    let prepared = strict("4.1.1", &[("KAFKA_LOG4J_ROOT_LOGLEVEL", "DEBUG")], None, false);
    let root = "    Root:\n      level: \"DEBUG\"\n      AppenderRef:\n        - ref: STDOUT\n        - ref: KafkaAppender\n";
    check(&prepared, ConfigFile::Log4j, &[root]);
}

#[test]
fn a_logger_keeps_its_settings_of_log4j_2() {
    let prepared = strict("4.1.1", &[("KAFKA_LOG4J_LOGGERS", "kafka.request.logger=DEBUG")], None, false);
    let logger = "    - name: \"kafka.request.logger\"\n      level: \"DEBUG\"\n      additivity: false\n      AppenderRef:\n        ref: RequestAppender\n";
    check(&prepared, ConfigFile::Log4j, &[logger]);
}

#[test]
fn what_the_image_drops_from_log4j_2_stays() {
    let mounted = "Configuration:\n  Loggers:\n    Root: {level: INFO}\n    AsyncLogger:\n    - name: q\n";
    let prepared = strict("4.1.1", &[], Some((ConfigFile::Log4j, mounted)), false);
    check(&prepared, ConfigFile::Log4j, &["    AsyncLogger:\n      - name: q\n"]);
}

#[test]
fn a_blank_log_file_means_the_default() {
    let prepared = strict("4.1.1", &[], Some((ConfigFile::Log4j, " \n")), false);
    check(&prepared, ConfigFile::Log4j, &["- ref: STDOUT"]);
}

#[test]
fn a_malformed_logger_is_named() {
    let prepared = strict("4.1.1", &[("KAFKA_LOG4J_LOGGERS", "a=INFO,c")], None, false);
    let message = prepared.failure.unwrap().message;
    assert_eq!(message, "error while preparing configs: KAFKA_LOG4J_LOGGERS: 'c' is not NAME=LEVEL");
}

#[test]
fn defaults_stay_below_when_asked() {
    let merged = strict("4.1.1", &[("KAFKA_NUM_PARTITIONS", "3")], None, true);
    check(&merged, ConfigFile::Server, &["num.partitions=3\n", "process.roles=broker,controller\n"]);
    let alone = strict("4.1.1", &[("KAFKA_NUM_PARTITIONS", "3")], None, false);
    assert_eq!(text(&alone, ConfigFile::Server), "num.partitions=3\n");
}

#[test]
fn a_mounted_file_in_utf8_arrives_as_it_looks() {
    let prepared = strict("4.1.1", &[], Some((ConfigFile::Server, "broker.rack=Zürich\n")), false);
    assert_eq!(text(&prepared, ConfigFile::Server), "broker.rack=Z\\u00FCrich\n");
}

proptest! {
    #[test]
    fn every_value_arrives(value in any::<String>()) {
        let prepared = strict("4.1.1", &[("KAFKA_X", &value)], None, false);
        let server = prepared.file(ConfigFile::Server).unwrap();
        let properties = read(&server.bytes, Charset::Latin1).unwrap();
        prop_assert_eq!(properties.len(), 1);
        prop_assert_eq!(properties.first().map(|property| property.value.as_ref()), Some(value.as_str()));
    }
}

#[test]
fn templates_end_and_reach_no_file() {
    assert!(
        render("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}", &context! {})
            .is_err()
    );
    assert!(render("{% include '/etc/passwd' %}", &context! {}).is_err());
    assert_eq!(render("{% if x %}\n1\n{% endif %}\n{{ y }}\n", &context! { x => true }).unwrap(), "1\n\n");
}
