//! Text to tokens: YAML 1.1 as `SnakeYAML` 2.x reads it.
//!
//! Source of truth: `org.yaml.snakeyaml.scanner.ScannerImpl` with default `LoaderOptions`. Tokens are made only when they
//! are asked for, because what has not been asked for cannot fail.

mod block;
mod directive;
mod fetch;
mod keys;
mod plain;
mod properties;
mod quoted;
mod state;

pub(super) use state::{CODE_POINT_LIMIT, Scanner};
