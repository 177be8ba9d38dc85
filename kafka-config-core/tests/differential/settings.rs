//! Seed, number of cases and versions of one run.

use std::process::Command;

/// Each kind of wrapper, and the newest libraries below it.
pub(crate) const VERSIONS: [&str; 4] = ["3.7.0", "3.9.1", "4.1.1", "4.4.0"];

/// The Jackson of each Kafka version, for the module that comes with Connect in the image.
pub(crate) const BLACKBIRD: [(&str, &str); 2] = [("4.1.1", "2.19.0"), ("4.4.0", "2.21.7")];

/// The seed of this run: given, or the commit, so that each commit brings fresh cases.
pub(crate) fn seed() -> String {
    std::env::var("KAFKA_CONFIG_SEED").unwrap_or_else(|_| {
        let head = Command::new("git").args(["rev-parse", "HEAD"]).output().expect("git answers");
        String::from_utf8(head.stdout).expect("a hash").trim().to_owned()
    })
}

/// Cases for each version.
pub(crate) fn cases(by_default: usize) -> usize {
    std::env::var("KAFKA_CONFIG_CASES")
        .map_or(by_default, |text| text.parse().expect("KAFKA_CONFIG_CASES is a number"))
}

/// Versions to ask: all, or those of `KAFKA_CONFIG_VERSIONS` (separated by commas).
pub(crate) fn versions() -> Vec<String> {
    match std::env::var("KAFKA_CONFIG_VERSIONS") {
        Ok(list) => list.split(',').map(str::to_owned).collect(),
        Err(_) => VERSIONS.map(str::to_owned).to_vec(),
    }
}
