//! How long the core takes: `cargo bench -p kafka-config-core`. The cost of a whole process is in the command's benches.
#![expect(clippy::expect_used, clippy::format_push_string, reason = "a benchmark prepares its input once")]

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use kafka_config_core::dialect::Image;
use kafka_config_core::jvm::environment_order;
use kafka_config_core::log4j2::{Overrides, parse_loggers, rewrite};
use kafka_config_core::mapping::property_key;
use kafka_config_core::model::{ConfigFile, ConfigFiles, EnvName, Environment, FileState};
use kafka_config_core::pipeline::{Mode, Request, prepare, resolve};
use kafka_config_core::properties::{Charset, Reader};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{Batch, Policy};
use kafka_config_core::schema::{Component, Definitions, Schema, Schemas};
use kafka_config_core::validate::{Configuration, Facts, Setting, Surroundings, check, check_properties};

const FORTY: &str = include_str!("forty.env");

fn main() {
    divan::main();
}

fn image(version: &str) -> Image {
    Image::apache(version.parse().expect("a version")).expect("an image")
}

fn environment() -> Environment {
    FORTY.lines().filter_map(|line| line.split_once('=')).collect()
}

/// What `setup` asks: forty variables and the image's three files.
fn request(version: &str) -> Request<'static> {
    let image = image(version);
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        let text = image.dialect().default_text(file);
        files.get_mut(file).default = FileState::Present(text.as_bytes().to_vec());
    }
    let folder = str::to_owned;
    Request {
        image,
        environment: environment(),
        files,
        folders: Folders { default: folder("/d"), mounted: folder("/m"), r#final: folder("/f") },
        entrypoint: None,
        mode: Mode::Compat,
    }
}

/// From the environment to the bytes of all three files.
#[divan::bench(args = ["3.9.1", "4.1.1"])]
fn pipeline(bencher: Bencher<'_, '_>, version: &str) {
    let request = request(version);
    bencher.bench_local(|| prepare(black_box(&request)));
}

/// `server.properties` alone, without the logging files that the pipeline also writes.
#[divan::bench(args = ["3.9.1", "4.1.1"])]
fn pipeline_without_logging_files(bencher: Bencher<'_, '_>, version: &str) {
    let mut request = request(version);
    for file in [ConfigFile::Log4j, ConfigFile::ToolsLog4j] {
        request.files.get_mut(file).default = FileState::Present(Vec::new());
    }
    bencher.bench_local(|| prepare(black_box(&request)));
}

/// What `check` asks: the same files, read back and laid before every rule.
#[divan::bench(args = ["3.9.1", "4.1.1"])]
fn render_and_validate(bencher: Bencher<'_, '_>, version: &str) {
    let mut request = request(version);
    for file in [ConfigFile::Log4j, ConfigFile::ToolsLog4j] {
        request.files.get_mut(file).default = FileState::Present(Vec::new());
    }
    let schema = Schema::of(request.image.version);
    schema.definitions(Component::Broker).expect("known");
    bencher.bench_local(|| {
        let prepared = prepare(black_box(&request));
        let resolved = resolve(&prepared);
        check(&Facts::new(&request, &prepared, &resolved), &schema).len()
    });
}

/// One line of `check --batch`: JSON in, all rules, JSON out.
#[divan::bench(args = ["3.9.1", "4.4.0"])]
fn batch(bencher: Bencher<'_, '_>, version: &str) {
    let properties: serde_json::Map<String, serde_json::Value> = environment()
        .iter()
        .filter_map(|variable| {
            let key = property_key(&variable.name, image(version).dialect())?;
            Some((key.to_string(), variable.value.clone().into()))
        })
        .collect();
    let line = serde_json::json!({ "id": 1, "kafkaVersion": version, "properties": properties }).to_string();
    let batch = Batch {
        version: Some(version.parse().expect("a version")),
        component: Component::Broker,
        policy: Policy::default(),
        schemas: Schemas::new(),
    };
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| batch.answer(black_box(line.as_bytes()), 1));
}

/// All rules over a file with that many properties, nearly all of them unknown.
#[divan::bench(args = SIZES)]
fn validate(bencher: Bencher<'_, '_>, count: usize) {
    let names = names(count);
    let keys: Vec<String> = names.iter().map(|name| name.to_lowercase().replace('_', ".")).collect();
    let version = "4.1.1".parse().expect("a version");
    let schema = Schema::of(version);
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let settings = keys.iter().map(|key| Setting::new(key, "some value", None));
        let surroundings = Surroundings::default();
        let configuration =
            Configuration::new(version, Component::Broker, black_box(&schema), &surroundings, settings);
        check_properties(&configuration).len()
    });
}

/// The stock `log4j2.yaml`, parsed and written anew with a root level and three loggers.
#[divan::bench]
fn log4j2_rewrite(bencher: Bencher<'_, '_>) {
    let text = image("4.1.1").dialect().default_text(ConfigFile::Log4j);
    let environment = environment();
    let loggers = parse_loggers(environment.non_empty("KAFKA_LOG4J_LOGGERS").expect("loggers"));
    let loggers = loggers.expect("names with levels");
    let overrides = Overrides { root_level: Some("WARN"), loggers: &loggers };
    bencher.counter(BytesCount::of_str(text)).bench_local(|| rewrite(black_box(text.as_bytes()), &overrides));
}

/// Five megabytes as they come: comments, long and short values, a continued line and escapes now and then.
fn five_megabytes() -> String {
    let mut text = String::with_capacity(5_100_000);
    let mut number = 0;
    while text.len() < 5_000_000 {
        text += &match number % 10 {
            0 => format!("# Setting number {number} of a long file\n"),
            5 => format!(
                "sasl.jaas.config.{number}=org.apache.kafka.Login required user=\\\"a\\\" \\\n    other=b;\n"
            ),
            7 => format!("log.dirs.{number} = /var/lib/kafka/data-{number}\n"),
            _ => format!("listener.name.external.{number}.setting=value of an ordinary length\n"),
        };
        number += 1;
    }
    text
}

#[divan::bench(sample_count = 20)]
fn properties_reader(bencher: Bencher<'_, '_>) {
    let text = five_megabytes();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        Reader::new(black_box(text.as_bytes()), Charset::Latin1).filter_map(Result::ok).map(black_box).count()
    });
}

/// The same text through the `java-properties` crate.
#[divan::bench(sample_count = 5)]
fn java_properties_crate(bencher: Bencher<'_, '_>) {
    let text = five_megabytes();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let mut count = 0_usize;
        java_properties::PropertiesIter::new(black_box(text.as_bytes()))
            .read_into(|key, value| {
                black_box((key, value));
                count += 1;
            })
            .expect("a readable file");
        count
    });
}

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn names(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("KAFKA_LISTENER_NAME_EXTERNAL_{number}_SETTING")).collect()
}

#[divan::bench(args = SIZES)]
fn mapping(bencher: Bencher<'_, '_>, count: usize) {
    let names: Vec<EnvName> = names(count).into_iter().map(EnvName::new).collect();
    let image = image("4.1.1");
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        names.iter().filter_map(|name| property_key(black_box(name), image.dialect())).map(black_box).count()
    });
}

#[divan::bench(args = SIZES)]
fn ordering(bencher: Bencher<'_, '_>, count: usize) {
    let names = names(count);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    bencher.counter(ItemsCount::new(count)).bench_local(|| environment_order(black_box(&names)));
}

/// The definitions of the newest broker and its topics, from the texts of all versions.
#[divan::bench]
fn schema() -> usize {
    let schema = Schema::of(black_box("4.4.0".parse().expect("a version")));
    let count = |component| schema.definitions(component).map_or(0, Definitions::len);
    count(Component::Broker) + count(Component::Topic)
}

/// One look-up in a broker's definitions.
#[divan::bench]
fn schema_get(bencher: Bencher<'_, '_>) {
    let schema = Schema::of("4.4.0".parse().expect("a version"));
    let broker = schema.definitions(Component::Broker).expect("known");
    bencher.bench_local(|| broker.get(black_box("log.cleaner.min.compaction.lag.ms")).is_some());
}
