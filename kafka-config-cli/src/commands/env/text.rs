//! The answer for people.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use annotate_snippets::{Group, Level, Origin, Renderer};
use kafka_config_core::input::{Service, ServiceVariable, VariableValue, Weight};

use super::answer::{Answer, Problem};
use crate::print::{self, Color};

/// Every container with its image and its variables, values as the container gets them.
pub(super) fn services(answer: &Answer) -> String {
    let all: Vec<String> = answer.services.iter().map(|(name, one)| service(name, one)).collect();
    all.join("\n")
}

fn service(name: &str, service: &Service) -> String {
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
pub(in crate::commands) fn diagnostics(answer: &Answer, color: Color) {
    let colored = color.on(std::io::stderr().is_terminal());
    let renderer = if colored { Renderer::styled() } else { Renderer::plain() };
    for problem in &answer.problems {
        print::note(&format!("{}\n\n", diagnostic(problem, &renderer)));
    }
}

/// A fault without the line that it is about, which may hold a secret.
fn diagnostic(problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.weight {
        Weight::Refused => Level::ERROR,
        Weight::Ignored => Level::WARNING,
        Weight::Unknown => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(problem.message.as_str()));
    if let Some(place) = &problem.place {
        let origin = Origin::path(place.file.as_str()).line(place.line).char_column(place.column);
        group = group.element(origin);
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}
