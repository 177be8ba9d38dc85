//! Forms that many attributes share.

use super::super::shape::Shape::{Either, List, Open, Scalar, Set};
use super::super::shape::{BOOL, INT, NULL, NUMBER, Shape, TEXT, TIME};

pub(super) static TEXTUAL: Shape = Scalar(TEXT);
pub(super) static SWITCH: Shape = Scalar(BOOL | TEXT);
pub(super) static COUNT: Shape = Scalar(INT | TEXT);
pub(super) static AMOUNT: Shape = Scalar(NUMBER | TEXT);
pub(super) static TEXTS: Shape = Set(&TEXTUAL);
pub(super) static LIST: Shape = List(&TEXTUAL);
pub(super) static TEXT_OR_LIST: Shape = Either(&[&TEXTUAL, &TEXTS]);
pub(super) static PAIRS: Shape = Either(&[&Open(&Scalar(TEXT | NUMBER | BOOL | NULL | TIME)), &TEXTS]);
pub(super) static OPTIONS: Shape = Open(&AMOUNT);
pub(super) static HOSTS: Shape = Either(&[&Open(&Either(&[&TEXTUAL, &LIST])), &TEXTS]);

pub(super) fn is_container_name(text: &str) -> bool {
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    text.as_bytes().windows(2).any(|pair| match pair {
        [first, second] => first.is_ascii_alphanumeric() && inner(second),
        _ => false,
    })
}

pub(super) fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

pub(super) fn is_pull_policy(text: &str) -> bool {
    let every = |text: &str| {
        let mut rest = text;
        while let Some(after) = rest.strip_prefix("every_") {
            let digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let Some(unit) =
                digits.strip_prefix(['w', 'd', 'h', 'm', 's']).filter(|_| digits.len() < after.len())
            else {
                return false;
            };
            rest = unit;
        }
        rest.is_empty() && !text.is_empty()
    };
    let words = ["always", "never", "build", "if_not_present", "missing", "refresh", "daily", "weekly"];
    words.contains(&text) || every(text)
}
