//! Where a fault stands.

use kafka_config_core::input::Fault;
use kafka_config_core::report::{Place, Text};

use crate::deployment::Deployment;

/// The place of a fault, where it has one.
pub(super) fn place(fault: &Fault, deployment: &Deployment) -> Option<Place> {
    let at = fault.at?;
    let text = deployment.texts.get(at.source.0)?;
    Some(Text::of_format(text.path.clone(), &text.bytes, text.format).place(at.span))
}
