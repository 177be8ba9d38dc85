//! The storage tool: any command line, configuration and directory come to a plan or a refusal, and no password gets out.

use std::collections::BTreeMap;

use kafka_config_core::format::{Arguments, Format, Found, Plan, Request, Tool, paths, plan};
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::schema::{Component, Schema};
use kafka_config_core::validate::{Configuration, Node, Setting, Surroundings};

const VERSIONS: [KafkaVersion; 4] = [
    KafkaVersion::new(3, 7, 2),
    KafkaVersion::new(3, 9, 2),
    KafkaVersion::new(4, 1, 1),
    KafkaVersion::new(4, 4, 0),
];
/// What stands for a password in the inputs.
const SECRET: &str = "s3cret";

/// Arguments, one a line, up to an empty line; then a configuration up to the next; then `meta.properties`.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.splitn(3, "\n\n");
    let mut part = || parts.next().unwrap_or_default();
    let (words, properties, meta) = (part(), part(), part());
    let words: Vec<String> = words.lines().map(str::to_owned).collect();
    for version in VERSIONS {
        let tool = Tool::of(version).expect("a known release");
        match Arguments::parse(tool, &words) {
            Ok(Arguments::Format(format)) => check_plan(tool, version, &format, properties, meta),
            Ok(_) => {}
            Err(error) => assert!(!error.0.contains(SECRET) || !is_in_user(&words)),
        }
    }
}

/// Whether the secret stands where passwords stand, and nowhere else.
fn is_in_user(words: &[String]) -> bool {
    words.iter().all(|word| !word.contains(SECRET) || word.contains(&format!("password={SECRET}")))
}

fn check_plan(tool: &Tool, version: KafkaVersion, format: &Format, properties: &str, meta: &str) {
    let Ok(properties) = read(properties.as_bytes(), Charset::Latin1) else { return };
    let schema = Schema::of(version);
    let settings = properties.iter().map(|property| Setting::new(&property.key, &property.value, None));
    let configuration =
        Configuration::new(version, Component::Broker, &schema, &Surroundings::default(), settings);
    let Some(node) = Node::of(&configuration) else { return };
    for content in [Found::Missing, Found::Unreadable, Found::File(meta.as_bytes().to_vec())] {
        let found: BTreeMap<String, Found> =
            paths(&node).into_iter().map(|path| (path, content.clone())).collect();
        let request = Request { tool, format, node: &node, found: &found, now: 0 };
        let mut bits = 0;
        let plan = plan(&request, &mut || {
            bits += 1;
            bits
        });
        check_outcome(format, &plan);
    }
}

fn check_outcome(format: &Format, plan: &Plan) {
    let refusal = plan.refusal.iter().map(|refusal| refusal.message.as_str());
    let told: Vec<&str> = plan.said.iter().map(String::as_str).chain(refusal).collect();
    if is_in_user(&format.users) && !format.cluster.contains(SECRET) {
        assert!(!told.iter().any(|line| line.contains(&format!("={SECRET}"))));
    }
    assert!(plan.refusal.is_none() || plan.steps.is_empty());
    for target in plan.steps.iter().filter_map(|step| step.target.as_ref()) {
        assert_eq!(target.files.last().map(|file| file.path), Some("meta.properties"));
    }
}
