//! Field names: when a name needs quotes.
//!
//! Source of truth: `StringQuotingChecker.Default.needToQuoteName`.

use super::state::Emitter;

/// Whether Jackson asks for double quotes; the emitter may still find that a plain name is not legal.
pub(super) fn needs_quotes(name: &str) -> bool {
    let starts_like_number =
        name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '~'));
    name.is_empty() || starts_like_number || is_reserved(name) || name.bytes().any(|b| b < 0x20)
}

/// Whether a name stands as it is: nothing but letters, and none of the words with a meaning.
pub(super) fn is_word(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic()) && !is_reserved(name)
}

/// Lower case, upper case and title case count, anything in between does not.
fn is_reserved(name: &str) -> bool {
    const WORDS: [&str; 9] = ["false", "n", "no", "null", "on", "off", "true", "y", "yes"];
    let begins_like_one = name.starts_with(['f', 'F', 'n', 'N', 'o', 'O', 't', 'T', 'y', 'Y']);
    if name.len() > 5 || !begins_like_one || !WORDS.iter().any(|word| word.eq_ignore_ascii_case(name)) {
        return false;
    }
    let tail = name.get(1..).unwrap_or_default();
    let lower_tail = tail.bytes().all(|b| b.is_ascii_lowercase());
    lower_tail || name.bytes().all(|b| b.is_ascii_uppercase())
}

/// A string value as the wrapper's output has it: in double quotes, folded at 80 columns.
///
/// ```
/// assert_eq!(kafka_config_core::yaml::quote("a\tb"), "\"a\\tb\"");
/// ```
pub fn quote(text: &str) -> String {
    let mut emitter = Emitter::new();
    emitter.text(text);
    let mut out = emitter.finish();
    out.pop();
    out
}
