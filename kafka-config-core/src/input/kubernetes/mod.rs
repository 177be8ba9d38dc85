//! Kubernetes manifests: the containers of pods, and of everything that makes pods.

mod container;
mod fields;
mod links;
mod mounts;
mod objects;
mod read;
mod sources;
mod strimzi;
mod strimzi_fields;

pub use read::read_kubernetes;
