//! Rules over a finished run of the pipeline: what hurts although the image does it without a word.

mod application;
mod assignors;
mod broker;
mod classes;
mod client;
mod configuration;
mod deployment;
mod directories;
mod facts;
mod heap;
mod hosts;
pub mod jaas;
mod keys;
mod listeners;
mod loaded;
mod logging;
mod node;
mod overrides;
mod plugins;
mod protocol;
mod providers;
pub mod reach;
mod registry;
mod relation;
mod rule;
mod rules;
mod sasl;
mod sent_home;
mod service_links;
mod storage;
mod surroundings;
mod time;
mod tls;
mod value;
mod within;
mod wording;
mod written;

pub use configuration::{Configuration, Setting};
pub use deployment::{
    Deployment, Member, NodeAnswer, Sought, Started, certain_failure, check_deployment, check_started,
    sought, sought_by,
};
pub use facts::Facts;
pub use keys::instead_of;
pub use node::{Node, Roles};
pub use registry::{
    RULES, Verdict, check, check_container, check_properties, check_unclaimed, check_with, configuration,
    verdict,
};
pub use rule::{Check, Rule};
pub(crate) use storage::MetaProperties;
pub use surroundings::{Disk, Entry, Surroundings};
