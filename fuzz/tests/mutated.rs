//! The committed inputs of every target with random changes: what libFuzzer does, in a second and on stable Rust.

use std::fs;
use std::path::Path;

use kafka_config_fuzz::TARGETS;

/// How often each input is changed.
const ROUNDS: u64 = 40;

/// Targets whose secret stands in their inputs: a change may put it where none is expected.
const WITH_SECRETS: [&str; 2] = ["deployment", "format"];

#[test]
fn changed_inputs_keep_the_laws() {
    for (target, check) in TARGETS.into_iter().filter(|(target, _)| !WITH_SECRETS.contains(target)) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        let entries =
            fs::read_dir(&folder).expect("a folder of inputs").map(|entry| entry.expect("a file").path());
        let mut paths: Vec<_> =
            entries.filter(|path| path.extension().is_some_and(|ending| ending == "seed")).collect();
        paths.sort();
        let seeds: Vec<_> = paths.iter().map(|path| fs::read(path).expect("a readable file")).collect();
        for (number, seed) in seeds.iter().enumerate() {
            for round in 0..ROUNDS {
                let mut random = Random(1 + round + ROUNDS * number as u64);
                let changed = change(seed, &seeds, &mut random);
                // Shown where a law breaks: add it to the corpus.
                println!("{target}: {:?}", String::from_utf8_lossy(&changed));
                check(&changed);
            }
        }
    }
}

/// Knuth's multiplier, and the upper bits, which are the better ones.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most.max(1)
    }
}

/// The input with one to four bytes set, pieces removed, repeated, or taken from another input.
fn change(seed: &[u8], seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    const TELLING: &[u8] = b"\0\n\r\t \"'\\$={}[],:;#%&*!|>-.0_\xc3\xff\xf0\x7f";
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        let end = (at + random.below(24)).min(bytes.len());
        match random.below(5) {
            0 => bytes.insert(at, TELLING[random.below(TELLING.len())]),
            1 if at < bytes.len() => bytes[at] = TELLING[random.below(TELLING.len())],
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len());
                let to = (from + random.below(64)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    bytes
}
