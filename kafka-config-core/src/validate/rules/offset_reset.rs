//! KC244: a place to start from that the consumer does not know.

use crate::diagnostics::{Finding, Kind, Severity, Stage};
use crate::schema::{Component, Validator};
use crate::validate::configuration::Configuration;
use crate::validate::rule::{Check, Rule};

pub(in crate::validate) static RULE: Rule = Rule {
    code: "KC244",
    name: "offset-reset",
    severity: Severity::Error,
    kind: Kind::Parity(Stage::A),
    page: r"
`auto.offset.reset` is `earliest`, `latest`, `none` or, since 4.0, `by_duration:` and a time before now in the form of ISO
8601, such as `PT1H30M` or `P7D` (KIP-1106).

```invalid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
auto.offset.reset=by_duration:1h
```

```valid
#! component consumer
#! mounted server.properties
bootstrap.servers=kafka:9092
key.deserializer=org.apache.kafka.common.serialization.StringDeserializer
value.deserializer=org.apache.kafka.common.serialization.StringDeserializer
auto.offset.reset=by_duration:PT1H
```
",
    check: Check::Properties(check),
};

const KEY: &str = "auto.offset.reset";

fn check(c: &Configuration<'_>) -> Vec<Finding> {
    find(c).into_iter().collect()
}

/// `AutoOffsetResetStrategy.Validator`, which older releases do not have.
fn find(c: &Configuration<'_>) -> Option<Finding> {
    let has_code = matches!(c.definition(KEY)?.validator, Validator::Other(_));
    let text = c.text(KEY).filter(|_| c.component == Component::Consumer && has_code && c.is_set(KEY))?;
    let is_known = matches!(text, "earliest" | "latest" | "none")
        || text.strip_prefix("by_duration:").is_some_and(is_duration);
    (!is_known).then(|| {
        let message = format!("{} is {}, which is no place to start from", c.name(KEY), c.quoted(KEY));
        c.finding(KEY, message).help("write earliest, latest, none or a duration, as in by_duration:PT1H")
    })
}

/// `Duration.parse`, of what is not negative.
fn is_duration(text: &str) -> bool {
    nanoseconds(&text.to_ascii_uppercase()).is_some_and(|duration| duration >= 0)
}

const SECOND: i128 = 1_000_000_000;

fn nanoseconds(text: &str) -> Option<i128> {
    let (sign, rest) = sign(text);
    let rest = rest.strip_prefix('P')?;
    let (days, times) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((days, times)) => (days, times),
        None if rest.is_empty() => return None,
        None => (rest, ""),
    };
    let days = sum(days, &[('D', 86_400)])?;
    let times = sum(times, &[('H', 3600), ('M', 60), ('S', 1)])?;
    Some(sign * (days + times))
}

fn sign(text: &str) -> (i128, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The sum of parts such as `1H` and `-5M`, each once and in this order.
fn sum(text: &str, units: &[(char, i128)]) -> Option<i128> {
    let (mut rest, mut total) = (text, 0_i128);
    for (unit, seconds) in units {
        let Some((part, after)) = rest.split_once(*unit) else { continue };
        rest = after;
        let (sign, digits) = sign(part);
        let (whole, fraction) = match digits.split_once(['.', ',']) {
            Some(parts) if *unit == 'S' => parts,
            Some(_) => return None,
            None => (digits, ""),
        };
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || fraction.len() > 9 || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i128 = format!("{fraction:0<9}").parse().ok()?;
        total += sign * (i128::from(whole) * seconds * SECOND + fraction);
    }
    rest.is_empty().then_some(total)
}
