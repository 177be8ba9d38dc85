//! Random runs of the real tool and of ours, one after the other in the same folder.

use std::path::Path;
use std::process::Command;

use crate::cases::Case;
use crate::folder::Folder;
use crate::random::Random;
use crate::settings;
use crate::tool::{Answer, Tool};

/// How many differences a run prints for each version.
const PRINTED: usize = 10;

fn ours(version: &str, arguments: &[String], folder: &Path) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .args(["format", "--kafka-version", version])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Answer {
        status: output.status.code().unwrap_or(-1),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// What differs, in words; empty where nothing does.
fn difference(case: &Case, tool: &mut Tool, version: &str, folder: &Folder) -> String {
    let arguments = case.arguments(folder.path());
    folder.fill(&case.properties, &case.files);
    let theirs = tool.run(&arguments);
    let their_files = folder.files(&case.known());
    folder.fill(&case.properties, &case.files);
    let ours = ours(version, &arguments, folder.path());
    let our_files = folder.files(&case.known());
    let mut text = String::new();
    if ours.status != theirs.status {
        text += &format!("  status {}, theirs {}\n", ours.status, theirs.status);
    }
    if ours.lines() != theirs.lines() {
        text += &format!("  prints {:?}\n  theirs {:?}\n", ours.lines(), theirs.lines());
    }
    if !ours.says_the_same(&theirs) {
        text += &format!("  says {:?}\n  theirs {:?}\n", ours.err, theirs.err);
    }
    for name in our_files.keys().chain(their_files.keys()) {
        if our_files.get(name) != their_files.get(name) && !text.contains(&format!("file {name}:")) {
            text +=
                &format!("  file {name}: {:?}\n  theirs {:?}\n", our_files.get(name), their_files.get(name));
        }
    }
    if !text.is_empty() {
        text += &format!("  the tool said {:?}\n  we said {:?}\n", theirs.err, ours.err);
    }
    text
}

#[test]
fn the_real_tool_does_the_same() {
    let (seed, count) = (settings::seed(), settings::cases(120));
    let mut different = 0;
    for version in settings::versions() {
        let mut random = Random::from_text(&format!("storage {version} {seed}"));
        let folder = Folder::new();
        let mut tool = Tool::start(&version, folder.path());
        let (mut formatted, mut printed) = (0, 0);
        for _ in 0..count {
            let case = Case::random(&mut random, &version);
            let text = difference(&case, &mut tool, &version, &folder);
            formatted += usize::from(folder.is_formatted());
            if !text.is_empty() {
                different += 1;
                printed += 1;
                if printed <= PRINTED {
                    println!("{version} {case}\n{text}");
                }
            }
        }
        tool.finish();
        println!("storage {version}: {count} runs, {formatted} formatted, {printed} differ, seed {seed}");
    }
    assert_eq!(different, 0, "runs that differ are printed above");
}
