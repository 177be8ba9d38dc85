//! The `kafka-config` command.
fn main() {}
