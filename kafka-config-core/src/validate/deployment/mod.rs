//! Nodes that are started together, as rules about several of them see it.

mod check;
mod clients;
mod groups;
mod ids;
mod missing;
mod names;
mod neighbours;
mod network;
mod node;
mod sought;
mod stateful_sets;
mod whole;

pub use check::{NodeAnswer, Started, check_deployment, check_started};
pub(super) use clients::Client;
pub(super) use ids::{Numbering, by_ordinal};
pub use missing::certain_failure;
pub(super) use names::nearest;
pub(super) use neighbours::Neighbours;
pub use node::Member;
pub(super) use node::{Node, at};
pub use sought::{Sought, sought, sought_by};
pub use whole::Deployment;
pub(super) use whole::Target;
