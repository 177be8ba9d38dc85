//! Starts that end at random moments: whatever is left is whole, and the next start says what it found and works.

use std::collections::BTreeMap;
use std::fs;
use std::time::Instant;

use crate::image::{Image, Run};
use crate::random::Random;
use crate::settings;

const ROUNDS: usize = 200;
const CONFIG: &str = "opt/kafka/config";
const OLD: &str = "num.partitions=1\n";

/// A node with two data directories.
struct Node {
    image: Image,
    directories: String,
}

impl Node {
    fn new() -> Self {
        let image = Image::new();
        let directories =
            ["a", "b"].map(|name| image.path("data").join(name).display().to_string()).join(",");
        Self { image, directories }
    }

    fn variables(&self) -> [(&str, &str); 1] {
        [("KAFKA_LOG_DIRS", &self.directories)]
    }

    /// Nothing is formatted; the files of an earlier start may be there.
    fn reset(&self, has_files: bool) {
        let _ = fs::remove_dir_all(self.image.path("data"));
        fs::remove_dir_all(self.image.path(CONFIG)).unwrap();
        fs::create_dir(self.image.path(CONFIG)).unwrap();
        if has_files {
            self.image.write(&format!("{CONFIG}/server.properties"), OLD);
        }
    }

    /// The files by name, without those that are not in place yet.
    fn files(&self) -> BTreeMap<String, String> {
        let entries = fs::read_dir(self.image.path(CONFIG)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let in_place = names.filter(|name| !name.starts_with('.'));
        in_place.map(|name| (name.clone(), self.image.read(&format!("{CONFIG}/{name}")))).collect()
    }

    /// How many directories are formatted, each of them as a whole.
    fn formatted(&self) -> usize {
        let whole = |name: &&str| {
            let path = format!("data/{name}/meta.properties");
            let is_there = self.image.path(&path).exists();
            assert!(!is_there || is_whole(&self.image.read(&path)), "half of {path}");
            is_there
        };
        ["a", "b"].into_iter().filter(whole).count()
    }

    fn start(&self) -> Run {
        self.image.start(&self.variables(), &[])
    }
}

fn is_whole(meta: &str) -> bool {
    let has = |line: &str| meta.contains(line);
    has("\nnode.id=1\n")
        && has("\nversion=1\n")
        && has("\ncluster.id=4L6g3nShT-eMCtK--X86sw\n")
        && has("\ndirectory.id=")
}

fn interrupt(signal: &str, rounds: usize, check_end: impl Fn(&Run)) {
    let mut random = Random::from_text(&format!("run {signal} {}", settings::seed()));
    let node = Node::new();
    node.reset(false);
    let begin = Instant::now();
    node.start().ends(7, "java ", "");
    let (took, whole) = (begin.elapsed(), node.files());
    let mut ended_early = 0;
    for round in 0..rounds {
        node.reset(round % 2 == 0);
        let start = node.image.spawn(&node.variables(), &[]);
        std::thread::sleep(took * u32::try_from(random.below(1100)).unwrap() / 1000);
        start.send(signal);
        let run = start.wait();
        check_end(&run);
        ended_early += usize::from(run.status != Some(7));
        for (name, text) in node.files() {
            assert!(text == whole[&name] || text == OLD, "half of {name}:\n{text}");
        }
        let found = node.formatted();
        let next = node.start();
        let (said, told) = match found {
            0 => ("java ", ""),
            1 => ("java ", "an earlier start ended while it formatted"),
            _ => ("is already formatted", ""),
        };
        next.ends(7, said, told);
        assert_eq!((node.formatted(), node.files()), (2, whole.clone()));
    }
    println!(
        "run: {rounds} starts ended by {signal}, {ended_early} of them before java, the next one worked"
    );
    assert!(ended_early > rounds / 10, "the signals came too late");
}

#[test]
fn after_a_kill_at_any_moment_the_next_start_works() {
    interrupt("-KILL", ROUNDS, |_| {});
}

#[test]
fn after_sigterm_at_any_moment_the_next_start_works() {
    // Before the handlers are there, and in the shell that stands for java, the signal itself is the end.
    interrupt("-TERM", ROUNDS / 4, |run| assert!(matches!(run.status, None | Some(143 | 7)), "{run:?}"));
}
