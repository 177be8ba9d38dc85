//! Backslashes in double-quoted values of compose's env files.

/// Works out escapes; `\$` becomes `$$`, which interpolation turns into a dollar sign.
///
/// Source: compose-go, `dotenv/godotenv.go`, `expandEscapes`: it finds `\\([abcfnrtv$"\\]|0\d{0,3})` and hands it to Go's
/// `strconv.Unquote`, an octal number without its 0. What Go refuses stays, but the 0 is lost.
pub(super) fn expand(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        expanded.push_str(before);
        let mut signs = after.chars();
        let simple = match signs.next() {
            Some('a') => "\u{7}",
            Some('b') => "\u{8}",
            Some('f') => "\u{c}",
            Some('n') => "\n",
            Some('r') => "\r",
            Some('t') => "\t",
            Some('v') => "\u{b}",
            Some('"') => "\"",
            Some('\\') => "\\",
            Some('$') => "$$",
            Some('0') => {
                rest = octal(signs.as_str(), &mut expanded);
                continue;
            }
            _ => {
                expanded.push('\\');
                rest = after;
                continue;
            }
        };
        expanded.push_str(simple);
        rest = signs.as_str();
    }
    expanded.push_str(rest);
    expanded
}

/// Up to three digits after `\0`, and what follows them.
fn octal<'a>(after: &'a str, expanded: &mut String) -> &'a str {
    let count = after.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = after.split_at_checked(count).unwrap_or((after, ""));
    match u8::from_str_radix(digits, 8) {
        Ok(code) if count == 3 => expanded.push(char::from(code)),
        _ => {
            expanded.push('\\');
            expanded.push_str(digits);
        }
    }
    rest
}
