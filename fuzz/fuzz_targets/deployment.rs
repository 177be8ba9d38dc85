//! libFuzzer's way into [`kafka_config_fuzz::deployment`].

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| kafka_config_fuzz::deployment::check(data));

#[cfg(not(fuzzing))]
fn main() {}
