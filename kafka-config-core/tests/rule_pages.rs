//! Every rule's page is run: its `invalid` examples break the rule, its `valid` ones do not.
//!
//! An example is an env file. `#! image REFERENCE` chooses the image (default: the newest), `#! mounted NAME`
//! begins a mounted file, `#! secret NAME` a file of the secrets folder, `#! argument TEXT` adds an argument of
//! the container's command. `#! wrapper` leaves the entrypoint out, `#! strict` writes the safe form,
//! `#! read-only` forbids writing to the final folder, `#! latin1` writes each character as one byte.
//! `#! file PATH` begins a file of the container's file system; with none, nobody has looked at that.
//! `#! component NAME` judges the mounted `server.properties` by itself, as that program reads it. `#! properties NAME`
//! begins a file of that name, of which nobody says more.
//! `#! variables` says that nobody knows which container gets them.
//! `⏎` stands for a line break inside a value and `␠` for a blank at the end of a line; `∎` ends a
//! file without a line break.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken example must fail the test")]

use std::collections::BTreeMap;

use kafka_config_core::derive::Host;
use kafka_config_core::diagnostics::Diagnostic;
use kafka_config_core::dialect::Image;
use kafka_config_core::input::{ComposeProject, Reading, Service, read_compose, read_kubernetes};
use kafka_config_core::model::{ConfigFile, ConfigFiles, Environment, FileState, KafkaVersion};
use kafka_config_core::nodes::{Asked, Node, environment_of, node_of};
use kafka_config_core::pipeline::{self, Mode, Request};
use kafka_config_core::render::Folders;
use kafka_config_core::report::{self, AskedReader, Policy, Reader, Sources};
use kafka_config_core::schema::{Component, Schema};
use kafka_config_core::validate::{self, Check, Disk, Entry, Facts, Member, RULES, Rule};

fn examples<'a>(page: &'a str, kind: &str) -> Vec<&'a str> {
    let opening = format!("```{kind}\n");
    page.split(opening.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect()
}

/// Where the lines of an example go.
enum Section {
    Environment,
    Mounted(String),
    Secret(String),
    File(String),
}

#[expect(clippy::struct_excessive_bools, reason = "each is a directive of its own")]
struct Example {
    image: Image,
    variables: Vec<(String, String)>,
    mounted: BTreeMap<String, String>,
    secrets: BTreeMap<String, String>,
    disk: BTreeMap<String, String>,
    arguments: Vec<String>,
    wrapper_only: bool,
    read_only: bool,
    latin1: bool,
    mode: Mode,
    component: Option<Component>,
    /// Whether nobody knows which container gets the variables.
    unclaimed: bool,
    /// A file of properties of which nothing is said but its name.
    alone: Option<String>,
}

impl Example {
    fn parse(text: &str) -> Self {
        let mut example = Self {
            image: "apache/kafka".parse().unwrap(),
            variables: Vec::new(),
            mounted: BTreeMap::new(),
            secrets: BTreeMap::new(),
            disk: BTreeMap::new(),
            arguments: Vec::new(),
            wrapper_only: false,
            read_only: false,
            latin1: false,
            mode: Mode::Compat,
            component: None,
            unclaimed: false,
            alone: None,
        };
        let mut section = Section::Environment;
        for line in text.split_inclusive('\n') {
            match line.trim_end().strip_prefix("#! ") {
                Some(directive) => example.directive(directive, &mut section),
                None => example.line(&line.replace('⏎', "\n").replace('␠', " ").replace("∎\n", ""), &section),
            }
        }
        example
    }

    fn directive(&mut self, directive: &str, section: &mut Section) {
        match directive.split_once(' ').unwrap_or((directive, "")) {
            ("image", reference) => self.image = reference.parse().unwrap(),
            ("argument", text) => self.arguments.push(text.to_owned()),
            ("wrapper", "") => self.wrapper_only = true,
            ("strict", "") => self.mode = Mode::Strict { merge_defaults: false },
            ("read-only", "") => self.read_only = true,
            ("latin1", "") => self.latin1 = true,
            ("variables", "") => self.unclaimed = true,
            ("component", name) => self.component = Some(name.parse().unwrap()),
            ("mounted", name) => {
                self.mounted.entry(name.to_owned()).or_default();
                *section = Section::Mounted(name.to_owned());
            }
            ("properties", name) => {
                self.mounted.entry(name.to_owned()).or_default();
                self.alone = Some(name.to_owned());
                *section = Section::Mounted(name.to_owned());
            }
            ("secret", name) => {
                self.secrets.entry(name.to_owned()).or_default();
                *section = Section::Secret(name.to_owned());
            }
            ("file", path) => {
                self.disk.entry(path.to_owned()).or_default();
                *section = Section::File(path.to_owned());
            }
            other => panic!("unknown directive {other:?}"),
        }
    }

    fn line(&mut self, line: &str, section: &Section) {
        match section {
            Section::Mounted(name) => self.mounted.get_mut(name).unwrap().push_str(line),
            Section::Secret(name) => self.secrets.get_mut(name).unwrap().push_str(line),
            Section::File(path) => self.disk.get_mut(path).unwrap().push_str(line),
            Section::Environment => {
                if let Some((name, value)) = line.strip_suffix('\n').unwrap_or(line).split_once('=') {
                    self.variables.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }

    fn bytes(&self, text: &str) -> Vec<u8> {
        if self.latin1 {
            text.chars().map(|c| u8::try_from(c).unwrap()).collect()
        } else {
            text.as_bytes().to_vec()
        }
    }

    fn files(&self) -> ConfigFiles {
        let dialect = self.image.dialect();
        let mut files = ConfigFiles::default();
        for file in ConfigFile::ALL {
            let set = files.get_mut(file);
            set.default = FileState::Present(dialect.default_text(file).as_bytes().to_vec());
            if let Some(text) = self.mounted.get(dialect.file_name(file)) {
                set.mounted = FileState::Present(self.bytes(text));
            }
        }
        files
    }

    fn host(&self) -> Host<'_> {
        let secrets = self.secrets.iter();
        Host {
            arguments: &self.arguments,
            secrets: secrets
                .map(|(name, text)| (name.clone(), FileState::Present(self.bytes(text))))
                .collect(),
            final_folder_read_only: self.read_only,
            ..Host::default()
        }
    }

    fn environment(&self) -> Environment {
        self.variables.iter().map(|(name, value)| (self.bytes(name), self.bytes(value))).collect()
    }

    fn diagnostics(&self) -> Vec<Diagnostic> {
        let nobody = AskedReader { component: None, version: None };
        let asked = AskedReader { component: self.component, version: Some(self.image.version) };
        match (&self.alone, self.component) {
            (Some(name), _) => self.of_file(name, nobody),
            (None, Some(_)) => self.of_file("server.properties", asked),
            (None, None) => self.of_container(),
        }
    }

    fn of_file(&self, name: &str, asked: AskedReader) -> Vec<Diagnostic> {
        let bytes = self.bytes(self.mounted.get(name).unwrap());
        let sources = Sources::of_properties(name.to_owned(), &bytes);
        let policy = Policy::default();
        let section =
            report::of_properties(&bytes, &Reader::of(name, &bytes, asked), None, &sources, &policy);
        section.entries.into_iter().map(|entry| entry.diagnostic).collect()
    }

    fn of_container(&self) -> Vec<Diagnostic> {
        let folder = |path: &str| path.to_owned();
        let request = Request {
            image: self.image,
            environment: self.environment(),
            files: self.files(),
            folders: Folders {
                default: folder("/etc/kafka/docker"),
                mounted: folder("/mnt/shared/config"),
                r#final: folder("/opt/kafka/config"),
            },
            entrypoint: (!self.wrapper_only).then(|| self.host()),
            mode: self.mode,
        };
        let prepared = pipeline::prepare(&request);
        let resolved = pipeline::resolve(&prepared);
        let facts = Facts::new(&request, &prepared, &resolved);
        let schema = Schema::of(self.image.version);
        let needed = |disk: &Disk| -> Vec<String> {
            validate::configuration(&facts, &schema, Some(disk)).needed().map(str::to_owned).collect()
        };
        let disk = (!self.disk.is_empty()).then(|| Disk::complete(|path| self.look(path), needed));
        let check = if self.unclaimed { validate::check_unclaimed } else { validate::check_with };
        check(&facts, &validate::configuration(&facts, &schema, disk.as_ref()))
    }

    fn look(&self, path: &str) -> (Entry, String) {
        let real = path.trim_end_matches('/');
        let inside = format!("{real}/");
        let entry = match self.disk.get(real) {
            Some(text) => Entry::File(self.bytes(text)),
            None if self.disk.keys().any(|file| file.starts_with(&inside)) => Entry::Folder,
            None => Entry::Missing,
        };
        (entry, real.to_owned())
    }
}

fn diagnostics(example: &str) -> Vec<Diagnostic> {
    match example.split_once('\n') {
        Some(("#! compose", text)) => of_deployment(&compose(text), true),
        Some(("#! kubernetes", text)) => {
            let files = BTreeMap::from([("kafka.yaml".to_owned(), text.as_bytes().to_vec())]);
            of_deployment(&read_kubernetes(&files), false)
        }
        _ => Example::parse(example).diagnostics(),
    }
}

fn compose(text: &str) -> Reading {
    let files = BTreeMap::from([("compose.yaml".to_owned(), text.as_bytes().to_vec())]);
    let (chosen, host) = (["compose.yaml".to_owned()], BTreeMap::new());
    read_compose(&ComposeProject { files: &files, chosen: &chosen, host: &host, folder: "/kafka" })
}

/// All findings about containers that are started together.
fn of_deployment(reading: &Reading, closed: bool) -> Vec<Diagnostic> {
    let asked = Asked { image: None, version: None, usual: "apache/kafka".parse().unwrap(), families: &[] };
    let nodes: Vec<_> =
        reading.services.iter().filter_map(|one| Some((one, node_of(one, &asked)?))).collect();
    let requests: Vec<Request<'_>> = nodes.iter().map(|(service, node)| request(service, node)).collect();
    let members = nodes.iter().zip(&requests).map(|((service, node), request)| Member {
        name: &service.name.value,
        service,
        request,
        assumed: node.assumed.as_ref(),
        closed,
    });
    let members: Vec<Member<'_>> = members.collect();
    let services: Vec<(&Service, usize)> = reading.services.iter().map(|service| (service, 0)).collect();
    let of_files = report::of_faults(String::new(), &reading.faults, &Sources::default(), &Policy::default());
    let of_files = of_files.entries.into_iter().map(|entry| entry.diagnostic);
    let answers = validate::check_deployment(&members, &services);
    of_files.chain(answers.into_iter().flat_map(|answer| answer.diagnostics)).collect()
}

fn request<'a>(service: &Service, node: &Node) -> Request<'a> {
    let dialect = node.image.dialect();
    let mut files = ConfigFiles::default();
    for file in ConfigFile::ALL {
        files.get_mut(file).default = FileState::Present(dialect.default_text(file).as_bytes().to_vec());
    }
    Request {
        image: node.image,
        environment: environment_of(service, dialect),
        files,
        folders: Folders::default(),
        entrypoint: Some(Host::default()),
        mode: Mode::Compat,
    }
}

fn codes(example: &str) -> Vec<&'static str> {
    diagnostics(example).into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn invalid_examples_break_their_rule() {
    for rule in RULES {
        let examples = examples(rule.page, "invalid");
        assert!(!examples.is_empty(), "{} has no invalid example", rule.code);
        for example in examples {
            let codes = codes(example);
            assert!(codes.contains(&rule.code), "{} is not among {codes:?} of\n{example}", rule.code);
        }
    }
}

#[test]
fn valid_examples_keep_their_rule() {
    for rule in RULES {
        let examples = examples(rule.page, "valid");
        assert!(!examples.is_empty(), "{} has no valid example", rule.code);
        for example in examples {
            let codes = codes(example);
            assert!(!codes.contains(&rule.code), "{} is among {codes:?} of\n{example}", rule.code);
        }
    }
}

/// Secrets in the examples are all called this.
const SECRET: &str = "hunter2";

#[test]
fn texts_are_phrases_with_help_and_without_secrets() {
    for rule in RULES {
        for example in examples(rule.page, "invalid").into_iter().chain(examples(rule.page, "valid")) {
            for Diagnostic { code, finding, .. } in diagnostics(example) {
                let message = finding.message;
                let help = finding.help.unwrap_or_else(|| panic!("{code}: '{message}' has no help"));
                for text in [&message, &help] {
                    assert!(!text.is_empty() && !text.ends_with('.'), "{code}: '{text}'");
                    assert!(!text.contains(['\n', '\r']), "{code}: '{text}'");
                    assert!(!text.contains(SECRET), "{code}: '{text}'");
                }
            }
        }
    }
}

#[test]
fn the_registry_is_sorted_and_well_named() {
    assert!(RULES.is_sorted_by(|a, b| a.code < b.code), "rules are not in the order of their codes");
    for rule in RULES {
        let digits = rule.code.strip_prefix("KC").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code);
        let kebab =
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(kebab, "{}", rule.name);
        let same_name = RULES.iter().filter(|other| other.name == rule.name).count();
        assert_eq!(same_name, 1, "{} is used twice", rule.name);
    }
}

#[test]
fn every_rule_has_a_file_of_its_own() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/validate/rules");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str().unwrap().strip_suffix(".rs").map(str::to_owned)
        })
        .filter(|name| name != "mod")
        .collect();
    files.sort();
    let mut names: Vec<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    names.sort();
    assert_eq!(files, names);
}

/// Words of a text that are keys of a broker.
fn keys_in(text: &str) -> Vec<&str> {
    let schema = Schema::of(KafkaVersion::NEWEST);
    let broker = schema.definitions(Component::Broker).unwrap();
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')));
    words.filter(|word| word.contains('.') && broker.get(word).is_some()).collect()
}

#[test]
fn helps_about_containers_name_variables() {
    let of_properties = |rule: &&&Rule| matches!(rule.check, Check::Properties(_));
    let codes: Vec<&str> = RULES.iter().filter(of_properties).map(|rule| rule.code).collect();
    let is_file = |example: &&str| {
        ["#! mounted", "#! properties", "#! component"].iter().any(|line| example.contains(line))
    };
    let pages = RULES.iter().flat_map(|rule| examples(rule.page, "invalid"));
    for example in pages.filter(|example| !is_file(example)) {
        for Diagnostic { code, finding, .. } in diagnostics(example) {
            let help = finding.help.unwrap();
            let keys = keys_in(&help);
            assert!(keys.is_empty() || !codes.contains(&code), "{code}: '{help}' in\n{example}");
        }
    }
}
