//! What a Kafka container will write, without starting one.

pub mod log4j2;
pub mod yaml;
