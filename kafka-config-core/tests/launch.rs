//! Recorded runs of the real scripts, up to java's command line.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test ends by panicking")]

use std::collections::BTreeMap;

use kafka_config_core::derive::{self, Host, Line, Stream};
use kafka_config_core::dialect::Image;
use kafka_config_core::launch::{Home, Launched, Tuning, launch, setup_end, transcript};
use kafka_config_core::model::{Environment, FileState, KafkaVersion};
use proptest::prelude::*;
use serde_json::Value;

const USER: &str = "uid=1000(appuser) gid=1000(appuser) groups=1000(appuser)";
/// The recorded lines of versions, and versions that are like them.
const VERSIONS: [(&str, &[&str]); 2] =
    [("3.x", &["3.7.0", "3.7.2", "3.8.1", "3.9.1"]), ("4.x", &["4.0.1", "4.1.1", "4.2.2", "4.3.1", "4.4.0"])];
/// The jar of [`run`].
const CLASS_PATH: &str = "/opt/kafka/bin/../libs/a.jar";

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

fn joined(lines: &[Line], stream: Stream) -> String {
    lines.iter().filter(|line| line.stream == stream).flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// What a run said and how it ended.
struct Run {
    exit: u64,
    stdout: String,
    stderr: String,
    launched: Option<Launched>,
}

fn run(case: &Value, version: KafkaVersion) -> Run {
    let arguments: Vec<String> = case["args"]
        .as_array()
        .unwrap()
        .iter()
        .map(|argument| argument.as_str().unwrap().to_owned())
        .collect();
    let secrets = case["secrets"].as_object().unwrap().iter();
    let host = Host {
        arguments: &arguments,
        secrets: secrets
            .map(|(name, text)| {
                (name.clone(), FileState::Present(text.as_str().unwrap().as_bytes().to_vec()))
            })
            .collect(),
        final_folder_read_only: !case["stub"]["config_writable"].as_bool().unwrap(),
        ..Host::default()
    };
    let variables = case["env"].as_object().unwrap().iter();
    let environment: Environment = variables.map(|(name, value)| (name, value.as_str().unwrap())).collect();
    let dialect = Image::apache(version).unwrap().dialect();
    let started = derive::start(environment, dialect, &host);
    let mut lines = transcript(&started.lines, started.step, started.failure.as_ref(), USER);
    let mut exit = started.failure.as_ref().map_or(0, |failure| u64::from(failure.exit));
    let mut launched = None;
    let mut said = String::new();
    if started.failure.is_none() {
        let home = Home {
            path: "/opt/kafka",
            configuration: None,
            libraries: &["a.jar".to_owned()],
            addresses: text(&case["stub"], "hostname_i").unwrap(),
            archive: None,
        };
        let done = launch(started.environment, version, &home, Tuning::Image);
        lines.extend(done.before.clone());
        said = joined(&lines, Stream::Output);
        lines.retain(|line| line.stream == Stream::Error);
        if case["stub"]["setup_exit"] == 0 {
            launched = Some(done);
        } else {
            let end = setup_end(&done, text(&case["stub"], "setup_output").unwrap());
            said += &end.text;
            exit = u64::from(!end.goes_on);
            launched = end.goes_on.then_some(done);
        }
        if let Some(done) = &launched {
            lines.extend(done.after.clone());
        }
    }
    let stdout = said + &joined(&lines, Stream::Output);
    Run { exit, stdout, stderr: joined(&lines, Stream::Error), launched }
}

fn check(case: &Value, line: &str, version: &str) -> Result<(), String> {
    let run = run(case, version.parse().unwrap());
    same("exit", &Some(run.exit), &case["exit"].as_u64())?;
    same("stdout", &run.stdout.as_str(), &text(case, "stdout").unwrap())?;
    // Not recorded where the shell traced itself.
    let recorded =
        if line == "4.x" { text(case, "stderr_4x").or(text(case, "stderr")) } else { text(case, "stderr") };
    if let Some(stderr) = recorded {
        same("stderr", &run.stderr.as_str(), &stderr)?;
    }
    let recorded = &case["java_argv_relevant"][line]["broker"];
    let Some(launched) = &run.launched else { return same("broker", &true, &recorded.is_null()) };
    // The class path was not recorded.
    let shown = |word: &String| word.replace(CLASS_PATH, "<CLASSPATH>");
    let ours: Vec<String> = launched.command.iter().skip(1).map(shown).collect();
    let theirs = recorded["argv"].as_array().unwrap().iter();
    let theirs: Vec<String> = theirs.map(|word| word.as_str().unwrap().to_owned()).collect();
    same("argv", &ours, &theirs)?;
    let value = |name: &str| launched.environment.get(name).map(|variable| variable.value.as_str());
    let delta = recorded["env_delta"].as_object().unwrap();
    let theirs: BTreeMap<&str, Option<&str>> =
        delta.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let ours: BTreeMap<&str, Option<&str>> = theirs.keys().map(|name| (*name, value(name))).collect();
    same("environment", &ours, &theirs)
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: &T, theirs: &T) -> Result<(), String> {
    if ours == theirs { Ok(()) } else { Err(format!("{what}\n  expected {theirs:?}\n  ours     {ours:?}")) }
}

#[test]
fn recorded_launches_agree() {
    let cases = include_str!("fixtures/vectors/shell.jsonl").lines();
    let cases: Vec<Value> = cases.map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut failures = Vec::new();
    for case in &cases {
        for (line, versions) in VERSIONS {
            let wrong =
                versions.iter().filter_map(|version| Some((version, check(case, line, version).err()?)));
            failures.extend(wrong.map(|(version, why)| format!("{} {version}: {why}", case["id"])));
        }
    }
    println!("{} recorded cases, {} differ", cases.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The command line for these variables.
fn command(version: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let home = Home {
        path: "/opt/kafka",
        configuration: None,
        libraries: &[],
        addresses: "10.0.0.1 fe80::1",
        archive: None,
    };
    let environment: Environment = variables.iter().copied().collect();
    launch(environment, version.parse().unwrap(), &home, Tuning::Image).command
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The scripts leave the splitting to the shell, which knows no quotes in values.
    #[test]
    fn words_of_options_arrive_in_their_order(words in prop::collection::vec("-[A-Za-z0-9.=:/\"'$\\\\-]{1,8}", 0..4)) {
        for version in ["3.7.0", "4.1.1"] {
            let options = words.join(" \t ");
            let command = command(version, &[("KAFKA_OPTS", &options)]);
            let place = command.windows(words.len().max(1)).position(|part| part == words);
            prop_assert!(words.is_empty() || place.is_some(), "{:?}", command);
        }
    }

    #[test]
    fn any_values_give_a_command(
        name in proptest::sample::select(vec![
            "KAFKA_OPTS", "KAFKA_HEAP_OPTS", "KAFKA_JVM_PERFORMANCE_OPTS", "KAFKA_JMX_OPTS", "KAFKA_JMX_PORT", "JMX_PORT",
            "KAFKA_GC_LOG_OPTS", "EXTRA_ARGS", "KAFKA_DEBUG", "CLASSPATH", "LOG_DIR", "KAFKA_LOG4J_OPTS",
        ]),
        value in "(-[a-z]+|=| |\t|\n|\"|'|\\$|\\$\\(|`|\\*|\\[|\\]|-eq|0x|:|/|\\PC){0,8}"
    ) {
        for version in ["3.7.0", "4.1.1"] {
            let command = command(version, &[(name, &value)]);
            prop_assert!(command.iter().any(|word| word == "kafka.Kafka"), "{:?}", command);
        }
    }
}
