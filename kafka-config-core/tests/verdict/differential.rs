//! Random configurations through `kafka.server.KafkaConfig` and through our rules.

use crate::coverage::Coverage;
use crate::generate::{random_configuration, release};
use crate::kafka::{Answer, Kafka};
use crate::random::Random;
use crate::settings;
use crate::support::{Comparison, Letter, Ours, Properties, json, ours, properties_of};

/// Configurations whose verdict once differed: `VERSION LETTER {PROPERTIES}`.
const ONCE_DIFFERENT: &str = include_str!("../fixtures/verdicts/differential.txt");
/// How many differences a run prints for each version.
const PRINTED: usize = 5;

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

/// Kafka's answer and ours, where they differ.
fn difference(kafka: &mut Kafka, version: &str, properties: &Properties) -> Option<(Answer, Ours)> {
    let (answer, ours) = (kafka.judge(properties), ours(version, properties));
    answer.letter.compare(&ours).into_iter().any(Comparison::differs).then_some((answer, ours))
}

/// Takes keys away as long as the two still differ in the same way.
fn shrink(kafka: &mut Kafka, version: &str, properties: &Properties) -> Properties {
    let way = |letter: Letter, ours: &Ours| letter.compare(ours);
    let Some((answer, first)) = difference(kafka, version, properties) else { return properties.clone() };
    let first = way(answer.letter, &first);
    let mut small = properties.clone();
    loop {
        let smaller = small.keys().find_map(|key| {
            let mut fewer = small.clone();
            fewer.remove(key);
            let (answer, ours) = difference(kafka, version, &fewer)?;
            (way(answer.letter, &ours) == first).then_some(fewer)
        });
        match smaller {
            Some(fewer) => small = fewer,
            None => return small,
        }
    }
}

fn show(kafka: &mut Kafka, version: &str, properties: &Properties) {
    let small = shrink(kafka, version, properties);
    if let Some((answer, ours)) = difference(kafka, version, &small) {
        let Answer { letter, failure } = answer;
        println!(
            "{version} {} {}\n  real: {failure:?}\n  ours: {}",
            letter.0,
            json(&small),
            ours.findings()
        );
    }
}

/// What a run saw.
#[derive(Default)]
struct Seen {
    taken: usize,
    undecided: usize,
    different: usize,
    rules: Coverage,
}

fn run(version: &str, seed: &str, count: usize) -> Seen {
    let mut kafka = Kafka::start(version);
    let mut seen = Seen::default();
    for (_, letter, properties) in recorded().filter(|(of, ..)| *of == version) {
        let answer = kafka.judge(&properties);
        assert_eq!(answer.letter, letter, "the fixture is wrong: {} {}", json(&properties), answer.failure);
    }
    let keys = kafka.keys();
    let mut random = Random::from_text(&format!("verdict {version} {seed}"));
    for _ in 0..count {
        let properties = random_configuration(&mut random, &keys, release(version));
        let (answer, ours) = (kafka.judge(&properties), ours(version, &properties));
        let comparisons = answer.letter.compare(&ours);
        seen.rules.count(&answer.failure);
        seen.taken += usize::from(answer.letter == Letter('A'));
        seen.undecided += usize::from(comparisons.contains(&Comparison::Undecided));
        if comparisons.into_iter().any(Comparison::differs) {
            seen.different += 1;
            if seen.different <= PRINTED {
                show(&mut kafka, version, &properties);
            }
        }
    }
    kafka.finish();
    seen
}

#[test]
#[ignore = "the rules are being written"]
fn verdicts_are_those_of_the_real_broker() {
    let (seed, count) = (settings::seed(), settings::cases(2000));
    let mut total = 0;
    for version in settings::versions() {
        let Seen { taken, undecided, different, rules } = run(&version, &seed, count);
        let percent = |part: usize| part * 100 / count.max(1);
        println!("{}", rules.report(release(&version)));
        println!(
            "verdict {version}: {count} random configurations, {}% accepted, {}% undecided, {different} differ, seed {seed}",
            percent(taken),
            percent(undecided)
        );
        // A few dozen cases prove nothing.
        if count >= 500 {
            assert!((35..=65).contains(&percent(taken)), "the generator is one-sided");
            assert!(percent(undecided) <= 10, "too much is left open");
        }
        total += different;
    }
    assert_eq!(total, 0, "configurations whose verdict differs are printed above, as lines for the fixture file");
}
