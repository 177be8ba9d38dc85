//! What an addition takes: a rule is one file and two lines, a Kafka version one data file. `.ci/additions` makes both
//! in a copy of the sources and runs them.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use kafka_config_core::dialect::Image;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::{Component, Schema};
use kafka_config_core::validate::RULES;

fn core() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(core().join(path)).unwrap()
}

/// The names, without extension, of the files of a folder, sorted.
fn names(folder: &str, extension: &str) -> Vec<String> {
    let paths = fs::read_dir(core().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let ours = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    let mut names: Vec<String> =
        ours.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&core().join("src"), &mut found);
    found
}

#[test]
fn a_rule_is_one_file_and_two_lines() {
    let rules: Vec<String> =
        names("src/validate/rules", "rs").into_iter().filter(|name| name != "mod").collect();
    let modules = text("src/validate/rules/mod.rs");
    let registry = text("src/validate/registry.rs");
    let lines = |text: &str, line: &str| text.lines().filter(|one| one.trim() == line).count();
    for rule in &rules {
        assert_eq!(lines(&modules, &format!("pub(super) mod {rule};")), 1, "{rule} in rules/mod.rs");
        assert_eq!(lines(&registry, &format!("&rules::{rule}::RULE,")), 1, "{rule} in registry.rs");
        let elsewhere = sources().into_iter().find(|(path, text)| {
            !path.ends_with("registry.rs") && text.contains(&format!("rules::{rule}::"))
        });
        assert!(elsewhere.is_none(), "{rule} is named in {elsewhere:?}, too");
    }
    assert_eq!(modules.matches("mod ").count(), rules.len());
    assert_eq!(RULES.len(), rules.len());
}

/// Codes that code outside of the rules names: what is told where no rule can run.
const NAMED_ELSEWHERE: [(&str, &str); 7] = [
    ("KC001", "container_ends.rs"),
    ("KC205", "build.rs"),
    ("KC806", "inputs.rs"),
    ("KC807", "inputs.rs"),
    ("KC808", "inputs.rs"),
    ("KC815", "reader.rs"),
    ("KC816", "reader.rs"),
];

#[test]
fn no_code_outside_a_rule_knows_its_code() {
    for (path, text) in sources() {
        if path.parent().unwrap().ends_with("rules") {
            continue;
        }
        for found in text.split("\"KC").skip(1) {
            let code = format!("KC{}", found.split('"').next().unwrap());
            let is_known = NAMED_ELSEWHERE.iter().any(|(known, file)| *known == code && path.ends_with(file));
            assert!(is_known || code.len() != 5, "{} names {code}", path.display());
        }
    }
}

#[test]
fn every_data_file_is_listed_and_the_last_is_the_newest_version() {
    let mut files: Vec<KafkaVersion> =
        names("data/schema", "txt").iter().map(|name| name.parse().unwrap()).collect();
    files.sort();
    assert_eq!(Schema::versions().collect::<Vec<_>>(), files, "data/schema/list writes the list anew");
    assert_eq!(files.last(), Some(&KafkaVersion::NEWEST), "data/schema/list writes it anew");
}

#[test]
fn a_version_is_one_data_file() {
    let newest = KafkaVersion::NEWEST;
    let next = KafkaVersion::new(newest.major, newest.minor + 1, 0);
    let added = format!("after {newest}\n\n[broker]\n+ another.key int low 1..9 = 5\n- broker.rack\n");
    let files: Vec<(KafkaVersion, &'static str)> = names("data/schema", "txt")
        .into_iter()
        .map(|name| (name.parse().unwrap(), &*text(&format!("data/schema/{name}.txt")).leak()))
        .chain([(next, &*added.leak())])
        .collect();
    let (before, after) = (Schema::of(newest), Schema::read(next, &files));
    let count = |schema: &Schema| schema.definitions(Component::Broker).unwrap().len();
    let broker = after.definitions(Component::Broker).unwrap();
    assert!(broker.get("another.key").is_some() && broker.get("broker.rack").is_none());
    assert_eq!(count(&before), count(&after), "one came, one went, and nothing else changed");
    assert_eq!(after.metadata_versions().len(), before.metadata_versions().len());
    assert_eq!(Image::apache(next).unwrap().dialect(), Image::apache(newest).unwrap().dialect());
}
