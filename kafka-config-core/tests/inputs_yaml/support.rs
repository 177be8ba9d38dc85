//! Files in, what is found as JSON and as text out.

use std::collections::BTreeMap;

use kafka_config_core::input::{
    ComposeProject, Host, Reading, ServiceVariable, read_compose, read_kubernetes,
};
use kafka_config_core::model::{SourceSpan, line_and_column};
use serde_json::{Map, Value, json};

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn files<const N: usize>(texts: [(&str, &str); N]) -> Files {
    texts.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
}

pub(crate) fn compose(files: &Files, host: &[(&str, &str)]) -> Reading {
    let host: Host = host.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    read_compose(&ComposeProject { files, chosen: &[], host: &host, folder: "/project" })
}

pub(crate) fn kubernetes(text: &str) -> Reading {
    read_kubernetes(&files([("kafka.yaml", text)]))
}

/// The text at a place.
pub(crate) fn at<'f>(files: &'f Files, reading: &Reading, at: SourceSpan) -> &'f str {
    let text = &files[&reading.sources[at.source.0]];
    std::str::from_utf8(&text[at.span.start..at.span.end]).unwrap()
}

/// The first refusal as `FILE:LINE:COLUMN: message; help`.
pub(crate) fn refusal(files: &Files, reading: &Reading) -> String {
    let fault = reading.refusal().unwrap();
    let place = fault.at.map_or_else(String::new, |at| {
        let name = &reading.sources[at.source.0];
        let (line, column) = line_and_column(&files[name], at.span.start);
        format!("{name}:{line}:{column}: ")
    });
    let help = fault.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
    format!("{place}{}{help}", fault.message)
}

pub(crate) fn environment(variables: &[ServiceVariable]) -> Map<String, Value> {
    let pair = |variable: &ServiceVariable| {
        let value = variable.value.known().map_or(Value::Null, |value| json!(value));
        (variable.name.as_str().to_owned(), value)
    };
    variables.iter().map(pair).collect()
}
