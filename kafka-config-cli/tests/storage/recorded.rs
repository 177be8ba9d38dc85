//! Recorded runs of the real tool, replayed.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::folder::{Folder, Known};
use crate::tool::hidden;

/// The first line holds long texts by place, each other line one run.
const RUNS: &str = include_str!("../fixtures/storage.jsonl");
/// How many differences are printed.
const PRINTED: usize = 5;
/// Root may write everywhere, and the recorded user may not.
const NOBODY: u32 = 65534;

struct Run<'a> {
    case: &'a Value,
    texts: &'a Value,
}

impl<'a> Run<'a> {
    fn text(&self, place: &Value) -> &'a str {
        self.texts[usize::try_from(place.as_u64().unwrap()).unwrap()].as_str().unwrap()
    }

    fn list(&self, key: &str) -> Vec<&'a str> {
        self.case[key].as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
    }

    fn id(&self) -> &'a str {
        self.case["id"].as_str().unwrap()
    }

    /// Puts in what lay there before. Modes come last, so that what is in a locked folder can be written.
    fn lay(&self, folder: &Path, owner: Option<u32>) {
        let before: Vec<(PathBuf, &Value)> = self.case["pre"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| (folder.join(entry[0].as_str().unwrap()), entry))
            .collect();
        for (path, entry) in &before {
            match entry[1].as_str() {
                Some(text) => fs::write(path, text).unwrap(),
                None => fs::create_dir_all(path).unwrap(),
            }
            chown(path, owner, owner).unwrap();
        }
        for (path, entry) in before.iter().rev() {
            let mode = u32::from_str_radix(entry[2].as_str().unwrap(), 8).unwrap();
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        }
    }

    fn start(&self, program: &Path, folder: &Path, owner: Option<u32>) -> Output {
        let version = self.id().split('/').next().unwrap();
        let here = folder.to_str().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "umask 022; exec \"$@\"", "sh"]).arg(program);
        command.args(["format", "--kafka-version", version]);
        command.args(self.list("args").into_iter().map(|word| word.replace("{DIR}", here)));
        if let Some(owner) = owner {
            command.uid(owner).gid(owner);
        }
        command.current_dir(folder).output().unwrap()
    }

    /// What differs, in words.
    fn differences(&self, program: &Path) -> Vec<String> {
        let folder = Folder::new();
        let owner = (fs::metadata(folder.path()).unwrap().uid() == 0).then_some(NOBODY);
        folder.fill(self.text(&self.case["properties"]), &[]);
        chown(folder.path(), owner, owner).unwrap();
        self.lay(folder.path(), owner);
        let output = self.start(program, folder.path(), owner);
        let mut differences = Vec::new();
        let mut compare = |what: &str, ours: String, theirs: String| {
            if ours != theirs {
                differences.push(format!("{}: {what}\n  ours   {ours}\n  theirs {theirs}", self.id()));
            }
        };
        let here = folder.path().to_str().unwrap();
        let printed = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(here, "{DIR}");
        let mut lines: Vec<String> = printed(&output.stdout).lines().map(hidden).collect();
        lines.sort_unstable();
        let recorded = self.case["out"].as_array().unwrap().iter().map(|line| hidden(self.text(line)));
        compare("status", output.status.code().unwrap().to_string(), self.case["exit"].to_string());
        compare("standard output", lines.join("\n"), recorded.collect::<Vec<_>>().join("\n"));
        if let Some((ours, theirs)) = self.messages(&printed(&output.stderr)) {
            compare("standard error", ours, theirs);
        }
        self.open(folder.path());
        compare("files", format!("{:#?}", self.left(&folder)), format!("{:#?}", self.expected()));
        differences
    }

    /// The first lines on standard error, where ours is not in clearer words.
    fn messages(&self, stderr: &str) -> Option<(String, String)> {
        let ours = stderr.lines().next().unwrap_or_default().to_owned();
        let theirs = self.text(&self.case["err"]);
        let message = theirs.strip_prefix("Exception in thread \"main\" ");
        let theirs = message.and_then(|thrown| Some(thrown.split_once(": ")?.1)).unwrap_or(theirs);
        let is_configuration = ours.starts_with("{DIR}/") && ours.contains(".properties: ");
        let in_clearer_words =
            ["Illegal base64", "{DIR}/d1/__cluster_metadata-0"].iter().any(|word| ours.contains(word));
        match theirs {
            "usage" => Some((ours.get(..7).unwrap_or_default().to_owned(), "error: ".to_owned())),
            _ if is_configuration || in_clearer_words => None,
            _ => Some((ours, theirs.to_owned())),
        }
    }

    /// Makes all that was locked readable.
    fn open(&self, folder: &Path) {
        for entry in self.case["pre"].as_array().unwrap() {
            let path = folder.join(entry[0].as_str().unwrap());
            if matches!(entry[2].as_str(), Some("0000" | "0555")) {
                fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
            }
        }
    }

    /// Every folder and file afterwards, with its mode where the run made it.
    fn left(&self, folder: &Folder) -> BTreeMap<String, String> {
        let arguments = self.list("args").join(" ");
        let known = Known {
            ids: arguments.clone(),
            is_standalone: self.list("args").iter().any(|word| ["-s", "--standalone"].contains(word)),
            has_random_salt: arguments.contains("=[name=") && !arguments.contains("salt="),
        };
        let mut files = folder.files(&known);
        files.remove("server.properties");
        let kept = self.list("kept");
        for (name, content) in &mut files {
            if kept.contains(&name.as_str()) {
                "kept".clone_into(content);
            } else if content.ends_with(" folder") {
                "folder".clone_into(content);
            }
        }
        files
    }

    fn expected(&self) -> BTreeMap<String, String> {
        let entry = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let folders = self.list("dirs").into_iter().map(|name| entry(name, "folder"));
        let kept = self.list("kept").into_iter().map(|name| entry(name, "kept"));
        let files = self.case["files"].as_object().unwrap().iter().map(|(name, file)| {
            let mode = file[0].as_str().unwrap().trim_start_matches('0');
            (name.clone(), format!("{mode} {}", self.text(&file[1])))
        });
        folders.chain(kept).chain(files).collect()
    }
}

/// The program where everybody may start it.
fn program() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let program = folder.path().join("kafka-config");
    fs::copy(env!("CARGO_BIN_EXE_kafka-config"), &program).unwrap();
    (folder, program)
}

#[test]
fn recorded_runs_come_out_the_same() {
    let mut lines = RUNS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let texts = lines.next().unwrap()["texts"].clone();
    let cases: Vec<Value> = lines.collect();
    let (_folder, program) = program();
    let replay = |cases: &[Value]| -> Vec<String> {
        cases.iter().flat_map(|case| Run { case, texts: &texts }.differences(&program)).collect()
    };
    let replay = &replay;
    let differences: Vec<String> = std::thread::scope(|scope| {
        let parts = cases.chunks(cases.len() / 4 + 1);
        let running: Vec<_> = parts.map(|part| scope.spawn(move || replay(part))).collect();
        running.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    println!("storage: {} recorded runs, {} differ", cases.len(), differences.len());
    for difference in differences.iter().take(PRINTED) {
        println!("{difference}");
    }
    assert!(differences.is_empty());
}
