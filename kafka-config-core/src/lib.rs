//! What a Kafka container will write, without starting one.
