//! Random containers: environments, default files, mounted files, leftovers.

use crate::random::Random;
use crate::yaml_text;

/// One question to the wrapper. Contents `None` stand for a folder in place of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Case {
    /// Environment in block order.
    pub(crate) environment: Vec<(Vec<u8>, Vec<u8>)>,
    /// `D`efault, `M`ounted and `F`inal files.
    pub(crate) files: Vec<(char, String, Option<Vec<u8>>)>,
}

const WORDS: [&str; 44] = [
    "LOG",
    "DIRS",
    "NODE",
    "ID",
    "PROCESS",
    "ROLES",
    "LISTENERS",
    "ADVERTISED",
    "CONTROLLER",
    "QUORUM",
    "VOTERS",
    "SSL",
    "KEYSTORE",
    "PASSWORD",
    "SASL",
    "JAAS",
    "CONFIG",
    "KAFKA",
    "KAFKA_",
    "HEAP",
    "OPTS",
    "OPT",
    "JMX",
    "PORT",
    "HOSTNAME",
    "VERSION",
    "LOG4J",
    "ROOT",
    "LOGLEVEL",
    "A",
    "B",
    "1",
    "9092",
    "TCP",
    "SERVICE",
    "HOST",
    "mixed",
    "Case",
    "é",
    "İ",
    "ß",
    "Ж",
    "AP",
    "B1",
];
const SEPARATORS: [&str; 16] =
    ["_", "_", "_", "_", "_", "_", "__", "___", "____", "_____", ".", "..", "...", "-", "._", "KAFKA_"];
const PLAIN_NAMES: [&str; 18] = [
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "CLUSTER_ID",
    "PWD",
    "SHLVL",
    "_",
    "JAVA_HOME",
    "HOSTNAME",
    "TERM",
    "LOG_DIR",
    "kafka_low",
    "Kafka_Mix",
    "KAFKAX",
    "KAFKA",
    "é",
    "MY_KAFKA_PORT",
];
const KNOWN_NAMES: [&str; 20] = [
    "KAFKA_VERSION",
    "KAFKA_HEAP_OPTS",
    "KAFKA_HEAP_OPT",
    "KAFKA_LOG4J_OPTS",
    "KAFKA_OPTS",
    "KAFKA_JMX_OPTS",
    "KAFKA_JVM_PERFORMANCE_OPTS",
    "KAFKA_GC_LOG_OPTS",
    "KAFKA_JMX_HOSTNAME",
    "KAFKA_JMX_PORT",
    "KAFKA_URL",
    "KAFKA_CLUSTER_ID",
    "KAFKA_",
    "KAFKA__",
    "KAFKA___",
    "KAFKA____",
    "KAFKA_#C",
    "KAFKA_A B",
    "KAFKA_LISTENERS",
    "KAFKA_ADVERTISED_LISTENERS",
];
const VALUES: [&str; 40] = [
    "",
    " ",
    "1",
    "broker,controller",
    "PLAINTEXT://:9092",
    "a=b:c#d!e",
    "#x",
    "!x",
    "=x",
    "  lead",
    "trail  ",
    "line1\nline2=x",
    "a\rb",
    "a\r\n#c",
    "C:\\temp\\new",
    "a\\\\b",
    "tail\\",
    "\\",
    "\\\\",
    "é",
    "日本",
    "😀",
    "\\u00e9",
    "\\uZZ",
    "\t",
    "\u{c}",
    "${file:/x:y}",
    "{\"a\":[1]}",
    "org.apache.X required user_a=\"b\" ;",
    "\u{a0}",
    "\u{feff}",
    "\u{1}",
    "'",
    "\"",
    "tcp://10.0.0.1:9092",
    "/tmp/x",
    "INFO",
    "0",
    "-1",
    "true",
];
const LEVELS: [&str; 14] = [
    "INFO",
    "DEBUG",
    "warn",
    "",
    " ",
    "ERROR ",
    "TRACE, stdout",
    "é",
    "a\nb",
    "\"",
    ": x",
    "OFF",
    "# y",
    "null",
];
const LOGGERS: [&str; 20] = [
    "kafka=INFO",
    "kafka=WARN",
    "kafka.request.logger=DEBUG",
    " a = b ",
    "c",
    "d=",
    "=INFO",
    "=",
    "e=f=g",
    " ",
    "",
    "k= ",
    "org.apache.kafka=TRACE",
    "kafka.network.RequestChannel$=WARN",
    "é=日",
    "state.change.logger=OFF",
    "x.y.z=ALL",
    "AP=1",
    "B1=2",
    "\u{a0}n=\u{a0}",
];
const PROPERTY_LINES: [&str; 18] = [
    "m=1",
    "n = 2",
    "process.roles=broker",
    "# comment",
    "! comment",
    "",
    "  ",
    "x=é",
    "y=a\\",
    "z=\\u0041",
    "q\\",
    "node.id=1\r",
    "a:b",
    "key only",
    "listeners=PLAINTEXT://:9092",
    "\u{0}\u{1}",
    "\u{feff}b=1",
    "\u{a0}",
];

/// A random container for the wrapper of a version.
pub(crate) fn random_case(random: &mut Random, log4j2: bool) -> Case {
    let mut case = Case::default();
    let count = if random.chance(15) { random.below(6) } else { random.below(60) };
    for _ in 0..count {
        let name = name(random);
        let mut value = random.pick(&VALUES).as_bytes().to_vec();
        if random.chance(3) {
            let malformed: [&[u8]; 8] = [
                b"\xff",
                b"\xc3",
                b"\xe2\x82",
                b"\xed\xa0\x80",
                b"\xf0\x9f\x98",
                b"\xc0\x80",
                b"\xf5\x80",
                b"\xe0\x80\x80x",
            ];
            value.extend_from_slice(random.pick(&malformed));
        }
        push_unless_repeated(random, &mut case, name.into_bytes(), value);
    }
    log_variables(random, &mut case);
    files(random, &mut case, log4j2);
    case
}

/// Blocks rarely hold a name twice, but they can.
fn push_unless_repeated(random: &mut Random, case: &mut Case, name: Vec<u8>, value: Vec<u8>) {
    let usable = !name.is_empty() && !name[1..].contains(&b'=') && !name.contains(&0);
    let repeated = case.environment.iter().any(|(other, _)| *other == name);
    if usable && (!repeated || random.chance(20)) {
        case.environment.push((name, value));
    }
}

fn name(random: &mut Random) -> String {
    match random.below(10) {
        0 | 1 => random.pick(&PLAIN_NAMES).to_owned(),
        2 => random.pick(&KNOWN_NAMES).to_owned(),
        _ => {
            let mut name = "KAFKA_".to_owned();
            for _ in 0..=random.below(4) {
                name += random.pick(&WORDS);
                name += if random.chance(60) { "_" } else { random.pick(&SEPARATORS) };
            }
            if random.chance(90) {
                name.truncate(name.trim_end_matches('_').len().max(1));
            }
            name
        }
    }
}

fn log_variables(random: &mut Random, case: &mut Case) {
    if random.chance(25) {
        let level = random.pick(&LEVELS).as_bytes().to_vec();
        push_unless_repeated(random, case, b"KAFKA_LOG4J_ROOT_LOGLEVEL".to_vec(), level);
    }
    if random.chance(20) {
        let level = random.pick(&LEVELS).as_bytes().to_vec();
        push_unless_repeated(random, case, b"KAFKA_TOOLS_LOG4J_LOGLEVEL".to_vec(), level);
    }
    if random.chance(30) {
        // Mostly a well-formed list: a malformed one ends the wrapper early.
        let safe = random.chance(80);
        let loggers: Vec<&str> = (0..=random.below(6))
            .map(|_| random.pick(&LOGGERS))
            .filter(|logger| !safe || logger.split('=').nth(1).is_some_and(|level| !level.is_empty()))
            .collect();
        push_unless_repeated(random, case, b"KAFKA_LOG4J_LOGGERS".to_vec(), loggers.join(",").into_bytes());
    }
}

fn files(random: &mut Random, case: &mut Case, log4j2: bool) {
    let names = if log4j2 {
        ["log4j2.yaml", "tools-log4j2.yaml"]
    } else {
        ["log4j.properties", "tools-log4j.properties"]
    };
    for (folder, server, logging) in [('D', 85, 85), ('M', 40, 40), ('F', 30, 20)] {
        if random.chance(server) {
            let text = property_text(random);
            case.files.push((folder, "server.properties".to_owned(), text));
        }
        for name in names {
            if random.chance(logging) {
                let yaml = |random: &mut Random| (!random.chance(1)).then(|| yaml_text::random(random));
                let text = if log4j2 { yaml(random) } else { property_text(random) };
                case.files.push((folder, name.to_owned(), text));
            }
        }
    }
    // A folder in the final place would be replaced, emptied or refused: not a container's state.
    case.files.retain(|(folder, _, content)| *folder == 'M' || content.is_some());
}

fn property_text(random: &mut Random) -> Option<Vec<u8>> {
    if random.chance(1) {
        return None;
    }
    let lines: Vec<&str> = (0..random.below(8)).map(|_| random.pick(&PROPERTY_LINES)).collect();
    let mut bytes = lines.join(if random.chance(10) { "\r\n" } else { "\n" }).into_bytes();
    if random.chance(5) {
        let at = random.below(bytes.len() + 1);
        let malformed: [&[u8]; 6] =
            [b"\xe9", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xff", b"\xf4\x90\x80\x80"];
        bytes.splice(at..at, random.pick(&malformed).iter().copied());
    }
    Some(bytes)
}
