//! Random runs of the tool: mostly sound, each with a few oddities.

use std::fmt;
use std::path::Path;

use crate::folder::Known;
use crate::random::Random;

const CLUSTER: &str = "5L6g3nShT-eMCtK--X86sw";
const IDS: [&str; 3] = ["PbtC7RFnQJuDkUrgGb1aYg", "07R5amHmR32VDA6jHkGbTA", "MvDxzVmcRsaTz33bUuRU6A"];
const SALT: &str = "MWx2NHBkbnd0ZndxN25vdGN4bTB5eTFrN3E=";

/// One run.
#[derive(Debug)]
pub(crate) struct Case {
    arguments: Vec<String>,
    /// The node's configuration; `{DIR}` is the folder.
    pub(crate) properties: String,
    /// What lies in the folder before.
    pub(crate) files: Vec<(String, String)>,
    voters: Option<String>,
    is_standalone: bool,
    has_random_salt: bool,
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}\n{}{:?}", self.arguments, self.properties, self.files)
    }
}

impl Case {
    /// The arguments with the folder's path in them.
    pub(crate) fn arguments(&self, folder: &Path) -> Vec<String> {
        let folder = folder.to_string_lossy();
        self.arguments.iter().map(|word| word.replace("{DIR}", &folder)).collect()
    }

    /// What of its ids and salts is not random.
    pub(crate) fn known(&self) -> Known {
        let files = self.files.iter().map(|(_, text)| text.as_str());
        let ids = self.voters.iter().map(String::as_str).chain(files).collect();
        Known { ids, is_standalone: self.is_standalone, has_random_salt: self.has_random_salt }
    }

    /// A run of this version's tool.
    pub(crate) fn random(random: &mut Random, version: &str) -> Self {
        let mut case = Self {
            arguments: cluster(random),
            properties: String::new(),
            files: Vec::new(),
            voters: None,
            is_standalone: false,
            has_random_salt: false,
        };
        case.arguments.extend(["-c".to_owned(), "{DIR}/server.properties".to_owned()]);
        let has_voters = case.configure(random, version);
        let has_quorum = !version.starts_with("3.7") && !version.starts_with("3.8");
        if has_quorum && random.chance(if has_voters { 10 } else { 85 }) {
            case.quorum(random);
        }
        if random.chance(35) {
            case.arguments.extend(["-r".to_owned(), random.pick(&RELEASES).to_owned()]);
        }
        while !version.starts_with("3.7") && random.chance(30) {
            case.arguments.extend(["-f".to_owned(), random.pick(&FEATURES).to_owned()]);
        }
        while random.chance(25) {
            let user = case.user(random, has_quorum);
            case.arguments.extend(["-S".to_owned(), user]);
        }
        if random.chance(35) {
            case.lay(random);
        }
        case
    }

    fn set(&mut self, key: &str, value: &str) {
        self.properties += &format!("{key}={value}\n");
    }

    /// Whether the voters are static.
    fn configure(&mut self, random: &mut Random, version: &str) -> bool {
        let roles = random.pick(&["broker", "controller", "broker,controller", "controller,broker"]);
        let (broker, controller) = (roles.contains("broker"), roles.contains("controller"));
        let host = random.pick(&["", "", "localhost", "c.example.com", "0.0.0.0", "10.0.0.4", "[::1]"]);
        let names = random.pick(&["CONTROLLER", "CONTROLLER", "CONTROLLER,OTHER", "OTHER,CONTROLLER"]);
        let mut listeners = Vec::new();
        let mut advertised = Vec::new();
        if broker {
            listeners.push("PLAINTEXT://:9092".to_owned());
            advertised.push("PLAINTEXT://b.example.com:9092");
        }
        if controller {
            listeners.push(format!("CONTROLLER://{host}:9093"));
            if names.contains("OTHER") {
                listeners.push("OTHER://other.example.com:9094".to_owned());
            }
            if random.chance(30) {
                advertised.push("CONTROLLER://adv.example.com:29093");
            }
        }
        self.set("process.roles", roles);
        self.set("node.id", "1");
        self.set("listeners", &listeners.join(","));
        if broker || advertised.len() > 1 || (!version.starts_with("3.") && !advertised.is_empty()) {
            self.set("advertised.listeners", &advertised.join(","));
        }
        self.set("controller.listener.names", names);
        self.set(
            "listener.security.protocol.map",
            "CONTROLLER:PLAINTEXT,OTHER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
        );
        let has_voters = version.starts_with("3.7") || version.starts_with("3.8") || random.chance(50);
        if has_voters {
            self.set(
                "controller.quorum.voters",
                random.pick(if controller {
                    &["1@c:9093", "1@c:9093,2@d:9093"]
                } else {
                    &["2@c:9093", "3@c:9093"]
                }),
            );
        } else {
            self.set("controller.quorum.bootstrap.servers", "c:9093");
        }
        self.set("log.dirs", random.pick(&LOG_DIRS));
        if random.chance(25) {
            self.set("metadata.log.dir", random.pick(&["{DIR}/meta", "{DIR}/d2", "{DIR}/d1/", "rel/meta"]));
        }
        if random.chance(15) {
            let key = if version.starts_with("3.7") { "metadata" } else { "feature" };
            self.set(&format!("unstable.{key}.versions.enable"), "true");
        }
        if version.starts_with("3.") && random.chance(15) {
            self.set("inter.broker.protocol.version", random.pick(&["3.3", "3.4-IV0", "3.5", "3.6", "3.7"]));
        }
        has_voters
    }

    fn quorum(&mut self, random: &mut Random) {
        match random.below(10) {
            0..=3 => {
                self.is_standalone = true;
                self.arguments.push(random.pick(&["-s", "--standalone"]).to_owned());
            }
            4..=5 => self.arguments.push(random.pick(&["-N", "--no-initial-controllers"]).to_owned()),
            _ => {
                let voters: Vec<String> = (0..=random.below(3)).map(|_| voter(random)).collect();
                let voters = voters.join(random.pick(&[",", ",", ", ", ",,"]));
                self.arguments.push(format!("--initial-controllers={voters}"));
                self.voters = Some(voters);
            }
        }
    }

    fn user(&mut self, random: &mut Random, is_modern: bool) -> String {
        let mut parts: Vec<String> = Vec::new();
        if random.chance(92) {
            parts.push(
                random.pick(&["name=alice", "name=bob", "name=\"eve\"", "name=éva", "name="]).to_owned(),
            );
        }
        let has_salt = random.chance(80);
        if has_salt {
            let salt =
                random.pick(&[SALT, "\"MWx2NHBk\"", "AAA=", "AA==", "AAA", "A", "AA=", "%%%", "", "QUJD"]);
            parts.push(format!("salt={salt}"));
        }
        if random.chance(if has_salt && !is_modern { 92 } else { 40 }) {
            let iterations =
                random.pick(&["4096", "8192", "4095", "16384", "16385", "x", "", "\"5000\"", "+4097"]);
            parts.push(format!("iterations={iterations}"));
        }
        if random.chance(85) {
            let password =
                random.pick(&["x", "\"quoted\"", "päss", "a=b", "\"a=b\"", "", "\"\"", "a\"b", "\"a,b\""]);
            parts.push(format!("password={password}"));
        }
        if random.chance(20) {
            parts.push(format!(
                "saltedpassword={}",
                random.pick(&["AAECAwQFBgcICQ==", "\"AAECAwQFBgcICQ==\"", "%"])
            ));
        }
        if random.chance(8) {
            parts.push(random.pick(&["foo=bar", "foo", "=x", "password=y", " name=z"]).to_owned());
        }
        self.has_random_salt |= !has_salt;
        let mechanism =
            random.pick(&["SCRAM-SHA-256", "SCRAM-SHA-256", "SCRAM-SHA-512", "SCRAM-SHA-512", "SCRAM-SHA-1"]);
        let shape = random.pick(&["[]", "[]", "[]", "[]", "[]", "[]", " []", "()", "[", ""]);
        let inside = parts.join(",");
        match shape {
            "[]" => format!("{mechanism}=[{inside}]"),
            " []" => format!(" {mechanism}=[{inside}] "),
            "()" => format!("{mechanism}=({inside})"),
            "[" => format!("{mechanism}=[{inside}"),
            _ => random
                .pick(&["SCRAM-SHA-256", "", "x", "SCRAM-SHA-256=", "SCRAM-SHA-256=[", "SCRAM-SHA-512=[]"])
                .to_owned(),
        }
    }

    /// Something in the way.
    fn lay(&mut self, random: &mut Random) {
        if random.chance(50) {
            self.arguments.push(random.pick(&["-g", "--ignore-formatted"]).to_owned());
        }
        for _ in 0..=random.below(2) {
            let place = random.pick(&["d1", "d2", "d3", "meta", "rel/d1"]);
            let (file, text) = match random.below(8) {
                0 => (place.to_owned(), "a file\n".to_owned()),
                1 => (format!("{place}/other"), "something\n".to_owned()),
                2 => (format!("{place}/bootstrap.checkpoint"), "old".to_owned()),
                3 => (format!("{place}/meta.properties/file"), String::new()),
                _ => (format!("{place}/meta.properties"), meta(random)),
            };
            // A folder cannot be where a file is, and the other way round.
            let clashes = |other: &String| other.starts_with(&file) || file.starts_with(other.as_str());
            if !self.files.iter().any(|(other, _)| clashes(other)) {
                self.files.push((file, text));
            }
        }
    }
}

fn cluster(random: &mut Random) -> Vec<String> {
    let odd =
        ["", " lead", "é", "a:b=c", "-dash", "#!", "None", "tab\tend", "ß\u{1f600}", "\\u0041", "l1\nl2"];
    let id = if random.chance(80) { CLUSTER } else { random.pick(&odd) };
    match random.below(3) {
        0 => vec![format!("--cluster-id={id}")],
        1 if !id.starts_with('-') => vec!["-t".to_owned(), id.to_owned()],
        _ => vec![format!("--clus={id}")],
    }
}

fn voter(random: &mut Random) -> String {
    let ids = ["1", "1", "2", "3", "+4", "0", "-1", "x", "", "2147483648", "١"];
    let hosts = [
        "localhost",
        "c.example.com",
        "[fd00::3]",
        "[::1]",
        "10.0.0.4",
        "[::ffff:1.2.3.4]",
        "",
        "[fd00::3",
        "1.2",
        "010.1.2.3",
        "under_score",
        "fd00::3",
        "[]",
        "256.1.1.1",
    ];
    let id = if random.chance(70) {
        random.pick(&["1", "2", "3", "4", "15", "16", "100"])
    } else {
        random.pick(&ids)
    };
    let hosts = if random.chance(60) { &hosts[..2] } else { &hosts[..] };
    let host = random.pick(hosts);
    let port = if random.chance(80) {
        "9093"
    } else {
        random.pick(&["0", "65535", "65536", "-1", "x", "", "+9093"])
    };
    let directory = if random.chance(85) {
        random.pick(&IDS)
    } else {
        random.pick(&[
            "",
            "not-an-id",
            "PbtC7RFnQJuDkUrgGb1aYg==",
            "PbtC7RFnQJuDkUrgGb1aYh",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "PbtC7RFnQJuDkUrgGb1aYg=",
            "PbtC7RFnQJuDkUrgGb1aYgA",
        ])
    };
    format!("{id}@{host}:{port}:{directory}")
}

fn meta(random: &mut Random) -> String {
    let mut text = "#\n#Mon Jan 06 10:00:00 UTC 2025\n".to_owned();
    let mut line = |random: &mut Random, key: &str, usual: &str, odd: &[&str]| {
        let value = if random.chance(88) { usual } else { random.pick(odd) };
        if value != "MISSING" {
            text += &format!("{key}={value}\n");
        }
    };
    line(random, "version", "1", &["0", "2", "x", "MISSING", ""]);
    line(random, "cluster.id", CLUSTER, &["MkU3OEVBNTcwNTJENDM2Qg", "MISSING", "", "Ã©"]);
    line(random, "node.id", "1", &["9", "x", "MISSING"]);
    let id = random.pick(&IDS);
    line(
        random,
        "directory.id",
        id,
        &["MISSING", "AAAAAAAAAAAAAAAAAAAAAA", "short", "AAAAAAAAAAAAAAAAAAAAYw", ""],
    );
    text
}

const LOG_DIRS: [&str; 9] = [
    "{DIR}/d1",
    "{DIR}/d1",
    "{DIR}/d1,{DIR}/d2",
    "{DIR}/d3,{DIR}/d1,{DIR}/d2",
    "{DIR}/d1 , {DIR}/d2",
    "{DIR}/d1,{DIR}/d1/,{DIR}//d2",
    "rel/d1,./d2",
    "{DIR}/d1,{DIR}/e,{DIR}/f,{DIR}/g,{DIR}/h,{DIR}/i,{DIR}/j,{DIR}/k,{DIR}/l,{DIR}/m,{DIR}/n,{DIR}/o,{DIR}/p",
    "{DIR}/é,{DIR}/with blank",
];

const RELEASES: [&str; 36] = [
    "3.0-IV0", "3.0", "3.1", "3.2", "3.3", "3.3-IV0", "3.3-IV3", "3.4", "3.5", "3.5-IV1", "3.5-IV2", "3.6",
    "3.7", "3.7-IV1", "3.7.1", "3.8", "3.8.x", "3.9", "3.9-IV0", "4.0", "4.0-IV0", "4.0-IV3", "4.1",
    "4.1-IV1", "4.2", "4.2-IV0", "4.3", "4.4", "4.4-IV1", "4.5", "4.5-IV0", "9.9", "latest", "", "2.8",
    "0.10.2",
];

const FEATURES: [&str; 28] = [
    "metadata.version=7",
    "metadata.version=14",
    "metadata.version=21",
    "metadata.version=25",
    "metadata.version=31",
    "metadata.version=-1",
    "metadata.version=99",
    "metadata.version=3",
    "kraft.version=0",
    "kraft.version=1",
    "kraft.version=2",
    "transaction.version=0",
    "transaction.version=1",
    "transaction.version=2",
    "transaction.version=3",
    "group.version=0",
    "group.version=1",
    "group.version=2",
    "eligible.leader.replicas.version=1",
    "share.version=1",
    "share.version=2",
    "streams.version=1",
    "foo.version=1",
    "group.version",
    "group.version=x",
    " group.version = 1 ",
    "group.version=+1",
    "group.version=40000",
];
