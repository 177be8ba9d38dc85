//! `.properties` text: any bytes are read, parts stand in order, and what is written reads back.

use kafka_config_core::properties::{Charset, Property, Reader, read, write_line};

/// Any bytes as a file, then its properties written anew.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    for charset in [Charset::Latin1, Charset::Utf8] {
        check_order(data, charset);
        check_rewritten(data, charset);
    }
}

fn check_order(data: &[u8], charset: Charset) {
    let reader = Reader::new(data, charset);
    for comment in reader.comments() {
        assert!(matches!(data[comment.span.start], b'#' | b'!'));
        assert!(!data[comment.span.start..comment.span.end].contains(&b'\n'));
    }
    let mut end = 0;
    for property in reader.filter_map(Result::ok) {
        let Property { key_span, separator_span, value_span, .. } = property;
        assert!(end <= key_span.start && key_span.start <= key_span.end);
        assert!(key_span.end == separator_span.start && separator_span.end == value_span.start);
        assert!(separator_span.start <= separator_span.end && value_span.start <= value_span.end);
        end = value_span.end;
        if !property.continued {
            assert_eq!(*property.raw_key, data[key_span.start..key_span.end]);
            assert_eq!(*property.raw_value, data[value_span.start..value_span.end]);
        }
    }
    assert!(end <= data.len());
}

fn check_rewritten(data: &[u8], charset: Charset) {
    let Ok(properties) = read(data, charset) else {
        assert!(data.windows(2).any(|pair| pair == b"\\u"), "refused without an escape");
        return;
    };
    let mut text = String::new();
    for property in &properties {
        write_line(&mut text, &property.key, &property.value);
    }
    let again = read(text.as_bytes(), charset).expect("our own text");
    let pairs = |properties: &[Property<'_>]| -> Vec<(String, String)> {
        properties.iter().map(|p| (p.key.to_string(), p.value.to_string())).collect()
    };
    assert_eq!(pairs(&again), pairs(&properties));
}
