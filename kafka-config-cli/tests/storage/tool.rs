//! The real tool in a JVM, and what it says.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, BufWriter, Lines, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout};

use crate::oracle::{hex, java, unhex};

/// Status and texts of one run.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Answer {
    /// The lines on standard output with how often each comes: their order is that of a hash map.
    pub(crate) fn lines(&self) -> BTreeMap<String, usize> {
        let mut lines = BTreeMap::new();
        for line in self.out.lines() {
            *lines.entry(hidden(line)).or_default() += 1;
        }
        lines
    }

    /// Whether the first line on standard error is the other's, but for what a JVM says of its exceptions. Faults of
    /// the configuration are worded by the rules that find them, and some others are said in clearer words.
    pub(crate) fn says_the_same(&self, theirs: &Self) -> bool {
        let ours = self.err.lines().next().unwrap_or_default();
        let is_noise = |line: &&str| line.starts_with("SLF4J") || line.contains("StatusLogger");
        let first = theirs.err.lines().find(|line| !is_noise(line)).unwrap_or_default();
        let thrown = first.strip_prefix("Exception in thread \"main\" ");
        let message =
            thrown.map_or(first, |thrown| thrown.split_once(": ").map_or("", |(_, message)| message));
        message.replace("resrved", "reserved") == ours || CLEARER.iter().any(|words| ours.contains(words))
    }
}

/// Words that the tool says otherwise.
const CLEARER: [&str; 8] = [
    "(KC",
    "error: ",
    "[hidden]",
    "base64",
    "String index out of range",
    "Empty key",
    "is not a number",
    "Error while writing",
];

/// Salts and keys are not printed here.
pub(crate) fn hidden(line: &str) -> String {
    let mut text = line.to_owned();
    for name in ["salt=[", "storedKey=[", "serverKey=["] {
        let parts: Vec<&str> = text.split(name).collect();
        let rest = |part: &&str| part.split_once(']').map_or(String::new(), |(_, rest)| rest.to_owned());
        text =
            parts[..1].iter().map(|first| (*first).to_owned()).chain(parts[1..].iter().map(rest)).collect();
    }
    text
}

/// A running JVM.
pub(crate) struct Tool {
    process: Child,
    questions: BufWriter<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Tool {
    pub(crate) fn start(version: &str, folder: &Path) -> Self {
        let mut process = java(version, "Storage.java")
            .current_dir(folder)
            .spawn()
            .expect("java (JDK 17 or later) is installed");
        // Nobody reads what it complains about; it must not fill the pipe either.
        let mut complaints = process.stderr.take().expect("piped");
        std::thread::spawn(move || std::io::copy(&mut complaints, &mut std::io::stderr()));
        Self {
            questions: BufWriter::new(process.stdin.take().expect("piped")),
            answers: BufReader::new(process.stdout.take().expect("piped")).lines(),
            process,
        }
    }

    pub(crate) fn run(&mut self, arguments: &[String]) -> Answer {
        let words: Vec<String> =
            ["format"].into_iter().chain(arguments.iter().map(String::as_str)).map(hex).collect();
        writeln!(self.questions, "{}", words.join(" "))
            .and_then(|()| self.questions.flush())
            .expect("a JVM listens");
        let answer = self.answers.next().expect("an answer").expect("text");
        let fields: Vec<&str> = answer.split(' ').collect();
        let text = |field: &str| match field {
            "-" => String::new(),
            field => String::from_utf8_lossy(&unhex(field)).into_owned(),
        };
        Answer { status: fields[0].parse().expect("a number"), out: text(fields[1]), err: text(fields[2]) }
    }

    pub(crate) fn finish(self) {
        let Self { mut process, questions, .. } = self;
        drop(questions);
        assert!(process.wait().expect("java ends").success());
    }
}
