//! Names that a format takes.

use rustc_hash::FxHashSet;

use crate::convert::{Converted, Remark};
use crate::input::InputFormat;

/// Gives containers names that the format takes, and tells which are others.
pub(super) fn fitting(
    format: InputFormat,
    containers: &[Converted],
    remarks: &mut Vec<(String, Remark)>,
) -> Vec<Converted> {
    let mut taken = FxHashSet::default();
    let mut renamed = Vec::new();
    for one in containers {
        let mut one = one.clone();
        let fit = distinct(&fit(format, &one.name), &mut taken);
        if fit != one.name {
            let remark = Remark::changed(format!("name {}", one.name), told(format, &fit));
            remarks.push((one.name.clone(), remark));
            one.name = fit;
        }
        let is_written = matches!(format, InputFormat::Compose | InputFormat::Quadlet);
        if let Some(name) = one.container_name.as_mut().filter(|_| is_written) {
            *name = fit_name(name);
        }
        renamed.push(one);
    }
    renamed
}

fn told(format: InputFormat, fit: &str) -> String {
    format!("the format {format} takes no such name, or takes it once: it is {fit}")
}

fn fit(format: InputFormat, name: &str) -> String {
    match format {
        InputFormat::DockerRun => name.to_owned(),
        // A label of a domain name.
        InputFormat::Kubernetes => fit_name(name).to_lowercase().replace(['_', '.'], "-"),
        _ => fit_name(name),
    }
}

/// Letters, digits, `.`, `_` and `-`, the first and the last of them a letter or a digit.
fn fit_name(name: &str) -> String {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let mut fit = String::new();
    for c in name.chars().filter(|c| is_sign(*c) || !matches!(c, '$' | '{' | '}' | '(' | ')')) {
        fit.push(if is_sign(c) { c } else { '-' });
    }
    let fit = fit.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if fit.is_empty() { "kafka".to_owned() } else { fit.to_owned() }
}

fn distinct(name: &str, taken: &mut FxHashSet<String>) -> String {
    let mut found = name.to_owned();
    let mut number = 2;
    while !taken.insert(found.clone()) {
        found = format!("{name}-{number}");
        number += 1;
    }
    found
}
