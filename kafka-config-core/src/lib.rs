//! What a Kafka container will write, without starting one.

pub mod yaml;
pub mod log4j2;
