//! `.properties` text: `java.util.Properties`' rules with their places, and laws over all texts.

use kafka_config_core::model::Span;
use kafka_config_core::properties::{Charset, Property, Reader, read, write_line};
use proptest::prelude::*;

/// A text that reads as these keys and values.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let read = read(text.as_bytes(), Charset::Utf8).map(|properties| {
        properties.iter().map(|p| (p.key.to_string(), p.value.to_string())).collect::<Vec<_>>()
    });
    let expected = expected.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
    assert_eq!(read, Ok(expected), "{text:?}");
}

/// The parts of a text with one property, as they are written.
#[track_caller]
fn check_parts(text: &str, key: &str, separator: &str, value: &str) {
    let properties = read(text.as_bytes(), Charset::Utf8);
    let parts = properties.map(|properties| {
        let spans = properties.iter().flat_map(|p| [p.key_span, p.separator_span, p.value_span]);
        spans.map(|span| text.get(span.start..span.end)).collect::<Vec<_>>()
    });
    assert_eq!(parts, Ok(vec![Some(key), Some(separator), Some(value)]), "{text:?}");
}

/// A text that Java refuses, and the part with the fault.
#[track_caller]
fn check_refused(text: &str, part: &str) {
    let span = read(text.as_bytes(), Charset::Utf8).map_err(|error| error.span).map(drop);
    let refused = span.map_err(|span| text.get(span.start..span.end));
    assert_eq!(refused, Err(Some(part)), "{text:?}");
}

#[test]
fn the_first_separator_ends_the_key() {
    check("a=b", &[("a", "b")]);
    check("a:b", &[("a", "b")]);
    check("a b", &[("a", "b")]);
    check("a\tb\u{c}c", &[("a", "b\u{c}c")]);
    check("a=b=c:d e", &[("a", "b=c:d e")]);
    check("a = = b", &[("a", "= b")]);
    check("a b = c", &[("a", "b = c")]);
}

#[test]
fn key_or_value_may_be_empty() {
    check("a", &[("a", "")]);
    check("a=", &[("a", "")]);
    check("=b", &[("", "b")]);
    check(":", &[("", "")]);
    check("\n \t\u{c}\r\n", &[]);
}

#[test]
fn blanks_count_only_at_the_end_of_a_value() {
    check("  a  =  b  ", &[("a", "b  ")]);
    check_parts("  a \t=\u{c} b  ", "a", " \t=\u{c} ", "b  ");
    // Neither is blank for Java.
    check("\u{b}a=\u{a0}b", &[("\u{b}a", "\u{a0}b")]);
}

#[test]
fn comment_signs_count_only_at_the_start_of_a_line() {
    check("#a=b\n  !c=d\ne=#f\ng#=h", &[("e", "#f"), ("g#", "h")]);
    check("# a \\\nb=c", &[("b", "c")]);
    check("a=b\\\n#c", &[("a", "b#c")]);
}

#[test]
fn every_line_break_ends_a_line() {
    check("a=1\rb=2\r\nc=3\nd=4", &[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
    check("a=1\u{85}b=2\u{2028}c", &[("a", "1\u{85}b=2\u{2028}c")]);
}

#[test]
fn an_odd_backslash_joins_lines() {
    check("a=b\\\n  c\\\r\n\td", &[("a", "bcd")]);
    check("a=b\\\\\nc=d", &[("a", "b\\"), ("c", "d")]);
    check("a\\\n  b = c", &[("ab", "c")]);
    check("a=b\\", &[("a", "b")]);
    check("a=b\\\n", &[("a", "b")]);
    check("a=\\\n\nb=c", &[("a", ""), ("b", "c")]);
    check_parts("a\\\n b = c\\\n d", "a\\\n b", " = ", "c\\\n d");
}

#[test]
fn a_line_of_backslashes_alone_starts_afresh() {
    check("\\\n# no comment before JDK 17\na=b", &[("a", "b")]);
    check("\\\n\\\n\n", &[]);
}

#[test]
fn escapes_stand_for_characters() {
    check(r"a\tb\nc\rd\fe\\f = g", &[("a\tb\nc\rd\u{c}e\\f", "g")]);
    check(r"a\=b\:c\ d=e", &[("a=b:c d", "e")]);
    check(r"\#a=\q\0\'", &[("#a", "q0'")]);
    check(r"a=\u0041\u00e9\u00C9\u00410", &[("a", "AéÉA0")]);
}

#[test]
fn a_malformed_escape_refuses_the_file() {
    check_refused(r"a=\u12", r"\u12");
    check_refused(r"a=\u+041", r"\u+041");
    check_refused(r"a\uzzzz=b", r"a\uzzzz");
    // Java never decodes a comment.
    check(r"#\uzzzz", &[]);
}

#[test]
fn escaped_surrogates_make_one_character() {
    check(r"a=\uD83D\uDE00", &[("a", "😀")]);
    check(r"a=\uD83D\uD83D\uDE00\uDE00", &[("a", "\u{fffd}😀\u{fffd}")]);
    check(r"a=\uD83Dx", &[("a", "\u{fffd}x")]);
}

#[test]
fn the_charset_decides_about_bytes_beyond_ascii() {
    let value = |charset| read("a=é".as_bytes(), charset).map(|read| read[0].value.to_string());
    assert_eq!(value(Charset::Latin1).as_deref(), Ok("Ã©"));
    assert_eq!(value(Charset::Utf8).as_deref(), Ok("é"));
}

#[test]
fn duplicates_are_all_kept_in_order() {
    check("a=1\nb=2\na=3", &[("a", "1"), ("b", "2"), ("a", "3")]);
}

fn any_charset() -> impl Strategy<Value = Charset> {
    prop_oneof![Just(Charset::Latin1), Just(Charset::Utf8)]
}

/// Any text, and text of the signs that matter.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ \t\u{c}\r\n\\\\=:#!aun\u{b}\u{85}é😀]{0,30}",
        prop::collection::vec(any::<char>(), 0..30).prop_map(String::from_iter)
    ]
}

/// Any bytes, and bytes of the signs that matter.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let sign = prop::sample::select(b" \t\x0c\r\n\\=:#!ab019u\xff\xe9\xc3\xa9\xed\xa0\x80".as_slice());
    prop_oneof![
        4 => prop::collection::vec(sign, 0..80),
        1 => prop::collection::vec(any::<u8>(), 0..80),
    ]
}

fn slice(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

/// Whether a part of a text reads as this key or value when it stands alone.
fn decodes_to(before: &[u8], part: &[u8], charset: Charset, expected: (&str, &str)) -> bool {
    let line = [before, part].concat();
    let alone = read(&line, charset).unwrap_or_default();
    let alone: Vec<(&str, &str)> = alone.iter().map(|p| (&*p.key, &*p.value)).collect();
    // An empty part of a line without a separator is no line at all.
    alone == [expected] || line.is_empty() && expected == ("", "")
}

fn check_places(text: &[u8], property: &Property<'_>, charset: Charset) -> Result<(), TestCaseError> {
    let Property { key, value, key_span, separator_span, value_span, .. } = property;
    prop_assert!(key_span.start <= key_span.end && key_span.end == separator_span.start);
    prop_assert!(separator_span.start <= separator_span.end && separator_span.end == value_span.start);
    prop_assert!(value_span.start <= value_span.end && value_span.end <= text.len());
    if !property.continued {
        prop_assert_eq!(&*property.raw_key, slice(text, *key_span));
        prop_assert_eq!(&*property.raw_value, slice(text, *value_span));
        prop_assert!(decodes_to(b"", slice(text, *key_span), charset, (&**key, "")));
        prop_assert!(decodes_to(b"k=", slice(text, *value_span), charset, ("k", &**value)));
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        pairs in prop::collection::vec((any_text(), any_text()), 0..5),
        charset in any_charset(),
    ) {
        let mut text = String::new();
        for (key, value) in &pairs {
            write_line(&mut text, key, value);
        }
        prop_assert!(text.is_ascii());
        let properties = read(text.as_bytes(), charset).unwrap_or_default();
        let back: Vec<_> = properties.into_iter().map(|p| (p.key.into_owned(), p.value.into_owned())).collect();
        prop_assert_eq!(back, pairs);
    }

    #[test]
    fn parts_stand_in_order_inside_the_text(text in any_bytes(), charset in any_charset()) {
        let mut end = 0;
        for property in Reader::new(&text, charset).filter_map(Result::ok) {
            prop_assert!(end <= property.key_span.start);
            check_places(&text, &property, charset)?;
            end = property.value_span.end;
        }
    }

    #[test]
    fn a_malformed_escape_has_a_place_inside_the_text(text in any_bytes(), charset in any_charset()) {
        for error in Reader::new(&text, charset).filter_map(Result::err) {
            prop_assert!(slice(&text, error.span).windows(2).any(|pair| pair == b"\\u"));
        }
        let refused = Reader::new(&text, charset).any(|property| property.is_err());
        prop_assert_eq!(read(&text, charset).is_err(), refused);
    }

    #[test]
    fn comments_are_lines_of_their_own(text in any_bytes(), charset in any_charset()) {
        let reader = Reader::new(&text, charset);
        let mut places: Vec<Span> = reader.comments().map(|comment| comment.span).collect();
        for span in &places {
            let comment = slice(&text, *span);
            prop_assert!(comment.starts_with(b"#") || comment.starts_with(b"!"));
            prop_assert!(!comment.contains(&b'\n') && !comment.contains(&b'\r'));
        }
        places.extend(reader.filter_map(Result::ok).map(|p| Span::new(p.key_span.start, p.value_span.end)));
        places.sort();
        prop_assert!(places.is_sorted_by(|a, b| a.end <= b.start));
    }
}
