//! What a client asks a node and how the node answers: as much of Kafka's protocol as tells whether it is ready.

mod answer;
mod fields;
mod request;

pub use answer::{Broker, Cluster, Malformed, Supported};
pub use request::{API_VERSIONS, METADATA, Request};
