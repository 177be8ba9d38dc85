//! Random configurations of one program after the other through its real classes and through our rules.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Child;

use kafka_config_core::schema::Component;
use kafka_config_core::validate::Verdict;

use crate::kafka::text;
use crate::oracle::{hex, java_with};
use crate::random::Random;
use crate::support::{Properties, json, ours_of, properties_of};

/// Keys with values on both sides of what Kafka takes.
pub(crate) type Choices = &'static [(&'static str, &'static [&'static str])];

/// Sets one of the keys to one of its values; the first ones are those that Kafka takes more often.
pub(crate) fn choose(random: &mut Random, choices: Choices, properties: &mut Properties) {
    let (key, values) = choices[random.below(choices.len())];
    let value = values[random.below(values.len()).min(random.below(values.len() + 2))];
    properties.insert(key.to_owned(), value.to_owned());
}

/// Providers, and placeholders in a number and in a text; what a file at hand would decide is left out.
const PROVIDERS: Choices = &[
    ("config.providers", &["file", "file,other", "other", "", "file,", "file,file"]),
    ("config.providers.file.class", &[FILES, "java.lang.Object", "com.example.Provider", ""]),
    ("config.providers.file.param.allowed.paths", &["", "relative/path"]),
    ("config.providers.other.class", &[FILES, "java.lang.String"]),
    ("request.timeout.ms", &["40000", "${other:a:b}", "${file:/no/such/file:x}", "${file::b}"]),
    ("client.id", &["${other:a:b}", "${file:/no/such/file:x}", "${file}", "${file::b}", "$x"]),
];
const FILES: &str = "org.apache.kafka.common.config.provider.FileConfigProvider";

/// Now and then a provider of values, with some use of it.
pub(crate) fn add_providers(random: &mut Random, prefixes: &[&str], properties: &mut Properties) {
    if random.below(6) != 0 {
        return;
    }
    properties.insert("config.providers".to_owned(), "file".to_owned());
    properties.insert("config.providers.file.class".to_owned(), FILES.to_owned());
    let prefix = prefixes[random.below(prefixes.len())];
    for _ in 0..random.below(4) {
        let mut one = Properties::new();
        choose(random, PROVIDERS, &mut one);
        let is_own = |key: &str| key.starts_with("config.providers");
        let full = |key: String| if is_own(&key) { key } else { format!("{prefix}{key}") };
        properties.extend(one.into_iter().map(|(key, value)| (full(key), value)));
    }
}

/// A configuration, what reads it, and what the oracle calls that.
pub(crate) struct Case {
    pub(crate) component: Component,
    pub(crate) program: &'static str,
    pub(crate) properties: Properties,
}

/// How many cases Kafka took, and how many we judge in another way.
pub(crate) struct Outcome {
    pub(crate) accepted: usize,
    pub(crate) different: usize,
}

/// Asks both; differences are printed as lines for `fixtures/verdicts/programs.txt`.
pub(crate) fn compare(version: &str, jars: &Path, oracle: &str, cases: &[Case]) -> Outcome {
    const TOLD: usize = 10;
    let (mut accepted, mut different) = (0, 0);
    for (case, failure) in cases.iter().zip(real(version, jars, oracle, cases)) {
        let ours = ours_of(version, case.component, &case.properties);
        accepted += usize::from(failure.is_empty());
        // Only an application with global tables decides what this rule leaves open.
        let is_open = case.program == "streams" && ours.codes().contains(&"KC271");
        let agrees = failure.is_empty() == (ours.verdict() == Verdict::Accept);
        if agrees || (is_open && ours.verdict() == Verdict::Unknown) {
            continue;
        }
        different += 1;
        if different <= TOLD {
            let verdict = if failure.is_empty() { "accept" } else { "reject" };
            let (component, properties) = (case.component, json(&case.properties));
            println!(
                "{verdict} {version} {component} {properties}\n  real: {failure:?}\n  ours: {}",
                ours.findings()
            );
        }
    }
    Outcome { accepted, different }
}

/// The real verdicts, in order: what refused, empty where nothing did.
fn real(version: &str, jars: &Path, oracle: &str, cases: &[Case]) -> Vec<String> {
    let mut process: Child = java_with(jars, oracle).spawn().expect("java (JDK 17 or later) is installed");
    let mut questions = process.stdin.take().expect("piped");
    let lines: String = cases
        .iter()
        .map(|Case { program, properties, .. }| {
            let fields = properties.iter().map(|(key, value)| format!(" {} {}", hex(key), hex(value)));
            format!("{program}{}\n", fields.collect::<String>())
        })
        .collect();
    let writer = std::thread::spawn(move || questions.write_all(lines.as_bytes()));
    let stderr = process.stderr.take().expect("piped");
    let complaints = std::thread::spawn(move || std::io::read_to_string(stderr).unwrap_or_default());
    let answers = BufReader::new(process.stdout.take().expect("piped")).lines();
    let answers: Vec<String> = answers.map(|line| line.expect("a line")).collect();
    let status = process.wait().expect("java ends");
    assert_eq!(
        answers.len(),
        cases.len(),
        "Kafka {version}: {status}\n{}",
        complaints.join().unwrap_or_default()
    );
    writer.join().expect("the questions are written").expect("java reads them");
    let failure = |line: &String| match line.split(' ').collect::<Vec<_>>()[..] {
        ["accept", ..] => String::new(),
        [_, exception, message] => format!("{exception}: {}", text(message)),
        _ => panic!("Kafka {version} answers {line}"),
    };
    answers.iter().map(failure).collect()
}

/// Every line was a difference once: the real verdict, version, component, properties.
#[test]
fn verdicts_that_differed_are_those_of_kafka() {
    let lines = include_str!("../fixtures/verdicts/programs.txt").lines();
    let cases = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in cases {
        let [verdict, version, component, properties] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let properties = properties_of(&serde_json::from_str(properties).expect("JSON"));
        let ours = ours_of(version, component.parse().expect("a component"), &properties);
        assert_eq!(ours.verdict().as_str(), verdict, "{line}\n{}", ours.findings());
    }
}
