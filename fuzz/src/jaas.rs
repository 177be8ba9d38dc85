//! JAAS text: any text is read or refused, the fault lies inside, and a text twice has its modules twice.

use kafka_config_core::validate::jaas::parse;

/// Any bytes as a text.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match parse(&text) {
        Ok(entries) => {
            for entry in &entries {
                assert!(text.get(entry.module.1.start..entry.module.1.end).is_some());
            }
            let twice = parse(&format!("{text}\n{text}")).expect("two complete texts");
            assert_eq!(twice.len(), 2 * entries.len());
        }
        Err(refusal) => assert!(text.get(refusal.at.start..refusal.at.end).is_some()),
    }
}
