//! Integers in base 2, 8, 10 and 16, of any size.
//!
//! Source of truth: `YAMLParser._decodeNumberScalar` and `_parseNumericValue`.

use super::constraints::check_number;
use super::error::{Fault, Result};
use super::tokens::Tokens;

/// An integer as decimal digits, checked against the limits only when it is asked for.
#[derive(Debug)]
pub(super) struct Integer {
    decimal: String,
    /// Length of the text that the limit applies to.
    checked: usize,
}

impl Integer {
    /// The digits as Java prints them.
    pub(super) fn into_decimal(self) -> Result<String> {
        if self.checked > 18 {
            check_number(self.checked)?;
        }
        Ok(self.decimal)
    }
}

pub(super) enum Decoded {
    Int(Integer),
    Text,
    /// `+` or `-` and nothing else gives no token at all.
    LoneSign,
}

pub(super) fn decode(text: &str, tokens: &Tokens<'_>) -> Result<Decoded> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() {
        return Ok(Decoded::LoneSign);
    }
    let Some(rest) = digits.strip_prefix('0') else { return Ok(decimal(text, digits, negative)) };
    let (radix, digits) = match rest.chars().next() {
        None => return Ok(Decoded::Int(Integer { decimal: "0".to_owned(), checked: 0 })),
        Some('b' | 'B') => (2, rest.get(1..).unwrap_or_default()),
        Some('x' | 'X') => (16, rest.get(1..).unwrap_or_default()),
        Some('0'..='9' | '_') => (8, rest),
        Some(_) => return Ok(Decoded::Text),
    };
    let cleansed = digits.replace('_', "");
    in_radix(&cleansed, radix, negative, tokens).map(|decimal| Decoded::Int(Integer { decimal, checked: 0 }))
}

fn decimal(text: &str, digits: &str, negative: bool) -> Decoded {
    if !digits.bytes().all(|b| b == b'_' || b.is_ascii_digit()) {
        return Decoded::Text;
    }
    let cleansed = digits.replace('_', "");
    let plus = usize::from(text.starts_with('+') && cleansed.len() == digits.len());
    let checked = cleansed.len() + usize::from(negative) + plus;
    let significant = cleansed.trim_start_matches('0');
    let decimal = match (significant, negative) {
        ("", _) => "0".to_owned(),
        (digits, true) => format!("-{digits}"),
        (digits, false) => digits.to_owned(),
    };
    Decoded::Int(Integer { decimal, checked })
}

/// Only short digit strings go through a parser that refuses foreign digits in the words below.
fn in_radix(digits: &str, radix: u32, negative: bool, tokens: &Tokens<'_>) -> Result<String> {
    let longest = match radix {
        2 => 63,
        8 => 21,
        _ => 15,
    };
    if digits.len() > longest {
        check_number(digits.len())?;
    }
    let (sign, magnitude) = match digits.strip_prefix('-') {
        Some(magnitude) => (true, magnitude),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let Some(decimal) = to_decimal(magnitude, radix) else { return Err(refuse(digits, radix, tokens)) };
    let minus = if sign != negative && decimal != "0" { "-" } else { "" };
    Ok(format!("{minus}{decimal}"))
}

fn refuse(digits: &str, radix: u32, tokens: &Tokens<'_>) -> Fault {
    tokens.failure(format!(
        "Invalid base-{radix} number ('{digits}'), problem: For input string: \"{digits}\" under radix {radix}"
    ))
}

/// Long division by hand: at most 1,000 digits ever get here.
fn to_decimal(digits: &str, radix: u32) -> Option<String> {
    const CHUNK: u64 = 1_000_000_000;
    if digits.is_empty() {
        return None;
    }
    // Least significant chunk first, nine decimal digits each.
    let mut chunks: Vec<u64> = vec![0];
    for c in digits.chars() {
        let mut carry = u64::from(c.to_digit(radix)?);
        for chunk in &mut chunks {
            let value = *chunk * u64::from(radix) + carry;
            *chunk = value % CHUNK;
            carry = value / CHUNK;
        }
        if carry > 0 {
            chunks.push(carry);
        }
    }
    let mut chunks = chunks.into_iter().rev();
    let first = chunks.next().unwrap_or_default().to_string();
    Some(chunks.fold(first, |decimal, chunk| format!("{decimal}{chunk:09}")))
}
