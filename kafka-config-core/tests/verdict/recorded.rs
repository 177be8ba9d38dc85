//! Recorded verdicts of the real classes: whole configurations, and every key with every value of a panel.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::support::{Comparison, Letter, Properties, ours, properties_of};

/// Lines of `{id, kafka, properties}`; `kafka` has one letter for each of `VERSIONS`.
const CONFIGURATIONS: &str = include_str!("../fixtures/verdicts/recorded.jsonl");
/// A base, a panel of values, and one letter for each version, key and value.
const MATRIX: &str = include_str!("../fixtures/verdicts/matrix.json");
/// The outcome.
const AGREEMENT: &str = "tests/fixtures/verdicts/agreement.txt";
/// The versions of the recordings.
const VERSIONS: [&str; 8] = ["3.7.2", "3.8.1", "3.9.1", "4.0.0", "4.1.1", "4.2.2", "4.3.1", "4.4.0"];
const STAGES: [&str; 2] = ["constructor", "and-defaults"];
/// How many differences a run prints.
const PRINTED: usize = 30;

struct Case {
    set: &'static str,
    id: String,
    kafka: Letter,
    properties: Properties,
}

/// A difference that stays, with its reason.
struct Accepted {
    version: String,
    set: String,
    id: String,
    line: String,
}

#[derive(Default, Clone, Copy)]
struct Counts {
    cases: usize,
    agreed: usize,
    undecided: usize,
    accepted: usize,
    too_strict: usize,
    too_lax: usize,
}

/// The outcome for one version.
#[derive(Default)]
struct Outcome {
    counts: BTreeMap<(&'static str, usize), Counts>,
    differences: Vec<String>,
    used: Vec<String>,
}

fn cases_of(version_at: usize, configurations: &[Value], matrix: &Value) -> Vec<Case> {
    let whole = configurations.iter().map(|case| Case {
        set: "configurations",
        id: case["id"].as_str().expect("an id").to_owned(),
        kafka: Letter(case["kafka"].as_str().and_then(|all| all.chars().nth(version_at)).expect("a letter")),
        properties: properties_of(&case["properties"]),
    });
    let base = &properties_of(&matrix["base"]);
    let panel = matrix["panel"].as_array().expect("values");
    let keys = matrix["results"][VERSIONS[version_at]].as_object().expect("keys");
    let single = keys.iter().flat_map(|(key, letters)| {
        let letters = letters.as_str().expect("letters").chars();
        letters.zip(panel).enumerate().map(move |(place, (letter, value))| {
            let mut properties = base.clone();
            properties.insert(key.clone(), value.as_str().expect("a text").to_owned());
            Case { set: "matrix", id: format!("{key}#{place}"), kafka: Letter(letter), properties }
        })
    });
    whole.chain(single).collect()
}

fn outcome(version: &str, cases: &[Case], accepted: &[Accepted]) -> Outcome {
    let mut outcome = Outcome::default();
    for case in cases {
        let ours = ours(version, &case.properties);
        let known = accepted.iter().find(|known| {
            known.set == case.set
                && known.id == case.id
                && (known.version == "all" || known.version == version)
        });
        let comparisons = case.kafka.compare(&ours);
        for (stage, comparison) in comparisons.into_iter().enumerate() {
            let counts = outcome.counts.entry((case.set, stage)).or_default();
            counts.cases += 1;
            *match comparison {
                Comparison::Agreed => &mut counts.agreed,
                Comparison::Undecided => &mut counts.undecided,
                _ if known.is_some() => &mut counts.accepted,
                Comparison::TooStrict => &mut counts.too_strict,
                Comparison::TooLax => &mut counts.too_lax,
            } += 1;
        }
        if comparisons.into_iter().any(Comparison::differs) {
            match known {
                Some(known) => outcome.used.push(known.line.clone()),
                None => outcome.differences.push(format!(
                    "{version} {} {}: Kafka {}, ours {}",
                    case.set,
                    case.id,
                    case.kafka.0,
                    ours.findings()
                )),
            }
        }
    }
    outcome
}

/// The accepted differences of the file: `accepted VERSION SET CASE REASON`, `all` for every version.
fn accepted(text: &str) -> Vec<Accepted> {
    let lines = text.lines().filter(|line| line.starts_with("accepted "));
    let known = lines.map(|line| {
        let fields: Vec<&str> = line.splitn(5, ' ').collect();
        assert!(fields.len() == 5, "no reason: {line}");
        Accepted {
            version: fields[1].to_owned(),
            set: fields[2].to_owned(),
            id: fields[3].to_owned(),
            line: line.to_owned(),
        }
    });
    known.collect()
}

fn report(outcomes: &[Outcome], accepted: &[Accepted]) -> String {
    let mut text = "# Recorded verdicts of Kafka's own classes and ours. KAFKA_CONFIG_BLESS=1 counts anew.\n\
         # constructor: KafkaConfig. and-defaults: that, and what LogManager checks.\n\
         # undecided: ours is \"unknown\". too-strict: Kafka takes what we refuse. too-lax: the other way round.\n\
         # accepted: differences that stay, listed below as: accepted VERSION|all SET CASE REASON\n"
        .to_owned();
    let mut row = |fields: [&str; 9]| {
        let [version, set, stage, numbers @ ..] = fields;
        let numbers: String = numbers.iter().map(|number| format!(" {number:>10}")).collect();
        writeln!(text, "{version:<7} {set:<14} {stage:<12}{numbers}").expect("a text");
    };
    row(["version", "set", "stage", "cases", "agreed", "undecided", "accepted", "too-strict", "too-lax"]);
    for (version, outcome) in VERSIONS.iter().zip(outcomes) {
        for ((set, stage), counts) in &outcome.counts {
            let Counts { cases, agreed, undecided, accepted, too_strict, too_lax } = *counts;
            let numbers =
                [cases, agreed, undecided, accepted, too_strict, too_lax].map(|number| number.to_string());
            let [cases, agreed, undecided, accepted, too_strict, too_lax] =
                numbers.each_ref().map(String::as_str);
            row([version, set, STAGES[*stage], cases, agreed, undecided, accepted, too_strict, too_lax]);
        }
    }
    for known in accepted {
        text += &format!("{}\n", known.line);
    }
    text
}

#[test]
fn recorded_verdicts_agree() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(AGREEMENT);
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let accepted = accepted(&committed);
    let configurations: Vec<Value> =
        CONFIGURATIONS.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let matrix: Value = serde_json::from_str(MATRIX).expect("JSON");
    let (accepted_ref, configurations, matrix) = (&accepted, &configurations, &matrix);
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let run = |(at, version): (usize, &'static str)| {
            scope.spawn(move || outcome(version, &cases_of(at, configurations, matrix), accepted_ref))
        };
        let running: Vec<_> = VERSIONS.into_iter().enumerate().map(run).collect();
        running.into_iter().map(|one| one.join().expect("a thread")).collect()
    });
    let differences: Vec<&String> = outcomes.iter().flat_map(|outcome| &outcome.differences).collect();
    let cases: usize = outcomes.iter().flat_map(|outcome| outcome.counts.values()).map(|all| all.cases).sum();
    println!("{} recorded cases with verdicts, {} differ", cases / STAGES.len(), differences.len());
    for known in &accepted {
        let used = outcomes.iter().any(|outcome| outcome.used.contains(&known.line));
        assert!(used, "differs no more: {}", known.line);
    }
    let report = report(&outcomes, &accepted);
    if std::env::var_os("KAFKA_CONFIG_BLESS").is_some() {
        std::fs::write(&path, &report).expect("agreement.txt");
    } else if report != committed {
        for difference in differences.iter().take(PRINTED) {
            println!("{difference}");
        }
        assert_eq!(
            report, committed,
            "{AGREEMENT} says otherwise; KAFKA_CONFIG_BLESS=1 rewrites it, if that is right"
        );
    }
}
