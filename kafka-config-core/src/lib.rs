//! What a Kafka container will write, without starting one.

pub mod derive;
pub mod diagnostics;
pub mod dialect;
pub mod input;
pub mod jvm;
pub mod layers;
pub mod log4j2;
pub mod mapping;
pub mod model;
pub mod pipeline;
pub mod properties;
pub mod render;
pub mod template;
pub mod validate;
pub mod yaml;
