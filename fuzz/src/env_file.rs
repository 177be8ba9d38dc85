//! Env files: any bytes are read or refused, and entries stand in order inside the text.

use kafka_config_core::input::{EnvFileFault, read_env_file};

/// Any bytes as an env file.
///
/// # Panics
/// Where a law is broken.
pub fn check(data: &[u8]) {
    let entries = match read_env_file(data) {
        Ok(entries) => entries,
        Err(error) => {
            let line = data.split(|&byte| byte == b'\n').nth(error.line - 1).expect("a line of the file");
            let is_utf8 = std::str::from_utf8(line).is_ok();
            assert_eq!(error.fault == EnvFileFault::NotUtf8, !is_utf8 && line.len() < 65_536);
            return;
        }
    };
    let mut end = 0;
    for entry in entries {
        assert!(end <= entry.span.start && entry.span.start < entry.span.end);
        end = entry.span.end;
        let written = entry.value.map_or(entry.name.clone(), |value| format!("{}={value}", entry.name));
        let line = &data[entry.span.start..entry.span.end];
        assert_eq!(line, written.as_bytes());
        assert!(!entry.name.is_empty() && !line.contains(&b'\n'));
    }
    assert!(end <= data.len());
}
