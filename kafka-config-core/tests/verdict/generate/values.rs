//! Values for a key, from what its type and its printed validator say: fitting ones and nasty ones.

use crate::kafka::Key;
use crate::random::Random;

const NUMBERS: [&str; 40] = [
    "0",
    "1",
    "-1",
    "-2",
    "2",
    "5",
    "100",
    "500",
    "1024",
    "1048576",
    "+5",
    "007",
    "-0",
    " 7 ",
    "7\t",
    "\u{1}5",
    "\u{668}",
    "\u{ff19}1",
    "\u{1d7d6}",
    "\u{a0}7",
    "7\u{a0}",
    "\u{2003}7",
    "",
    " ",
    "8.0",
    "0x10",
    "1e3",
    "1_000",
    "1,000",
    "1L",
    "--1",
    "+-1",
    "+",
    "32767",
    "32768",
    "2147483647",
    "2147483648",
    "-2147483649",
    "9223372036854775807",
    "9223372036854775808",
];
const DOUBLES: [&str; 34] = [
    "0.5",
    "0",
    "1",
    "-0.0",
    "1.0000000000000002",
    "0.99999999999999999999",
    "NaN",
    "+NaN",
    "-NaN",
    "nan",
    "NaNf",
    "Infinity",
    "-Infinity",
    "0x1p-1",
    "0x1",
    "0x1.8p0",
    "0X.8P0f",
    "0x.p1",
    "1e-3",
    "1E3",
    "1e",
    "0.9f",
    "1d",
    "1fd",
    ".5",
    "5.",
    ".",
    "",
    " 0.5 ",
    "0,5",
    "\u{660}.5",
    "0.5\u{a0}",
    "1e999",
    "4.9e-325",
];
const BOOLEANS: [&str; 16] = [
    "true",
    "false",
    "TRUE",
    "False",
    " true ",
    "fal\u{17f}e",
    "tru\u{a0}e",
    "true\u{a0}",
    "yes",
    "1",
    "on",
    "",
    "t rue",
    "\u{1}true",
    "truE\n",
    "TRU\u{395}",
];
const TEXTS: [&str; 22] = [
    "a",
    "text",
    "",
    " ",
    "\u{a0}",
    "\u{1}",
    "a b",
    "a,b",
    "a:b",
    "/tmp/a",
    "localhost:9093",
    "\u{e9}",
    "\u{1f600}",
    "null",
    "true",
    "1",
    "PLAINTEXT",
    "a\nb",
    "a\u{7f}b",
    "a\u{85}b",
    "${x:y}",
    "\"quoted\"",
];
const LISTS: [&str; 16] = [
    "a",
    "a,b",
    "a , b",
    "a,a",
    "a,,b",
    ",a",
    "a,",
    ",",
    "",
    " ",
    "a\u{b},\u{c}b",
    "a\u{a0},b",
    "a,A",
    " a",
    "a\n,b",
    "a;b",
];
/// What every JVM can load, and what few can.
const CLASSES: [&str; 18] = [
    "java.lang.Object",
    "java.lang.String",
    "org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder",
    "org.apache.kafka.common.security.authenticator.DefaultLogin",
    "org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler",
    "org.apache.kafka.common.security.auth.KafkaPrincipalBuilder",
    "org.apache.kafka.common.security.auth.KafkaPrincipalSerde",
    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
    "org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator",
    "org.apache.kafka.common.security.ssl.DefaultSslEngineFactory",
    "org.apache.kafka.common.metrics.JmxReporter",
    "org.apache.kafka.common.serialization.Serdes$StringSerde",
    " java.lang.Object\t",
    "java.lang.Object\u{a0}",
    "",
    "no.such.Class",
    "java.lang.object",
    "java/lang/Object",
];

/// A value for a key: somewhat more often one that its validator takes.
pub(super) fn value(random: &mut Random, key: &Key) -> String {
    if random.chance(3) {
        return random.pick(&TEXTS).to_owned();
    }
    let fitting = random.chance(62);
    match key.kind.as_str() {
        "BOOLEAN" if fitting => random.pick(&BOOLEANS[..6]).to_owned(),
        "BOOLEAN" => random.pick(&BOOLEANS).to_owned(),
        "INT" | "SHORT" | "LONG" => number(random, key, fitting),
        "DOUBLE" => double(random, key, fitting),
        "CLASS" if random.chance(90) => random.pick(&CLASSES[..13]).to_owned(),
        "CLASS" => random.pick(&CLASSES).to_owned(),
        "LIST" => list(random, key, fitting),
        _ => text(random, key, fitting),
    }
}

/// The numbers between the brackets of a range; none where the brackets hold something else.
fn bounds(validator: &str) -> Vec<f64> {
    if !validator.contains("...") {
        return Vec::new();
    }
    validator.split([',', '[', ']', ' ']).filter_map(|piece| piece.parse().ok()).collect()
}

/// The items of an enumeration as it is printed.
fn items(validator: &str) -> Vec<&str> {
    match validator.split_once('[').and_then(|(_, rest)| rest.strip_suffix(']')) {
        Some(inside) if !inside.contains("...") => inside.split(", ").collect(),
        _ => Vec::new(),
    }
}

fn number(random: &mut Random, key: &Key, fitting: bool) -> String {
    let bounds = bounds(&key.validator);
    if fitting && !key.default.is_empty() && random.chance(30) {
        return key.default.clone();
    }
    if !bounds.is_empty() && (fitting || random.chance(50)) {
        let bound = bounds[random.below(bounds.len())];
        let step = if fitting { 0.0 } else { random.pick(&[-1.0, 0.0, 1.0]) };
        return format!("{}", bound + step);
    }
    random.pick(if fitting { &NUMBERS[..12] } else { &NUMBERS }).to_owned()
}

fn double(random: &mut Random, key: &Key, fitting: bool) -> String {
    let bounds = bounds(&key.validator);
    if !bounds.is_empty() && random.chance(40) {
        let bound = bounds[random.below(bounds.len())];
        let step = if fitting { 0.0 } else { random.pick(&[-0.001, 0.0, 0.001, f64::EPSILON]) };
        return format!("{}", bound + step);
    }
    random.pick(if fitting { &DOUBLES[..4] } else { &DOUBLES }).to_owned()
}

fn changed_case(random: &mut Random, item: &str) -> String {
    match random.below(6) {
        0 => item.to_uppercase(),
        1 => item.to_lowercase(),
        2 => format!(" {item} "),
        3 => format!("{item}\u{a0}"),
        4 => item.replace(['i', 'I'], "\u{131}"),
        _ => format!("{item}x"),
    }
}

fn text(random: &mut Random, key: &Key, fitting: bool) -> String {
    let items = items(&key.validator);
    if items.is_empty() {
        return random.pick(if fitting { &TEXTS[..2] } else { &TEXTS }).to_owned();
    }
    let item = random.pick(&items);
    match random.below(10) {
        _ if fitting => item.to_owned(),
        0..=5 => changed_case(random, item),
        6 | 7 => random.pick(&TEXTS).to_owned(),
        _ => format!("{item},{}", random.pick(&items)),
    }
}

fn list(random: &mut Random, key: &Key, fitting: bool) -> String {
    let mut items = items(&key.validator);
    if items.is_empty() {
        items = key.default.split(',').filter(|item| !item.is_empty()).collect();
    }
    if items.is_empty() || !fitting && random.chance(30) {
        return random.pick(if fitting { &LISTS[..3] } else { &LISTS }).to_owned();
    }
    let mut chosen: Vec<String> = (0..=random.below(3)).map(|_| random.pick(&items).to_owned()).collect();
    if fitting {
        chosen.dedup();
    } else {
        let at = random.below(chosen.len());
        chosen[at] = if random.chance(70) { changed_case(random, &chosen[at]) } else { String::new() };
    }
    chosen.join(random.pick(&[",", ",", ",", " , ", ",\t"]))
}
