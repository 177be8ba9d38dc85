//! What each Kafka version lets one configure: every definition of its own classes, as data.

mod definition;

pub use definition::{
    Component, DefaultValue, Definition, Importance, ListFlags, Number, Type, UpdateMode, Validator,
};
