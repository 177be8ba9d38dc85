//! The answer for people.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use annotate_snippets::{Group, Level, Origin, Renderer};
use kafka_config_core::input::{Fault, ServiceVariable, VariableValue, Weight};

use super::places::{place, shown};
use crate::deployment::{Deployment, NamedService};
use crate::print::{self, Color};

/// Every container with its image and its variables, values as the container gets them.
pub(super) fn services(deployment: &Deployment) -> String {
    let all: Vec<String> = deployment.services.iter().map(service).collect();
    all.join("\n")
}

fn service(NamedService { name, service, .. }: &NamedService) -> String {
    let mut text = match &service.image {
        Some(image) => format!("{name}  {}\n", image.value),
        None => format!("{name}\n"),
    };
    for set in &service.environment {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  {}", variable(set));
    }
    text
}

fn variable(set: &ServiceVariable) -> String {
    let name = &set.name;
    match &set.value {
        // Several lines would look like several variables.
        VariableValue::Known(value) if value.contains(char::is_control) => format!("{name}={value:?}"),
        VariableValue::Known(value) => format!("{name}={value}"),
        VariableValue::Unset => format!("{name}  (not set: nothing gives it a value)"),
        VariableValue::Unknown(what) => format!("{name}  (not known: {what})"),
    }
}

/// Prints what is wrong on standard error.
pub(in crate::commands) fn diagnostics(deployment: &Deployment, color: Color) {
    let colored = color.on(std::io::stderr().is_terminal());
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    for fault in &deployment.faults {
        let fault = shown(fault, deployment);
        print::note(&format!("{}\n\n", diagnostic(&fault, deployment, &renderer)));
    }
}

/// A fault without the line that it is about, which may hold a secret.
fn diagnostic(fault: &Fault, deployment: &Deployment, renderer: &Renderer) -> String {
    let level = match fault.weight {
        Weight::Refused => Level::ERROR,
        Weight::Ignored => Level::WARNING,
        Weight::Unknown => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(fault.message.as_str()));
    let place = place(fault, deployment);
    if let Some(place) = &place {
        let origin =
            Origin::path(place.path.as_str()).line(place.region.line).char_column(place.region.column);
        group = group.element(origin);
    }
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}
