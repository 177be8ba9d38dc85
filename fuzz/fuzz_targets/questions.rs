//! libFuzzer's way into [`kafka_config_fuzz::questions`].

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| kafka_config_fuzz::questions::check(data));

#[cfg(not(fuzzing))]
fn main() {}
