//! A second opinion on `.properties` text: the crate `java-properties`.
//!
//! Our reader agrees with `java.util.Properties` itself, so where the two differ the crate is what deviates.
//! Each deviation is listed in `fixtures/java-properties-differences.json`, and nothing else may differ.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test ends by panicking")]

use java_properties::{LineContent, PropertiesIter};
use kafka_config_core::properties::{Charset, Reader, read};
use proptest::prelude::*;
use serde_json::Value;

/// Keys and values in file order; `None` where the file is refused.
type Pairs = Option<Vec<(String, String)>>;

fn ours(text: &[u8]) -> Pairs {
    let properties = read(text, Charset::Latin1).ok()?;
    Some(properties.into_iter().map(|p| (p.key.into_owned(), p.value.into_owned())).collect())
}

fn theirs(text: &[u8]) -> Pairs {
    let mut pairs = Vec::new();
    for line in PropertiesIter::new(text) {
        if let LineContent::KVPair(key, value) = line.ok()?.consume_content() {
            pairs.push((key, value));
        }
    }
    Some(pairs)
}

/// One listed deviation. Texts are of characters up to U+00FF, one byte each.
struct Difference {
    reason: String,
    text: Vec<u8>,
    java: Pairs,
    theirs: Pairs,
}

fn differences() -> Vec<Difference> {
    let listed = include_str!("fixtures/java-properties-differences.json");
    let listed: Vec<Value> = serde_json::from_str(listed).unwrap();
    listed.iter().map(difference).collect()
}

fn difference(listed: &Value) -> Difference {
    let text = listed["input"].as_str().unwrap();
    Difference {
        reason: listed["reason"].as_str().unwrap().to_owned(),
        text: text.chars().map(|c| u8::try_from(c).expect("a character up to U+00FF")).collect(),
        java: pairs(&listed["java"]),
        theirs: pairs(&listed["crate"]),
    }
}

/// `null` stands for a file that is refused.
fn pairs(listed: &Value) -> Pairs {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pair = |pair: &Value| (text(&pair[0]), text(&pair[1]));
    Some(listed.as_array()?.iter().map(pair).collect())
}

#[test]
fn listed_differences_are_there() {
    for Difference { reason, text, java, theirs: listed } in differences() {
        assert_ne!(java, listed, "no difference: {reason}");
        assert_eq!(ours(&text), java, "ours: {reason}");
        assert_eq!(theirs(&text), listed, "the crate's: {reason}");
    }
}

/// Pieces of texts, without what the listed differences are about.
const PIECES: [&str; 24] = [
    "a",
    "key",
    "x.y",
    "u0041",
    "=",
    ":",
    " ",
    "\t",
    "\u{c}",
    "#",
    "!",
    "\n",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\\\n",
    "\\\r\n",
    "\\\\",
    "\\=",
    "\\t",
    "\\u0041",
    "\\u00e9",
    "\na=\\uzzzz",
];

fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24);
    // A last line of its own keeps backslashes away from the end of the file.
    let text = pieces.prop_map(|pieces| pieces.concat() + "\nend=1\n");
    text.prop_filter("listed differences", |text| {
        !holds_lone_backslash(text) && !holds_escape_in_comment(text)
    })
}

/// Whether a backslash stands alone in a line, so that a comment may start after it.
fn holds_lone_backslash(text: &str) -> bool {
    text.split(['\n', '\r']).any(|line| line.trim_start_matches([' ', '\t', '\u{c}']) == "\\")
}

/// Whether a comment holds what would be an escape elsewhere.
fn holds_escape_in_comment(text: &str) -> bool {
    let comments = Reader::new(text.as_bytes(), Charset::Latin1).comments();
    comments.map(|comment| text.get(comment.span.start..comment.span.end)).any(|c| c.unwrap().contains("\\u"))
}

proptest! {
    #[test]
    fn nothing_else_differs(text in any_text()) {
        prop_assert_eq!(ours(text.as_bytes()), theirs(text.as_bytes()));
    }
}
