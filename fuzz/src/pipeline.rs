//! The whole pipeline: no input stops it, equal questions have equal answers, and strict files hold what was meant.
//!
//! An input is a list of pieces with a NUL after each. The first holds digits: image, entrypoint, merged defaults,
//! read-only folder. Of each other piece the first character says what it is: `v` a variable, `a` an argument of the
//! command, `s` a file of the secrets folder as `NAME=CONTENT`; `d`, `m` and `f` and a digit a default, mounted and
//! leftover file. A file that is called `!` cannot be read, and `/` is a folder.

use std::collections::BTreeMap;

use kafka_config_core::derive::Host;
use kafka_config_core::diagnostics::Diagnostic;
use kafka_config_core::dialect::Image;
use kafka_config_core::launch::{Home, Tuning, launch};
use kafka_config_core::layers::Resolved;
use kafka_config_core::mapping::property_key;
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState, PropertyKey};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare, resolve_with_defaults};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::render::Folders;
use kafka_config_core::schema::Schema;
use kafka_config_core::validate::{self, Facts};

const IMAGES: [&str; 4] =
    ["apache/kafka:3.7.0", "apache/kafka:3.9.1", "apache/kafka:4.1.1", "apache/kafka:9.0.0"];

/// Any bytes as a container.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let container = Container::parse(data);
    for mode in [Mode::Compat, Mode::Strict { merge_defaults: container.switch(2) }] {
        let request = container.request(mode);
        let answer = Answer::to(&request);
        assert!(answer == Answer::to(&request), "two runs differ");
        check_segments(&answer.prepared);
        check_launch(&request, &answer.prepared);
        if mode != Mode::Compat {
            check_values(&request, &answer.prepared);
        }
    }
}

/// Whatever the variables say, the scripts come to a command line that starts Kafka.
fn check_launch(request: &Request<'_>, prepared: &Prepared) {
    let home =
        Home { path: "/opt/kafka", configuration: None, libraries: &[], addresses: "::1", archive: None };
    let launched = launch(prepared.environment.clone(), request.image.version, &home, Tuning::Image);
    assert!(launched.command.iter().any(|word| word == "kafka.Kafka"), "nothing starts Kafka");
}

#[derive(Default)]
struct Container {
    switches: Vec<u8>,
    environment: Environment,
    arguments: Vec<String>,
    secrets: BTreeMap<String, FileState>,
    files: ConfigFiles,
}

impl Container {
    fn parse(data: &[u8]) -> Self {
        let mut pieces = data.split(|&byte| byte == 0);
        let switches = pieces.next().unwrap_or_default().to_vec();
        let mut container = Self { switches, ..Self::default() };
        for piece in pieces {
            match piece {
                [b'v', variable @ ..] => {
                    let (name, value) = at_equals(variable);
                    container.environment.push(name, value, None);
                }
                [b'a', argument @ ..] => container.arguments.push(text(argument)),
                [b's', secret @ ..] => {
                    let (name, content) = at_equals(secret);
                    container.secrets.insert(text(name), state(content));
                }
                [folder, file, content @ ..] => container.add_file(*folder, *file, content),
                _ => {}
            }
        }
        container
    }

    fn add_file(&mut self, folder: u8, file: u8, content: &[u8]) {
        let set = self.files.get_mut(ConfigFile::ALL[usize::from(file) % 3]);
        match folder {
            b'd' => set.default = state(content),
            b'm' => set.mounted = state(content),
            b'f' => set.existing = state(content),
            _ => {}
        }
    }

    fn digit(&self, index: usize) -> usize {
        self.switches.get(index).copied().map_or(0, usize::from)
    }

    fn switch(&self, index: usize) -> bool {
        self.digit(index) % 2 == 1
    }

    fn request(&self, mode: Mode) -> Request<'_> {
        let image = IMAGES[self.digit(0) % IMAGES.len()].parse::<Image>().expect("a known image");
        let host = Host {
            arguments: &self.arguments,
            secrets: self.secrets.clone(),
            final_folder_read_only: self.switch(3),
            ..Host::default()
        };
        let folders = Folders { default: "D".to_owned(), mounted: "M".to_owned(), r#final: "F".to_owned() };
        Request {
            image,
            environment: self.environment.clone(),
            files: self.files.clone(),
            folders,
            entrypoint: self.switch(1).then_some(host),
            mode,
        }
    }
}

fn at_equals(piece: &[u8]) -> (&[u8], &[u8]) {
    match piece.iter().position(|&byte| byte == b'=') {
        Some(at) => (&piece[..at], &piece[at + 1..]),
        None => (piece, b""),
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn state(content: &[u8]) -> FileState {
    match content {
        b"!" => FileState::Unreadable("F/x".to_owned()),
        b"/" => FileState::Folder,
        _ => FileState::Present(content.to_vec()),
    }
}

/// All that comes out.
struct Answer {
    prepared: Prepared,
    resolved: Resolved,
    diagnostics: Vec<Diagnostic>,
}

impl Answer {
    fn to(request: &Request<'_>) -> Self {
        let prepared = prepare(request);
        let resolved = resolve_with_defaults(request, &prepared);
        let facts = Facts::new(request, &prepared, &resolved);
        let diagnostics = validate::check(&facts, &Schema::of(request.image.version));
        Self { prepared, resolved, diagnostics }
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        let (ours, theirs) = (&self.prepared, &other.prepared);
        ours.environment == theirs.environment
            && ours.lines == theirs.lines
            && ours.files == theirs.files
            && ours.failure == theirs.failure
            && self.resolved == other.resolved
            && self.diagnostics == other.diagnostics
    }
}

fn check_segments(prepared: &Prepared) {
    for artifact in &prepared.files {
        let mut end = 0;
        for segment in &artifact.segments {
            assert!(end <= segment.span.start && segment.span.start <= segment.span.end, "segments in order");
            end = segment.span.end;
        }
    }
    if let Some(server) = prepared.file(ConfigFile::Server) {
        assert!(server.segments.last().is_none_or(|last| last.span.end == server.bytes.len()));
    }
}

/// In the strict form Kafka's loader gives every variable's value back, whatever it is.
fn check_values(request: &Request<'_>, prepared: &Prepared) {
    let Some(server) = prepared.file(ConfigFile::Server) else { return };
    let loaded: BTreeMap<String, String> = read(&server.bytes, Charset::Latin1)
        .expect("a strict file is well-formed")
        .into_iter()
        .map(|property| (property.key.into_owned(), property.value.into_owned()))
        .collect();
    let mut meant: BTreeMap<PropertyKey, Vec<&str>> = BTreeMap::new();
    for variable in &prepared.environment {
        if let Some(key) = property_key(&variable.name, request.image.dialect()) {
            meant.entry(key).or_default().push(&variable.value);
        }
    }
    for (key, values) in meant {
        let value = loaded.get(key.as_str()).unwrap_or_else(|| panic!("{key} is missing"));
        assert!(values.contains(&value.as_str()), "{key}={value:?} is none of {values:?}");
    }
}
