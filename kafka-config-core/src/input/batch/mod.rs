//! Questions about a container's variables as lines of JSON, for programs that have many of them.

mod case;
mod kinds;
mod line;
mod shape;

pub use case::CaseError;
pub use kinds::answer_case;
pub use line::{EnvAnswer, answer_line};
pub use shape::port_json;
