//! Random containers through `kafka.docker.KafkaDockerWrapper` and through our pipeline.

use std::path::Path;

use kafka_config_core::dialect::Image;
use kafka_config_core::model::{ConfigFile, ConfigFiles, FileState};
use kafka_config_core::pipeline::{Mode, Request, prepare};
use kafka_config_core::render::Folders;

use crate::cases::{Case, random_case};
use crate::oracle::{ask, hex, unhex, work_folder};
use crate::random::Random;
use crate::settings;

/// Cases that once differed: a version and a request in the oracle's words.
const FIXTURES: &str = include_str!("../fixtures/differential.txt");

fn request_line(case: &Case) -> String {
    let mut line = "wrapper".to_owned();
    for (name, value) in &case.environment {
        line += &format!(" E {} {}", hex(name), hex(value));
    }
    for (folder, name, content) in &case.files {
        let content = content.as_ref().map_or("dir".to_owned(), hex);
        line += &format!(" {folder} {} {content}", hex(name));
    }
    line
}

fn case_of(line: &str) -> Case {
    let fields: Vec<&str> = line.split(' ').skip(1).collect();
    let mut case = Case::default();
    for field in fields.chunks_exact(3) {
        match field[0] {
            "E" => case.environment.push((unhex(field[1]), unhex(field[2]))),
            folder => {
                let content = (field[2] != "dir").then(|| unhex(field[2]));
                let name = String::from_utf8(unhex(field[1])).expect("a file name");
                case.files.push((folder.chars().next().expect("a folder"), name, content));
            }
        }
    }
    case
}

/// Our answer in the oracle's words.
fn ours(version: &str, work: &Path, case: &Case) -> String {
    let image = Image::apache(version.parse().expect("a version")).expect("an image");
    let dialect = image.dialect();
    let mut files = ConfigFiles::default();
    for (folder, name, content) in &case.files {
        let Some(file) = ConfigFile::ALL.into_iter().find(|file| dialect.file_name(*file) == name) else {
            continue;
        };
        let state = content.clone().map_or(FileState::Folder, FileState::Present);
        let set = files.get_mut(file);
        match folder {
            'D' => set.default = state,
            'M' => set.mounted = state,
            _ => set.existing = state,
        }
    }
    let folder = |name: &str| work.join(name).display().to_string();
    let request = Request {
        image,
        environment: case.environment.iter().map(|(name, value)| (name, value)).collect(),
        files,
        folders: Folders { default: folder("D"), mounted: folder("M"), r#final: folder("F") },
        entrypoint: None,
        mode: Mode::Compat,
    };
    let prepared = prepare(&request);
    let failure = prepared.failure.as_ref();
    let message = failure.map_or("-".to_owned(), |failure| hex(&failure.message));
    let mut answer = format!("{} {message}", failure.map_or(0, |failure| failure.exit));
    // What lies in the final folder: leftovers, unless a file was written over them.
    let mut names: Vec<(&str, String)> = ConfigFile::ALL
        .into_iter()
        .filter_map(|file| {
            let left = request.files.get(file).existing.bytes();
            let bytes = prepared.file(file).map(|artifact| artifact.bytes.as_slice()).or(left)?;
            Some((dialect.file_name(file), hex(bytes)))
        })
        .collect();
    names.sort();
    for (name, content) in names {
        answer += &format!(" {} {content}", hex(name));
    }
    answer
}

/// Where a folder lies in place of a file, the real wrapper puts an empty folder into the final place; we
/// leave what was there.
fn without_folders(answer: &str, ours: &str) -> String {
    if !answer.split(' ').any(|field| field == "dir") {
        return answer.to_owned();
    }
    let kept: Vec<&str> = ours.split(' ').skip(2).collect();
    let mut fields: Vec<String> = answer.split(' ').take(2).map(str::to_owned).collect();
    let files: Vec<&str> = answer.split(' ').skip(2).collect();
    for pair in files.chunks_exact(2) {
        let content = match kept.chunks_exact(2).find(|ours| ours[0] == pair[0]) {
            _ if pair[1] != "dir" => pair[1],
            Some(ours) => ours[1],
            None => continue,
        };
        fields.extend([pair[0].to_owned(), content.to_owned()]);
    }
    fields.join(" ")
}

fn readable(answer: &str) -> String {
    let fields = answer.split(' ').skip(1).map(|field| {
        if field == "-" || field == "dir" {
            field.to_owned()
        } else {
            format!("{:?}", String::from_utf8_lossy(&unhex(field)))
        }
    });
    fields.collect::<Vec<_>>().join("\n      ")
}

fn compare(version: &str, cases: &[Case]) -> usize {
    let work = work_folder(&format!("wrapper-{version}-{}", cases.len()));
    let requests: Vec<String> = cases.iter().map(request_line).collect();
    let mut different = 0;
    ask(version, &work, &requests, |index, answer| {
        let ours = ours(version, &work, &cases[index]);
        let theirs = without_folders(answer, &ours);
        if ours != theirs {
            different += 1;
            if different <= 5 {
                println!(
                    "{version} {}\n  real: {}\n  ours: {}",
                    requests[index],
                    readable(&theirs),
                    readable(&ours)
                );
            }
        }
    });
    std::fs::remove_dir_all(work).expect("work folder goes");
    different
}

#[test]
fn files_are_those_of_the_real_wrapper() {
    let (seed, count) = (settings::seed(), settings::cases(1500));
    let mut total = 0;
    for version in settings::versions() {
        let mut random = Random::from_text(&format!("wrapper {version} {seed}"));
        let cases: Vec<Case> =
            (0..count).map(|_| random_case(&mut random, version.starts_with('4'))).collect();
        let different = compare(&version, &cases);
        println!("wrapper {version}: {count} random containers, {different} differ, seed {seed}");
        total += different;
    }
    assert_eq!(total, 0, "containers whose files differ are printed above, as lines for the fixture file");
}

#[test]
fn cases_that_once_differed_agree() {
    for version in settings::versions() {
        let lines = FIXTURES.lines().filter_map(|line| line.strip_prefix(&format!("{version} ")));
        let cases: Vec<Case> = lines.map(case_of).collect();
        if !cases.is_empty() {
            let different = compare(&version, &cases);
            println!("wrapper {version}: {} recorded cases, {different} differ", cases.len());
            assert_eq!(different, 0);
        }
    }
}
