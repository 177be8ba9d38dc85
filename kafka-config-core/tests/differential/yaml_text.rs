//! Random log4j2 files: the image's own ones bent, documents of the right shape with odd content, and soup.

use crate::random::Random;

const STOCK: [&str; 3] = [
    include_str!("../../data/apache/4.0.0/log4j2.yaml"),
    include_str!("../../data/apache/4.1.0/log4j2.yaml"),
    include_str!("../../data/apache/4.0.0/tools-log4j2.yaml"),
];
const PLAIN: [&str; 60] = [
    "INFO",
    "DEBUG",
    "kafka",
    "a b",
    "x:y",
    "a#b",
    "a #b",
    "yes",
    "No",
    "ON",
    "off",
    "true",
    "False",
    "null",
    "~",
    "Null",
    "010",
    "0x1F",
    "08",
    "0o17",
    "0b101",
    "1_000",
    "+5",
    "-0",
    "12:30:45",
    "1:2",
    "1.50",
    ".5",
    "5.",
    "1e3",
    "1E400",
    "-1e-400",
    ".inf",
    "-.INF",
    ".nan",
    "NaN",
    "2001-01-01",
    "123456789012345678901234567890",
    "9223372036854775808",
    "1.0e+2",
    "é",
    "你好",
    "😀",
    "=",
    "<<",
    "-",
    "- x",
    "?",
    ": x",
    "*a",
    "&b c",
    "!t v",
    "!!str 12",
    "!!int 7",
    "!!binary aGk=",
    "%x",
    "@y",
    "`z",
    "a\tb",
    "",
];
const QUOTED: [&str; 30] = [
    "",
    " ",
    "x",
    "\\n",
    "\\t",
    "\\u00e9",
    "\\x41",
    "\\U0001F600",
    "\\uD83D\\uDE00",
    "\\uD83D",
    "\\0",
    "\\e",
    "\\/",
    "\\q",
    "é",
    "日本",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9 a b c d e f g h",
    "%d{ISO8601} [%t] %-5p %c{1.} - %m%n",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "it''s",
    "\\\"",
    "#",
    ": ",
    "  lead",
    "trail  ",
    "${sys:kafka.logs.dir}/server.log",
    "\\\n  x",
];
const KEYS: [&str; 38] = [
    "name",
    "level",
    "AppenderRef",
    "ref",
    "additivity",
    "Root",
    "Logger",
    "Loggers",
    "Appenders",
    "Properties",
    "Property",
    "Configuration",
    "status",
    "monitorInterval",
    "Console",
    "RollingFile",
    "AsyncLogger",
    "PatternLayout",
    "pattern",
    "value",
    "yes",
    "1h",
    "-a",
    "a b",
    "é",
    "a.b",
    "'q q'",
    "\"d\\tq\"",
    "? k",
    "12:30",
    "~x",
    "a,b",
    "*a",
    "<<",
    "null",
    "\"\"",
    "on",
    "{f: 1}",
];
const SOUP: [&str; 34] = [
    "Configuration",
    ":",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    "- ",
    "-",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!!str ",
    "! ",
    "|\n",
    ">-\n",
    "'",
    "\"",
    "#",
    " # c",
    "\t",
    "Loggers",
    "Root",
    "level",
    "INFO",
    "? ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "é",
    "\u{1}",
];

/// A random text for a log4j2 file.
pub(crate) fn random(random: &mut Random) -> Vec<u8> {
    let mut text = match random.below(10) {
        0 => random.pick(&STOCK).to_owned(),
        1..=4 => bent(random),
        5..=7 => document(random),
        8 => random.join(14, &SOUP),
        _ => wrong_shape(random),
    };
    if random.chance(5) {
        text = text.replace('\n', "\r\n");
    }
    let mut bytes = text.into_bytes();
    if random.chance(2) {
        let malformed: [&[u8]; 6] =
            [b"\xe9", b"\xff", b"\xed\xa0\x80", b"\xf0\x9f", b"\xc0\x80", b"\xef\xbb\xbf"];
        let at = random.below(bytes.len() + 1);
        bytes.splice(at..at, random.pick(&malformed).iter().copied());
    }
    if random.chance(3) {
        bytes.truncate(random.below(bytes.len() + 1));
    }
    bytes
}

/// A file of the image with a few lines changed.
fn bent(random: &mut Random) -> String {
    let stock = random.pick(&STOCK);
    let mut lines: Vec<String> =
        stock.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    for _ in 0..=random.below(4) {
        let at = random.below(lines.len());
        match random.below(9) {
            0 => {
                lines.remove(at);
            }
            1 => {
                let copy = lines[at].clone();
                lines.insert(random.below(lines.len()), copy);
            }
            2 => lines[at] = lines[at].replacen("  ", "", 1),
            3 => lines[at].insert_str(0, random.pick(&[" ", "  ", "\t", "    "])),
            4 => lines[at] = format!("{} # {}", lines[at], random.pick(&PLAIN)),
            5 => lines[at] = replace_key(random, &lines[at]),
            6 => lines.insert(at, format!("{}: {}", random.pick(&KEYS), scalar(random))),
            _ => lines[at] = replace_value(random, &lines[at]),
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join("\n") + if random.chance(80) { "\n" } else { "" }
}

fn replace_value(random: &mut Random, line: &str) -> String {
    match line.split_once(": ") {
        Some((key, _)) => {
            format!("{key}: {}", if random.chance(75) { scalar(random) } else { flow(random, 2) })
        }
        None => format!("{line} {}", scalar(random)),
    }
}

fn replace_key(random: &mut Random, line: &str) -> String {
    let indent: String = line.chars().take_while(|c| matches!(c, ' ' | '-')).collect();
    match line.trim_start_matches([' ', '-']).split_once(':') {
        Some((_, rest)) => format!("{indent}{}:{rest}", random.pick(&KEYS)),
        None => format!("{indent}{}", random.pick(&KEYS)),
    }
}

/// A document that is a log4j2 configuration at first sight.
fn document(random: &mut Random) -> String {
    let mut text = String::new();
    if random.chance(10) {
        text += random.pick(&["---\n", "# comment\n", "%YAML 1.1\n---\n", "\u{feff}", "--- !!map\n", "\n\n"]);
    }
    text += "Configuration:\n";
    for _ in 0..random.below(3) {
        text += &format!("  {}: {}\n", random.pick(&KEYS), node(random, 2, 3));
    }
    if random.chance(90) {
        text += "  Loggers:\n";
        if random.chance(80) {
            text += &format!("    Root:\n      level: {}\n", scalar(random));
            text += &format!("      {}: {}\n", random.pick(&KEYS), node(random, 6, 2));
        }
        if random.chance(85) {
            text += "    Logger:\n";
            for _ in 0..random.below(6) {
                text += &format!("    - name: {}\n      level: {}\n", scalar(random), scalar(random));
                if random.chance(40) {
                    text += &format!("      {}: {}\n", random.pick(&KEYS), node(random, 6, 2));
                }
            }
        }
    }
    text
}

fn scalar(random: &mut Random) -> String {
    match random.below(10) {
        0..=4 => random.pick(&PLAIN).to_owned(),
        5 | 6 => format!("\"{}{}\"", random.pick(&QUOTED), random.pick(&QUOTED)),
        7 => format!("'{}'", random.pick(&QUOTED)),
        8 => format!("{}{}", random.pick(&PLAIN), random.pick(&PLAIN)),
        _ => format!("\"{}\"", random.join(12, &QUOTED)),
    }
}

/// A value at an indentation: scalar, flow collection, block collection or block scalar.
fn node(random: &mut Random, indent: usize, depth: usize) -> String {
    if depth == 0 {
        return scalar(random);
    }
    let inner = " ".repeat(indent + 2);
    match random.below(8) {
        0 | 1 => flow(random, depth),
        2 => {
            let items =
                (0..=random.below(3)).map(|_| format!("\n{inner}- {}", node(random, indent + 2, depth - 1)));
            items.collect()
        }
        3 => {
            let entries = (0..=random.below(3))
                .map(|_| format!("\n{inner}{}: {}", random.pick(&KEYS), node(random, indent + 2, depth - 1)));
            entries.collect()
        }
        4 => {
            let header = random.pick(&["|", ">", "|-", ">+", "|2", ">1-", "|+"]);
            let lines = (0..random.below(4)).map(|_| format!("\n{inner}{}", random.pick(&PLAIN)));
            format!("{header}{}", lines.collect::<String>())
        }
        _ => scalar(random),
    }
}

fn flow(random: &mut Random, depth: usize) -> String {
    if depth == 0 {
        return scalar(random);
    }
    let items: Vec<String> = if random.chance(50) {
        (0..random.below(4)).map(|_| format!("{}: {}", random.pick(&KEYS), flow(random, depth - 1))).collect()
    } else {
        let items: Vec<String> = (0..random.below(4)).map(|_| flow(random, depth - 1)).collect();
        return format!("[{}]", items.join(", "));
    };
    format!("{{{}}}", items.join(", "))
}

/// What is no configuration at all.
fn wrong_shape(random: &mut Random) -> String {
    random
        .pick(&[
            "",
            " ",
            "\n",
            "# c\n",
            "null",
            "~",
            "---",
            "--- [",
            "[1",
            "- a\n",
            "a",
            "\"\"",
            "'x'",
            "{}",
            "Configuration:",
            "Configuration: {}",
            "Configuration: []",
            "Configuration: x",
            "Configuration:\n  Loggers:",
            "Configuration:\n  Loggers: {}",
            "Configuration:\n  Loggers:\n    Logger:\n",
            "Configuration:\n  Loggers:\n    Logger: [{}]\n    Root: {}\n",
            "Configuration:\n  Loggers:\n    Logger: [~]\n",
            "Configuration:\n\tLoggers: x\n",
            "configuration:\n  Loggers: {}\n",
            "Configuration:\n  Loggers:\n    Logger: []\n]\n",
            "x: &a\n  level: INFO\nConfiguration:\n  Loggers:\n    Root: *a\n",
            "Configuration:\n  Loggers: {Logger: []}\n---\n[\n",
            "Configuration:\n  Loggers:\n    AsyncLogger:\n    - name: q\n",
        ])
        .to_owned()
}
