//! A conversation with the real classes: one JVM, one question after the other.

use std::io::{BufRead as _, BufReader, BufWriter, Lines, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};
use std::thread::JoinHandle;

use crate::oracle::{hex, java, unhex};
use crate::support::{Letter, Properties};

/// Variables of the JVM, for placeholders.
const ENVIRONMENT: [(&str, &str); 2] = [("KC_NUMBER", "7"), ("KC_TEXT", "text")];

/// One key of the real schema.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Its name.
    pub(crate) name: String,
    /// `INT`, `LIST` …
    pub(crate) kind: String,
    /// How the validator prints itself; empty without one.
    pub(crate) validator: String,
    /// The default as a text; empty without one.
    pub(crate) default: String,
}

/// What the real classes say about a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The verdict.
    pub(crate) letter: Letter,
    /// Exception and message; empty where it was accepted.
    pub(crate) failure: String,
}

/// A running JVM with the jars of one version.
pub(crate) struct Kafka {
    version: String,
    process: Child,
    questions: BufWriter<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
    complaints: JoinHandle<String>,
}

impl Kafka {
    /// Starts it.
    pub(crate) fn start(version: &str) -> Self {
        let mut command = java(version, "Verdict.java");
        let mut process = command.envs(ENVIRONMENT).spawn().expect("java (JDK 17 or later) is installed");
        let stderr = process.stderr.take().expect("piped");
        Self {
            version: version.to_owned(),
            questions: BufWriter::new(process.stdin.take().expect("piped")),
            answers: BufReader::new(process.stdout.take().expect("piped")).lines(),
            complaints: std::thread::spawn(move || std::io::read_to_string(stderr).unwrap_or_default()),
            process,
        }
    }

    fn ask(&mut self, question: &str) -> String {
        let sent = writeln!(self.questions, "{question}").and_then(|()| self.questions.flush());
        match (sent, self.answers.next()) {
            (Ok(()), Some(Ok(answer))) => answer,
            (sent, _) => self.end(&format!("{sent:?}\n{question}")),
        }
    }

    fn end(&mut self, why: &str) -> ! {
        let status = self.process.wait();
        let complaints = std::mem::replace(&mut self.complaints, std::thread::spawn(String::new));
        let complaints = complaints.join().unwrap_or_default();
        panic!("Kafka {}: {status:?}, {why}\n{complaints}", self.version)
    }

    /// The keys of a broker, by name.
    pub(crate) fn keys(&mut self) -> Vec<Key> {
        let answer = self.ask("keys");
        let fields: Vec<String> = answer.split(' ').map(text).collect();
        let key = |field: &[String]| Key {
            name: field[0].clone(),
            kind: field[1].clone(),
            validator: field[2].clone(),
            default: field[3].clone(),
        };
        fields.chunks_exact(4).map(key).collect()
    }

    /// The verdict on a configuration.
    pub(crate) fn judge(&mut self, properties: &Properties) -> Answer {
        let fields = properties.iter().map(|(key, value)| format!(" {} {}", hex(key), hex(value)));
        let answer = self.ask(&format!("verdict{}", fields.collect::<String>()));
        let fields: Vec<&str> = answer.split(' ').collect();
        let [constructor, log_defaults, exception, message] = fields[..] else {
            self.end(&format!("answers {answer}"))
        };
        let thrown = Letter::of_exception(exception);
        let letter = match (constructor, log_defaults) {
            ("reject", _) => thrown,
            (_, "reject") => Letter(thrown.0.to_ascii_lowercase()),
            _ => return Answer { letter: Letter('A'), failure: String::new() },
        };
        Answer { letter, failure: format!("{exception}: {}", text(message)) }
    }

    /// Ends it.
    pub(crate) fn finish(self) {
        let Self { mut process, questions, .. } = self;
        drop(questions);
        let status = process.wait().expect("java ends");
        assert!(status.success(), "Kafka {}: {status}", self.version);
    }
}

pub(crate) fn text(field: &str) -> String {
    if field == "-" { String::new() } else { String::from_utf8_lossy(&unhex(field)).into_owned() }
}
