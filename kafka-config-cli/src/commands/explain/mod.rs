//! `explain`: a property or a variable with all that is known of it here, and the pages of the rules.

mod arguments;
mod current;
mod json;
mod mapped;
mod rules;
mod run;
mod text;

pub(crate) use run::run;
