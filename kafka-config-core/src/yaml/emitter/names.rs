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

fn is_reserved(name: &str) -> bool {
    const WORDS: [&str; 9] = ["false", "n", "no", "null", "on", "off", "true", "y", "yes"];
    let lower = || WORDS.contains(&name);
    let upper = || WORDS.iter().any(|word| word.to_ascii_uppercase() == name);
    let title = || {
        let mut letters = name.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.all(|c| c.is_ascii_lowercase())
            && WORDS.contains(&name.to_ascii_lowercase().as_str())
    };
    name.len() <= 5 && (lower() || upper() || title())
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
