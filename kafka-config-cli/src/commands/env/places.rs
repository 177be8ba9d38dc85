//! Where a fault stands.

use kafka_config_core::input::Fault;
use kafka_config_core::report::{Place, without_secrets};

use crate::deployment::Deployment;

/// The place of a fault, where it has one.
pub(super) fn place(fault: &Fault, deployment: &Deployment) -> Option<Place> {
    let at = fault.at?;
    let text = deployment.texts.get(at.source.0)?;
    Some(text.text().place(at.span))
}

/// A fault without what may be a secret.
pub(super) fn shown(fault: &Fault, deployment: &Deployment) -> Fault {
    let text = fault.at.and_then(|at| deployment.texts.get(at.source.0));
    without_secrets(fault, text.map(|text| text.bytes.as_slice()))
}
