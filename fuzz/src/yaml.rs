//! YAML: any bytes are read or refused, and rewriting a logging file again and again comes to rest.
//!
//! One rewriting is not the end, in the image as here. Loggers come out in the order of a hash table whose size
//! follows from the number of loggers read, so removing a repeated name or adding one from the environment can turn
//! the order around the next time. A discarded file even keeps repeated names of `KAFKA_LOG4J_LOGGERS`, and a
//! logger without a name differs from one whose name is empty until it is read back.

use kafka_config_core::log4j2::{LoggerOverride, Overrides, parse_loggers, rewrite};
use kafka_config_core::yaml::{dump, load};

/// Any bytes as a logging file; what follows the last `KAFKA_LOG4J_LOGGERS=` in them is also the variable.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(document) = load(text)
        && let Some(root) = document.root
    {
        let _ = dump(&root);
    }
    let text = String::from_utf8_lossy(data);
    let loggers = text.rsplit_once("KAFKA_LOG4J_LOGGERS=").map_or("", |(_, loggers)| loggers);
    let loggers = parse_loggers(loggers).unwrap_or_default();
    for loggers in [&[], loggers.as_slice()] {
        check_rewritten(data, loggers);
    }
}

/// Without loggers of the environment the second text is final, with them the third.
fn check_rewritten(data: &[u8], loggers: &[LoggerOverride]) {
    let overrides = Overrides { root_level: Some("INFO"), loggers };
    let Ok(mut text) = rewrite(data, &overrides) else { return };
    assert_eq!(rewrite(data, &overrides).as_ref(), Ok(&text), "not deterministic");
    let again = |text: &str| rewrite(text.as_bytes(), &overrides).expect("our own text is well-formed");
    for _ in 0..if loggers.is_empty() { 1 } else { 2 } {
        text = again(&text);
    }
    assert_eq!(again(&text), text, "not at rest");
}
