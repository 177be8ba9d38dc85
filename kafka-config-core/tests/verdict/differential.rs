//! Random configurations through `kafka.server.KafkaConfig` and through our rules.

use crate::coverage::{Coverage, rule_of};
use crate::generate::{random_configuration, release};
use crate::kafka::{Answer, Kafka};
use crate::random::Random;
use crate::settings;
use crate::support::{Comparison, Letter, Ours, Properties, json, ours, properties_of};

/// Configurations whose verdict once differed: `VERSION LETTER {PROPERTIES}`.
const ONCE_DIFFERENT: &str = include_str!("../fixtures/verdicts/differential.txt");
/// How many ways to differ a run prints for each version.
const PRINTED: usize = 10;

fn recorded() -> impl Iterator<Item = (&'static str, Letter, Properties)> {
    let lines = ONCE_DIFFERENT.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| {
        let fields: Vec<&str> = line.splitn(3, ' ').collect();
        let letter = Letter(fields[1].chars().next().expect("a letter"));
        (fields[0], letter, properties_of(&serde_json::from_str(fields[2]).expect("JSON")))
    })
}

#[test]
fn verdicts_that_once_differed_agree() {
    let mut different = 0;
    let mut count = 0;
    for (version, letter, properties) in recorded() {
        count += 1;
        let ours = ours(version, &properties);
        if letter.compare(&ours).into_iter().any(Comparison::differs) {
            different += 1;
            println!("{version} {} {}\n  ours: {}", letter.0, json(&properties), ours.findings());
        }
    }
    println!("verdicts: {count} recorded cases, {different} differ");
    assert_eq!(different, 0);
}

/// A way to differ. One fault of ours shows in many configurations, in the same way.
#[derive(PartialEq)]
struct Way {
    comparisons: [Comparison; 2],
    /// Which rule of Kafka's speaks, if it refuses.
    real: Option<usize>,
    /// Which rules of ours speak, if Kafka accepts.
    ours: Vec<&'static str>,
}

/// How two verdicts differ; `None` if they do not.
fn way(answer: &Answer, ours: &Ours) -> Option<Way> {
    let comparisons = answer.letter.compare(ours);
    let accepted = answer.letter == Letter('A');
    comparisons.into_iter().any(Comparison::differs).then(|| Way {
        comparisons,
        real: rule_of(&answer.failure),
        ours: if accepted { ours.codes() } else { Vec::new() },
    })
}

/// Takes keys away as long as the two still differ in this way.
fn shrink(kafka: &mut Kafka, version: &str, properties: Properties, first: &Way) -> Properties {
    let mut small = properties;
    loop {
        let smaller = small.keys().find_map(|key| {
            let mut fewer = small.clone();
            fewer.remove(key);
            let way = way(&kafka.judge(&fewer), &ours(version, &fewer))?;
            (way == *first).then_some(fewer)
        });
        match smaller {
            Some(fewer) => small = fewer,
            None => return small,
        }
    }
}

fn show(kafka: &mut Kafka, version: &str, properties: Properties, way: &Way) {
    let small = shrink(kafka, version, properties, way);
    let Answer { letter, failure } = kafka.judge(&small);
    let findings = ours(version, &small).findings();
    println!("{version} {} {}\n  real: {failure:?}\n  ours: {findings}", letter.0, json(&small));
}

/// What a run saw.
#[derive(Default)]
struct Tally {
    taken: usize,
    undecided: usize,
    different: usize,
    rules: Coverage,
}

fn run(version: &str, seed: &str, count: usize) -> Tally {
    let mut kafka = Kafka::start(version);
    let mut tally = Tally::default();
    for (_, letter, properties) in recorded().filter(|(of, ..)| *of == version) {
        let answer = kafka.judge(&properties);
        assert_eq!(answer.letter, letter, "the fixture is wrong: {} {}", json(&properties), answer.failure);
    }
    let keys = kafka.keys();
    let mut ways = Vec::new();
    let mut random = Random::from_text(&format!("verdict {version} {seed}"));
    for _ in 0..count {
        let properties = random_configuration(&mut random, &keys, release(version));
        let (answer, ours) = (kafka.judge(&properties), ours(version, &properties));
        let comparisons = answer.letter.compare(&ours);
        tally.rules.count(&answer.failure);
        tally.taken += usize::from(answer.letter == Letter('A'));
        tally.undecided += usize::from(comparisons.contains(&Comparison::Undecided));
        if let Some(way) = way(&answer, &ours) {
            tally.different += 1;
            if ways.len() < PRINTED && !ways.contains(&way) {
                show(&mut kafka, version, properties, &way);
                ways.push(way);
            }
        }
    }
    kafka.finish();
    tally
}

#[test]
fn verdicts_are_those_of_the_real_broker() {
    let (seed, count) = (settings::seed(), settings::cases(2000));
    let mut total = 0;
    for version in settings::versions() {
        let Tally { taken, undecided, different, rules } = run(&version, &seed, count);
        let percent = |part: usize| part * 100 / count.max(1);
        println!("{}", rules.report(release(&version)));
        println!(
            "verdict {version}: {count} random configurations, {}% accepted, {}% undecided, {different} differ, seed {seed}",
            percent(taken),
            percent(undecided)
        );
        // A few dozen cases prove nothing.
        if count >= 500 {
            assert!((30..=70).contains(&percent(taken)), "the generator is one-sided");
            assert!(percent(undecided) <= 10, "too much is left open");
        }
        total += different;
    }
    assert_eq!(
        total, 0,
        "configurations whose verdict differs are printed above, as lines for the fixture file"
    );
}
