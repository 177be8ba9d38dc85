//! The tree that keeps everything, and writing it again.

use kafka_config_core::yaml::{Content, Style, dump, load, quote};

/// A text, and what writing its tree gives.
#[track_caller]
fn check(text: &str, expected: &str) {
    let dumped = load(text).map(|document| document.root.as_deref().map(dump));
    assert_eq!(dumped, Ok(Some(expected.to_owned())));
}

#[test]
fn styles_anchors_and_tags_survive() {
    check(
        "a: 'x'\nb: \"y\"\nc: |\n  z\nd: &n !!str 1\ne: *n\n",
        "a: 'x'\nb: \"y\"\nc: |\n  z\nd: &n !!str 1\ne: *n\n",
    );
}

#[test]
fn repeated_keys_are_all_kept() {
    check("a: 1\na: 2\n", "a: 1\na: 2\n");
}

#[test]
fn any_node_can_be_a_key() {
    check("? [a, b]\n: c\n", "? - a\n  - b\n: c\n");
}

#[test]
fn spans_are_the_bytes_of_the_content() {
    let text = "é: [ab, 'c d']\n";
    let root = load(text).unwrap().root.unwrap();
    let list = root.get("é").unwrap();
    let Content::Sequence(items) = &list.content else { panic!("a list") };
    let spans: Vec<&str> = items.iter().map(|item| text.get(item.span.clone()).unwrap()).collect();
    assert_eq!(spans, ["ab", "'c d'"]);
    assert_eq!(text.get(list.span.clone()).unwrap(), "[ab, 'c d']");
    assert!(matches!(items[1].content, Content::Scalar { style: Style::Single, .. }));
}

#[test]
fn an_alias_leads_to_its_node() {
    let root = load("a: &x {b: c}\nd: *x\n").unwrap().root.unwrap();
    let Content::Alias { name, target } = &root.get("d").unwrap().content else { panic!("an alias") };
    assert_eq!(name, "x");
    assert_eq!(target.as_ref().and_then(|node| node.get("b")).and_then(|node| node.text()), Some("c"));
}

#[test]
fn further_documents_are_noticed_and_not_read() {
    let document = load("a: 1\n--- ]\n").unwrap();
    assert!(document.more);
    assert!(!load("a: 1\n").unwrap().more);
}

#[test]
fn depth_is_limited() {
    assert!(load(&"[".repeat(2_000)).is_err());
}

#[test]
fn an_error_has_a_place_and_one_line() {
    let error = load("a: b: c\n").unwrap_err();
    assert_eq!(error.summary(), "mapping values are not allowed here");
    assert_eq!(error.position(), Some((1, 5)));
    assert_eq!(error.offset(), Some(4));
}

#[test]
fn quoting_folds_after_column_80() {
    let words = "word ".repeat(20);
    assert_eq!(quote(&words), format!("\"{}\\\n  \\ {}\"", "word ".repeat(17).trim_end(), "word ".repeat(3)));
}
