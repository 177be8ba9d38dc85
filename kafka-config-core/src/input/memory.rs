//! Amounts of memory as the tools read them.

/// docker, podman and compose: a number with an optional unit, of which each is 1024 of the one before.
///
/// Source: `units.RAMInBytes` of `docker/go-units`.
pub(super) fn of_docker(text: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, unit) = (text.get(..split)?, text.get(split..)?.trim_start());
    let shift = match unit.trim_end_matches('b').trim_end_matches('i') {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        "t" => 40,
        "p" => 50,
        _ => return None,
    };
    scaled(number, 1_u64.checked_shl(shift)?)
}

/// Kubernetes: decimal units and binary ones.
///
/// Source: `resource.Quantity` of `k8s.io/apimachinery`.
pub(super) fn of_kubernetes(text: &str) -> Option<u64> {
    const UNITS: [(&str, u64); 10] = [
        ("Ki", 1 << 10),
        ("Mi", 1 << 20),
        ("Gi", 1 << 30),
        ("Ti", 1 << 40),
        ("Pi", 1 << 50),
        ("k", 1000),
        ("M", 1_000_000),
        ("G", 1_000_000_000),
        ("T", 1_000_000_000_000),
        ("P", 1_000_000_000_000_000),
    ];
    let (number, factor) = UNITS
        .iter()
        .find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, *factor)))
        .unwrap_or((text, 1));
    scaled(number, factor)
}

/// A decimal fraction of a unit, in bytes.
fn scaled(number: &str, factor: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole: u64 = whole.parse().ok()?;
    let digits = fraction.get(..fraction.len().min(9))?;
    let part: u64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let tens = 10_u128.pow(u32::try_from(digits.len()).ok()?);
    let part = u64::try_from(u128::from(part) * u128::from(factor) / tens).ok()?;
    whole.checked_mul(factor)?.checked_add(part)
}
