//! `$((…))`: whole numbers and variables that hold one.
//!
//! Source: POSIX.1-2024, XCU 2.6.4 (arithmetic expansion). Assignments, comparisons, and numbers in another base than
//! ten are left to the shell.

use super::shell::name_at;

/// Brackets and signs inside one another that are followed.
const DEEPEST: u8 = 32;

/// The number that an expression stands for; `None` where a part is no number that `lookup` knows, or where the result
/// is no 64-bit one.
pub(super) fn computed<'v>(expression: &str, lookup: &dyn Fn(&str) -> Option<&'v str>) -> Option<i64> {
    let mut reader = Reader { rest: expression, lookup };
    let result = reader.sum(DEEPEST)?;
    reader.rest.trim_start().is_empty().then_some(result)
}

struct Reader<'t, 'l, 'v> {
    rest: &'t str,
    lookup: &'l dyn Fn(&str) -> Option<&'v str>,
}

impl Reader<'_, '_, '_> {
    fn sum(&mut self, depth: u8) -> Option<i64> {
        let mut result = self.product(depth)?;
        while let Some(operator) = self.operator(&['+', '-']) {
            let right = self.product(depth)?;
            result = if operator == '+' { result.checked_add(right)? } else { result.checked_sub(right)? };
        }
        Some(result)
    }

    fn product(&mut self, depth: u8) -> Option<i64> {
        let mut result = self.operand(depth)?;
        while let Some(operator) = self.operator(&['*', '/', '%']) {
            let right = self.operand(depth)?;
            result = match operator {
                '*' => result.checked_mul(right)?,
                '/' => result.checked_div(right)?,
                _ => result.checked_rem(right)?,
            };
        }
        Some(result)
    }

    fn operand(&mut self, depth: u8) -> Option<i64> {
        let deeper = depth.checked_sub(1)?;
        match self.operator(&['-', '(']) {
            // `--N` changes the variable.
            Some('-') if self.rest.starts_with('-') => None,
            Some('-') => self.operand(deeper)?.checked_neg(),
            Some(_) => {
                let inside = self.sum(deeper)?;
                self.operator(&[')']).map(|_| inside)
            }
            None => self.number(),
        }
    }

    /// One of these signs, after blanks.
    fn operator(&mut self, signs: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let sign = rest.chars().next().filter(|sign| signs.contains(sign))?;
        self.rest = rest.get(sign.len_utf8()..).unwrap_or_default();
        Some(sign)
    }

    /// `9092`, `N`, `$N` or `${N}`.
    fn number(&mut self) -> Option<i64> {
        let rest = self.rest.trim_start();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            self.rest = rest.get(digits..).unwrap_or_default();
            return decimal(rest.get(..digits)?);
        }
        let after = rest.strip_prefix('$').unwrap_or(rest);
        let braced = after.strip_prefix('{').filter(|_| after.len() < rest.len());
        let name = name_at(braced.unwrap_or(after));
        let after = braced.unwrap_or(after).get(name.len()..).unwrap_or_default();
        self.rest = if braced.is_some() { after.strip_prefix('}')? } else { after };
        let value = (self.lookup)(name)?.trim();
        match value.strip_prefix('-') {
            Some(digits) => decimal(digits)?.checked_neg(),
            None => decimal(value),
        }
    }
}

/// A number in base ten: one that begins with `0` is octal.
fn decimal(digits: &str) -> Option<i64> {
    let is_octal = digits.len() > 1 && digits.starts_with('0');
    (!is_octal && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}
