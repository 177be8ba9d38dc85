//! The command `[` of bash: what it answers goes by the number of words.

/// Operators with one operand.
const UNARY: &str = "abcdefghknoprstuvwxzGLNORS";

/// Whether `[ words ]` holds, or what the shell complains of. Questions about files, terminals and the shell itself are
/// answered with no.
pub(super) fn test(words: &[&str]) -> Result<bool, String> {
    match words {
        [] => Ok(false),
        [word] => Ok(!word.is_empty()),
        [operator, operand] | ["(", operator, operand, ")"] => two(operator, operand),
        [left, operator, right] => three(left, operator, right),
        ["!", left, operator, right] => Ok(!three(left, operator, right)?),
        _ => Err("too many arguments".to_owned()),
    }
}

fn two(operator: &str, operand: &str) -> Result<bool, String> {
    let letter = operator.strip_prefix('-').filter(|letter| letter.len() == 1);
    match operator {
        "!" => Ok(operand.is_empty()),
        "-n" => Ok(!operand.is_empty()),
        _ if letter.is_some_and(|letter| UNARY.contains(letter)) => Ok(false),
        _ => Err(format!("{operator}: unary operator expected")),
    }
}

fn three(left: &str, operator: &str, right: &str) -> Result<bool, String> {
    match operator {
        "=" | "==" => Ok(left == right),
        "!=" => Ok(left != right),
        "<" => Ok(left < right),
        ">" => Ok(left > right),
        "-nt" | "-ot" | "-ef" => Ok(false),
        "-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge" => numbers(left, operator, right),
        "-a" => Ok(!left.is_empty() && !right.is_empty()),
        "-o" => Ok(!left.is_empty() || !right.is_empty()),
        _ if left == "!" => Ok(!two(operator, right)?),
        _ if (left, right) == ("(", ")") => Ok(!operator.is_empty()),
        _ => Err(format!("{operator}: binary operator expected")),
    }
}

fn numbers(left: &str, operator: &str, right: &str) -> Result<bool, String> {
    let number = |text: &str| text.parse::<i64>().map_err(|_| format!("{text}: integer expression expected"));
    let order = number(left)?.cmp(&number(right)?);
    Ok(match operator {
        "-eq" => order.is_eq(),
        "-ne" => order.is_ne(),
        "-lt" => order.is_lt(),
        "-le" => order.is_le(),
        "-gt" => order.is_gt(),
        _ => order.is_ge(),
    })
}

#[cfg(test)]
mod tests {
    use super::test;

    #[test]
    fn one_word_holds_and_operators_are_asked() {
        assert_eq!(test(&[]), Ok(false));
        assert_eq!(test(&["9101"]), Ok(true));
        assert_eq!(test(&["-n", "9101"]), Ok(true));
        assert_eq!(test(&["-f", "9101"]), Ok(false));
        assert_eq!(test(&["1", "!=", "2"]), Ok(true));
        assert_eq!(test(&["1", "-lt", "2"]), Ok(true));
        assert_eq!(test(&["!", "-z", "1"]), Ok(true));
        assert_eq!(test(&["(", "1", ")"]), Ok(true));
        assert_eq!(test(&["!", "1", "=", "2"]), Ok(true));
    }

    #[test]
    fn words_without_an_operator_are_a_complaint() {
        assert_eq!(test(&["9", "101"]).unwrap_err(), "9: unary operator expected");
        assert_eq!(test(&["9", "1", "01"]).unwrap_err(), "1: binary operator expected");
        assert_eq!(test(&["9", "1", "0", "1"]).unwrap_err(), "too many arguments");
        assert_eq!(test(&["a", "-eq", "b"]).unwrap_err(), "a: integer expression expected");
    }
}
