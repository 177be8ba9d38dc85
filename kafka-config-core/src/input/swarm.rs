//! Templates that docker swarm fills in for each task, in the environment and the hostname of a service.
//!
//! Source: swarmkit, `template/context.go`. Compose itself hands the text on as it is.

/// Whether swarm puts something else in the place of a part of a text.
pub(crate) fn is_task_template(text: &str) -> bool {
    const FIELDS: [&str; 3] = [".Service.", ".Node.", ".Task."];
    let bodies = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
    bodies.into_iter().any(|(body, _)| FIELDS.iter().any(|field| body.contains(field)))
}
