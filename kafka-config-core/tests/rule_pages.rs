//! Every rule's page is run: its `invalid` examples break the rule, its `valid` ones do not.
//!
//! An example is an env file. `#! image REFERENCE` chooses the image (default: the newest), `#! mounted NAME`
//! begins a mounted file, `#! secret NAME` a file of the secrets folder, `#! wrapper` leaves the entrypoint out, `⏎` stands for a
//! line break inside a value and `␠` for a blank at the end of a line.

use std::collections::BTreeMap;

use kafka_config_core::derive::Host;
use kafka_config_core::dialect::Image;
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState};
use kafka_config_core::pipeline::{self, Mode, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::validate::{self, Facts, RULES};

fn examples<'a>(page: &'a str, kind: &str) -> Vec<&'a str> {
    let opening = format!("```{kind}\n");
    page.split(opening.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

fn codes(example: &str) -> Vec<&'static str> {
    let example = example.replace('⏎', "\n").replace('␠', " ");
    let mut image: Image = "apache/kafka".parse().unwrap();
    let mut wrapper_only = false;
    let (mut mounted, mut secrets) = (BTreeMap::<String, String>::new(), BTreeMap::<String, String>::new());
    let mut variables: Vec<(String, String)> = Vec::new();
    let mut section = ("env", String::new());
    for line in example.split_inclusive('\n') {
        if let Some(directive) = line.trim_end().strip_prefix("#! ") {
            match directive.split_once(' ').unwrap_or((directive, "")) {
                ("image", reference) => image = reference.parse().unwrap(),
                ("wrapper", _) => wrapper_only = true,
                ("mounted", name) => section = ("mounted", name.to_owned()),
                ("secret", name) => section = ("secret", name.to_owned()),
                other => panic!("unknown directive {other:?}"),
            }
            let files = if section.0 == "mounted" { &mut mounted } else { &mut secrets };
            if section.0 != "env" {
                files.entry(section.1.clone()).or_default();
            }
            continue;
        }
        match section.0 {
            "mounted" => mounted.get_mut(&section.1).unwrap().push_str(line),
            "secret" => secrets.get_mut(&section.1).unwrap().push_str(line),
            _ => match line.strip_suffix('\n').unwrap_or(line).split_once('=') {
                Some((name, value)) => variables.push((name.to_owned(), value.to_owned())),
                // What follows a line break inside a value.
                None => {
                    if let Some((_, value)) = variables.last_mut() {
                        value.push_str(&format!("\n{}", line.trim_end()));
                    }
                }
            },
        }
    }
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        let set = files.get_mut(file);
        set.default = FileState::Present(image.dialect().default_text(file).as_bytes().to_vec());
        if let Some(text) = mounted.get(image.dialect().file_name(file)) {
            set.mounted = FileState::Present(text.as_bytes().to_vec());
        }
    }
    let secrets =
        secrets.into_iter().map(|(name, text)| (name, FileState::Present(text.into_bytes()))).collect();
    let host = Host { secrets, ..Host::default() };
    let folder = |path: &str| path.to_owned();
    let request = Request {
        image,
        environment: variables.iter().map(|(name, value)| (name, value)).collect::<Environment>(),
        files,
        folders: Folders {
            default: folder("/etc/kafka/docker"),
            mounted: folder("/mnt/shared/config"),
            r#final: folder("/opt/kafka/config"),
        },
        entrypoint: (!wrapper_only).then_some(host),
        mode: Mode::Compat,
    };
    let prepared = pipeline::prepare(&request);
    let resolved = pipeline::resolve(&request, &prepared);
    let facts = Facts { request: &request, prepared: &prepared, resolved: &resolved };
    validate::check(&facts).into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn invalid_examples_break_their_rule() {
    for rule in RULES {
        let examples = examples(rule.page, "invalid");
        assert!(!examples.is_empty(), "{} has no invalid example", rule.code);
        for example in examples {
            let codes = codes(example);
            assert!(codes.contains(&rule.code), "{} is not among {codes:?} of\n{example}", rule.code);
        }
    }
}

#[test]
fn valid_examples_keep_their_rule() {
    for rule in RULES {
        let examples = examples(rule.page, "valid");
        assert!(!examples.is_empty(), "{} has no valid example", rule.code);
        for example in examples {
            let codes = codes(example);
            assert!(!codes.contains(&rule.code), "{} is among {codes:?} of\n{example}", rule.code);
        }
    }
}

#[test]
fn the_registry_is_sorted_and_well_named() {
    assert!(RULES.is_sorted_by(|a, b| a.code < b.code), "rules are not in the order of their codes");
    for rule in RULES {
        let digits = rule.code.strip_prefix("KC").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code);
        let kebab =
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(kebab, "{}", rule.name);
        let same_name = RULES.iter().filter(|other| other.name == rule.name).count();
        assert_eq!(same_name, 1, "{} is used twice", rule.name);
    }
}

#[test]
fn every_rule_has_a_file_of_its_own() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/validate/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str().unwrap().strip_suffix(".rs").map(str::to_owned)
        })
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    let mut names: Vec<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    names.sort();
    assert_eq!(files, names);
}
