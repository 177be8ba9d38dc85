//! Sizes of the JVM's heap.

/// A size as the JVM reads it.
pub(super) fn bytes(text: &str) -> Option<u128> {
    let digits = text.trim_end_matches(|unit: char| "kKmMgGtT".contains(unit));
    let shift = match text.get(digits.len()..)? {
        "" => 0,
        "k" | "K" => 10,
        "m" | "M" => 20,
        "g" | "G" => 30,
        "t" | "T" => 40,
        _ => return None,
    };
    let number = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok()?,
        None => digits.parse::<u64>().ok().filter(|_| !digits.starts_with('+'))?,
    };
    Some(u128::from(number) << shift)
}

/// What `kafka-server-start.sh` sets where `KAFKA_HEAP_OPTS` is not set.
pub(super) const DEFAULT: u128 = 1 << 30;

/// The largest heap that options allow; of several the last counts. `None` where they say nothing that is understood.
pub(super) fn most(options: &str) -> Option<u128> {
    let words = options.split_ascii_whitespace();
    words.filter_map(|word| word.strip_prefix("-Xmx")).next_back().and_then(bytes).filter(|bytes| *bytes > 0)
}
