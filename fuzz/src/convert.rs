//! Conversions: any env file for any image has an answer for any other, and what is written is read as it was meant.

use std::collections::BTreeMap;

use kafka_config_core::convert::{Conversion, From, convert, write};
use kafka_config_core::dialect::{FAMILIES, Image};
use kafka_config_core::input::{EnvDialect, Host, InputFormat, Texts, read_env_container, read_quadlet};

/// The first byte names the old image, the second the new one; the rest is an env file.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let [from, to, text @ ..] = data else { return };
    let image = |byte: &u8| {
        let family = FAMILIES[usize::from(*byte) % FAMILIES.len()];
        Image::of(family, None).expect("the newest image")
    };
    let (from, to) = (image(from), image(to));
    let reading = read_env_container(EnvDialect::Docker, "kafka.env", text, &Host::new());
    let Some(service) = reading.services.first() else { return };
    let reference = to.to_string();
    let files = BTreeMap::new();
    let conversion = Conversion {
        service,
        name: "kafka",
        from: From::Image(from),
        to,
        reference: &reference,
        files: &files,
    };
    let converted = convert(&conversion);
    for format in InputFormat::ALL {
        let (files, _) = write(format, std::slice::from_ref(&converted));
        assert_eq!(files.len(), 1);
    }
    let (files, _) = write(InputFormat::Quadlet, std::slice::from_ref(&converted));
    let unit = &files[0];
    let read = read_quadlet(&unit.name, unit.text.as_bytes(), &Texts::new(), &Host::new());
    let plain = converted.environment.iter().filter(|(name, _)| is_plain(name));
    for (name, value) in plain {
        let variable = read.services.first().and_then(|service| service.variable(name));
        assert!(variable.is_some_and(|variable| variable.value.known() == Some(value)), "{name}");
    }
}

/// Other names mean something to a unit.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
