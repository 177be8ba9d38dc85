//! The committed inputs of every target, without libFuzzer.

use std::fs;
use std::path::Path;

use kafka_config_fuzz::TARGETS;

#[test]
fn committed_inputs_keep_the_laws() {
    for (target, check) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        let seeds =
            fs::read_dir(&folder).expect("a folder of inputs").map(|entry| entry.expect("a file").path());
        let mut count = 0;
        for seed in seeds.filter(|path| path.extension().is_some_and(|ending| ending == "seed")) {
            println!("{}", seed.display());
            check(&fs::read(&seed).expect("a readable file"));
            count += 1;
        }
        assert!(count > 0, "{target} has no inputs");
    }
}
