//! `log4j2.yaml` and `tools-log4j2.yaml` as `kafka.docker.KafkaDockerWrapper` (4.0 and later) rewrites them.
//!
//! Source of truth: the classes `KafkaDockerWrapper`, `Log4jConfiguration` and their libraries Jackson and `SnakeYAML`;
//! section 4.2 of the specification and its corrections.

mod base64;
mod binding;
mod constraints;
mod error;
mod java_double;
mod merge;
mod model;
mod number;
mod order;
mod output;
mod overrides;
mod rewrite;
mod scalar;
mod tokens;
mod untyped;

pub use error::WrapperError;
pub use overrides::{LoggerOverride, Overrides, parse_loggers};
pub use rewrite::rewrite;
