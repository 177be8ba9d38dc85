//! Names of variables: every one has a key or is ignored, and the way back leads to the same key.

use kafka_config_core::dialect::{Image, PrefixRule};
use kafka_config_core::jvm;
use kafka_config_core::mapping::{env_name, property_key};
use kafka_config_core::model::{EnvName, PropertyKey};

/// One image of each kind of wrapper.
const IMAGES: [&str; 3] = ["apache/kafka:3.7.0", "apache/kafka:3.9.1", "apache/kafka:4.1.1"];

/// Any bytes as a name, as a name after the prefix, and as a key.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for image in IMAGES {
        let image: Image = image.parse().expect("a known image");
        check_name(&text, image);
        check_name(&format!("KAFKA_{text}"), image);
        check_key(&PropertyKey::new(text.as_ref()), image);
    }
}

fn check_name(name: &str, image: Image) {
    let dialect = image.dialect();
    let Some(key) = property_key(&EnvName::new(name), dialect) else {
        assert!(!name.starts_with("KAFKA_") || dialect.excluded.contains(&name));
        return;
    };
    let bare = match dialect.prefix_rule {
        PrefixRule::Everywhere => name.replace("KAFKA_", ""),
        PrefixRule::Front | PrefixRule::FrontAndNext => name.replacen("KAFKA_", "", 1),
    };
    let replaced = jvm::lower_case(&bare).replace('_', ".").replace("...", "-").replace("..", "_");
    assert_eq!(key.as_str(), replaced);
    check_key(&key, image);
}

fn check_key(key: &PropertyKey, image: Image) {
    if let Ok(name) = env_name(key, image.dialect()) {
        assert_eq!(property_key(&name, image.dialect()).as_ref(), Some(key));
    }
}
