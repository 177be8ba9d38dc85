//! Env files, line by line as the docker command reads them.

use kafka_config_core::input::{EnvFileFault, read_env_file};
use proptest::prelude::*;

/// A file that sets these variables; `None` where the value is the host's.
#[track_caller]
fn check(text: &str, expected: &[(&str, Option<&str>)]) {
    let entries = read_env_file(text.as_bytes());
    let read = entries.map(|entries| entries.into_iter().map(|e| (e.name, e.value)).collect::<Vec<_>>());
    let owned = |&(name, value): &(&str, Option<&str>)| (name.to_owned(), value.map(str::to_owned));
    assert_eq!(read, Ok(expected.iter().map(owned).collect()), "{text:?}");
}

/// A file that docker refuses as a whole.
#[track_caller]
fn check_refused(text: &[u8], line: usize, fault: &EnvFileFault) {
    let error = read_env_file(text).map_err(|error| (error.line, error.fault)).map(|entries| entries.len());
    assert_eq!(error, Err((line, fault.clone())));
}

#[test]
fn a_value_is_taken_as_it_stands() {
    check("A=b", &[("A", Some("b"))]);
    check("A=", &[("A", Some(""))]);
    check("A= b ", &[("A", Some(" b "))]);
    check("A=b=c", &[("A", Some("b=c"))]);
    check("A=\"b\" #c\nB='$A'\\", &[("A", Some("\"b\" #c")), ("B", Some("'$A'\\"))]);
}

#[test]
fn a_name_alone_means_the_value_of_the_host() {
    check("A\nB*\nC=c", &[("A", None), ("B*", None), ("C", Some("c"))]);
}

#[test]
fn duplicates_are_all_kept_in_order() {
    check("A=1\nA=2\nA", &[("A", Some("1")), ("A", Some("2")), ("A", None)]);
}

#[test]
fn empty_lines_and_comments_are_left_out() {
    check("\n\r\n  \t\n#A=b\n  # c\nA=#d\n", &[("A", Some("#d"))]);
}

#[test]
fn a_line_ends_with_a_line_feed_and_loses_one_carriage_return() {
    check("A=a\r\nB=b\r\r\nC=c\r", &[("A", Some("a")), ("B", Some("b\r")), ("C", Some("c"))]);
    check("A=a\rB=b", &[("A", Some("a\rB=b"))]);
}

#[test]
fn every_unicode_blank_before_a_name_is_cut() {
    check("\u{a0}\u{b}\u{c}\u{85}\u{2028}\u{3000} \tA=b", &[("A", Some("b"))]);
    check("\u{a0}# c", &[]);
}

#[test]
fn a_byte_order_mark_is_dropped_on_the_first_line_only() {
    check("\u{feff}A=b\n\u{feff}B=c", &[("A", Some("b")), ("\u{feff}B", Some("c"))]);
}

#[test]
fn any_character_but_blank_and_tab_passes_in_a_name() {
    check(
        "A\u{a0}B=c\nexport-1.é=d\nA\rB=e",
        &[("A\u{a0}B", Some("c")), ("export-1.é", Some("d")), ("A\rB", Some("e"))],
    );
    check_refused(b"A =b", 1, &EnvFileFault::BlankInName("A".to_owned()));
    check_refused(b"A=b\nexport C=d", 2, &EnvFileFault::BlankInName("export".to_owned()));
    check_refused(b"A\tB", 1, &EnvFileFault::BlankInName("A".to_owned()));
}

#[test]
fn the_first_fault_refuses_the_whole_file() {
    check_refused(b"A=b\n\n=c\n\xff", 3, &EnvFileFault::NoName);
    check_refused(b"A=b\nB=\xff", 2, &EnvFileFault::NotUtf8);
    check_refused(b"#\xe9", 1, &EnvFileFault::NotUtf8);
}

#[test]
fn a_line_of_64_kib_is_too_long() {
    let longest = format!("A={}", "x".repeat(65_533));
    check(&format!("{longest}\nB=c"), &[("A", longest.get(2..)), ("B", Some("c"))]);
    check_refused(format!("{longest}x\nB=c").as_bytes(), 1, &EnvFileFault::TooLong);
    check_refused(format!("{longest}\r\nB=c").as_bytes(), 1, &EnvFileFault::TooLong);
}

#[test]
fn values_never_show_in_debug_output() {
    let entries = read_env_file(b"KAFKA_SSL_KEY_PASSWORD=hunter2");
    assert!(!format!("{entries:?}").contains("hunter2"));
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let sign = prop::sample::select(b"\n\n\r \t=#AB*\x0b\xff\xef\xbb\xbf\xc2\xa0\xc2\x85".as_slice());
    prop_oneof![prop::collection::vec(sign, 0..40), prop::collection::vec(any::<u8>(), 0..40)]
}

/// Lines that docker accepts.
fn any_file() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[\u{a0} \t]{0,3}[A-Z*é][A-Z*é\u{a0}\r]{0,3}(=[ a-z=#\u{a0}é\r]{0,6})?",
        "[ \t]{0,2}(#[ -~]{0,5})?",
    ];
    let lines = prop::collection::vec((line, "\n|\r\n"), 0..8);
    let joined = |lines: Vec<(String, String)>| lines.into_iter().map(|(line, end)| line + &end).collect();
    ("\u{feff}?", lines.prop_map(joined)).prop_map(|(mark, lines): (String, String)| mark + &lines)
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_in_a_line_of_theirs(text in any_bytes()) {
        if let Err(error) = read_env_file(&text) {
            prop_assert!(error.line >= 1 && error.line <= text.split(|&byte| byte == b'\n').count());
        }
    }

    #[test]
    fn the_place_of_an_entry_holds_its_line(text in any_file()) {
        let entries = read_env_file(text.as_bytes());
        prop_assert!(entries.is_ok(), "{:?}", entries);
        let mut end = 0;
        for entry in entries.into_iter().flatten() {
            prop_assert!(end <= entry.span.start);
            let written = entry.value.map_or(entry.name.clone(), |value| format!("{}={value}", entry.name));
            prop_assert_eq!(text.get(entry.span.start..entry.span.end), Some(written.as_str()));
            end = entry.span.end;
        }
    }
}
