//! What the entrypoint computes before the files are written.

mod arguments;
mod bitnami;
mod configure;
mod confluent;
mod debezium;
mod failure;
mod launch;
mod scripts;
mod start;
mod tls;
mod wurstmeister;

pub use bitnami::is_old_bitnami_name;
pub use failure::Failure;
pub use launch::jvm_environment;
pub(crate) use launch::log4j1_lines;
pub use scripts::{Host, Line, Started, Step, Stream, files_named};
pub use start::start;
pub use tls::secrets_read;
