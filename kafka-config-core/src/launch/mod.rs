//! From an environment to java's command line, as the scripts `launch`, `kafka-server-start.sh` and
//! `kafka-run-class.sh` build it.

mod bracket;
mod class_path;
mod launched;
mod run_class;
mod said;
mod scripts;
mod shell;

pub use class_path::{class_path, is_on_class_path};
pub use launched::{Home, Launched, Tuning, launch};
pub use said::{SetupEnd, setup_end, transcript};
