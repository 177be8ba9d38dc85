//! Texts that people hold, read into names and values with their places.

mod arguments;
mod batch;
mod braces;
mod compose;
mod container;
mod decoded;
mod detect;
mod env_file;
mod env_files;
mod handed;
mod interpolate;
mod kubernetes;
mod memory;
mod networking;
mod nul;
mod paths;
mod quadlet;
mod references;
mod run;
mod service;
mod single;
mod swarm;
mod tree;
mod units;
mod variables;

pub use batch::{CaseError, EnvAnswer, answer_case, answer_line, port_json};
pub use compose::{ComposeProject, read_compose};
pub use detect::{InputFormat, UnknownFormat};
pub use env_file::{EnvFileEntry, EnvFileError, EnvFileFault, read_env_file};
pub use env_files::{
    Assignment, EnvDialect, EnvFault, EnvFaultKind, EnvFile, Host, read_dotenv, read_dotenv_after, read_env,
    systemd_pairs,
};
pub use handed::{Found, HandedContent, HandedFile, HandedText};
pub use interpolate::{Interpolated, InterpolationError, InterpolationFault, interpolate};
pub use kubernetes::read_kubernetes;
pub use networking::{Attachment, Networking};
pub use quadlet::{QuadletUnit, QuadletVariable, Texts, drop_in_folders, read_quadlet, read_quadlet_unit};
pub use references::{OwnVariable, container_environment, expand_references};
pub use run::read_run_commands;
pub use service::{
    Fault, Located, Port, Reading, Replicas, Replicator, Service, ServiceVariable, Starter, VariableValue,
    Volume, Weight,
};
pub use single::{read_env_container, read_properties_container};
pub(crate) use swarm::is_task_template;
