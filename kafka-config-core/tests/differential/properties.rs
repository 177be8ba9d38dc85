//! Random `.properties` texts through `java.util.Properties` and through our reader.

use kafka_config_core::properties::{Charset, read};

use crate::oracle::{ask, hex, work_folder};
use crate::random::Random;
use crate::settings;

const PIECES: [&str; 44] = [
    "a",
    "key",
    "listeners",
    "x.y",
    "=",
    "=",
    ":",
    " ",
    "  ",
    "\t",
    "\u{c}",
    "\n",
    "\n",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\\",
    "\\\\",
    "\\\n",
    "\\\r\n",
    "\\\r",
    "\\ ",
    "\\=",
    "\\:",
    "\\t",
    "\\n",
    "\\u0041",
    "\\u00e9",
    "\\uD83D\\uDE00",
    "\\uD83D",
    "\\uzz",
    "\\u12",
    "#",
    "!",
    "é",
    "日",
    "😀",
    "\u{0}",
    "\u{85}",
    "\u{a0}",
    "value",
    "b c",
    "\u{feff}",
];

fn text(random: &mut Random) -> Vec<u8> {
    let mut bytes = random.join(24, &PIECES).into_bytes();
    if random.chance(10) {
        let at = random.below(bytes.len() + 1);
        bytes.insert(at, u8::try_from(128 + random.below(128)).expect("a byte"));
    }
    // Longer than Java's buffer of 8192, so that every boundary falls somewhere.
    if random.chance(1) {
        let filler = random.below(20);
        let block: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != b'u').collect();
        let times = 8192 / (block.len() + 1) + 1;
        let mut long = vec![b'a'; filler];
        (0..times).for_each(|_| long.extend_from_slice(&block));
        return long;
    }
    bytes
}

fn ours(text: &[u8]) -> String {
    match read(text, Charset::Latin1) {
        Err(error) => format!("X {}", hex(error.to_string())),
        Ok(properties) => properties.iter().fold("P".to_owned(), |answer, property| {
            format!("{answer} {} {}", utf16(&property.key), utf16(&property.value))
        }),
    }
}

fn utf16(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("{unit:04x}")).collect()
}

/// Our strings cannot hold a lone surrogate; it is U+FFFD there, so it is made one here.
fn without_lone_surrogates(answer: &str) -> String {
    let fields = answer.split(' ').map(|field| {
        if field.len() % 4 != 0 || answer.starts_with('X') {
            return field.to_owned();
        }
        let units: Vec<u16> = (0..field.len() / 4)
            .map(|i| u16::from_str_radix(&field[4 * i..4 * i + 4], 16).expect("UTF-16"))
            .collect();
        utf16(&String::from_utf16_lossy(&units))
    });
    fields.collect::<Vec<_>>().join(" ")
}

#[test]
fn properties_read_as_java_reads_them() {
    let seed = settings::seed();
    let mut random = Random::from_text(&format!("properties {seed}"));
    let texts: Vec<Vec<u8>> = (0..settings::cases(1500) * 4).map(|_| text(&mut random)).collect();
    let requests: Vec<String> = texts.iter().map(|text| format!("properties {}", hex(text))).collect();
    let mut different = 0;
    let version = settings::VERSIONS[3];
    ask(version, &work_folder("properties"), &requests, |index, answer| {
        let (theirs, ours) = (without_lone_surrogates(answer), ours(&texts[index]));
        if theirs != ours {
            different += 1;
            println!("properties {}\n  java: {theirs}\n  ours: {ours}", hex(&texts[index]));
        }
    });
    println!(
        "properties: {} texts read by java.util.Properties and by us, {different} differ, seed {seed}",
        texts.len()
    );
    assert_eq!(different, 0, "texts that we read otherwise than Java are printed above");
}
