//! What the entrypoint computes before the files are written.

mod arguments;
mod configure;
mod launch;
mod tls;

pub use configure::{Failure, Host, Line, Started, Step, Stream, start};
pub use launch::jvm_environment;
pub(crate) use launch::log4j1_lines;
pub use tls::secrets_read;
