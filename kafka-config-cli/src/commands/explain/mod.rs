//! `explain`: a property or a variable with all that is known of it here, and the pages of the rules.

mod arguments;
mod json;
mod rules;
mod run;
mod text;

pub(crate) use run::run;
