//! One answer for each kind of question, in the form in which recordings of the real readers hold theirs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::case::{Case, CaseError, Result, broken};
use super::shape;
use crate::input::{
    ComposeProject, EnvDialect, EnvFault, EnvFile, OwnVariable, ServiceVariable, VariableValue,
    container_environment, interpolate, read_compose, read_env, read_quadlet_unit, systemd_pairs,
};
use crate::model::{EnvName, IntoMap};

/// The folder in which a project's files lie; its last part names the project.
const PROJECT: &str = "/project";

/// Answers a question: what the reader named by `kind` makes of `input` or `files`.
///
/// # Errors
/// [`CaseError::Refused`] where the real reader refuses the text, [`CaseError::Broken`] where the question is none.
///
/// ```
/// use kafka_config_core::input::answer_case;
/// use serde_json::json;
///
/// let case = json!({"kind": "compose-env", "input": "A='$HOST' # a\nB=$HOST", "host": {"HOST": "kafka"}});
/// assert_eq!(answer_case(&case), Ok(json!({"env": {"A": "$HOST", "B": "kafka"}})));
/// ```
pub fn answer_case(case: &Value) -> Result<Value> {
    let case = Case(case);
    if !case.0.is_object() {
        return broken("this is no JSON object");
    }
    let kind = match case.get("kind") {
        None if case.get("files").is_some() => "compose",
        _ => case.text("kind")?,
    };
    match kind {
        "docker-env" => {
            let file = env_file(EnvDialect::Docker, case)?;
            Ok(json!({ "env": shape::lines(&file) }))
        }
        "podman-env" => Ok(json!({ "env": env_file(EnvDialect::Podman, case)?.last() })),
        "compose-env" => Ok(json!({ "env": env_file(EnvDialect::Compose, case)?.last() })),
        "systemd-env" => systemd(case),
        "compose-interpolation" => interpolation(case),
        "k8s-expansion" => kubernetes(case),
        "quadlet" => quadlet(case),
        "compose" | "compose-project" => compose(case),
        _ => broken(format!("'{kind}' is no kind of question; 'kafka-config env --help' lists them")),
    }
}

fn refused(fault: &EnvFault) -> CaseError {
    CaseError::Refused(fault.to_string())
}

fn env_file(dialect: EnvDialect, case: Case<'_>) -> Result<EnvFile> {
    read_env(dialect, &case.input()?, &case.host()?).map_err(|fault| refused(&fault))
}

fn systemd(case: Case<'_>) -> Result<Value> {
    let file = env_file(EnvDialect::Systemd, case)?;
    let all = systemd_pairs(&case.input()?, true).map_err(|fault| refused(&fault))?;
    Ok(json!({ "env": file.last(), "pairs": shape::pairs(&all) }))
}

fn interpolation(case: Case<'_>) -> Result<Value> {
    let host = case.host()?;
    let text = interpolate(case.text("input")?, &|name| host.get(name).cloned())
        .map_err(|error| CaseError::Refused(error.to_string()))?;
    Ok(json!({ "value": text.value }))
}

fn variable(name: String, value: &str) -> ServiceVariable {
    ServiceVariable {
        name: EnvName::new(name),
        value: VariableValue::Known(value.to_owned()),
        name_at: None,
        value_at: None,
    }
}

fn kubernetes(case: Case<'_>) -> Result<Value> {
    let mut sources = Vec::new();
    for source in case.list("env_from")? {
        let source = Case(source);
        let prefix = source.get("prefix").map_or(Ok(""), |_| source.text("prefix"))?;
        let data = source.texts("data")?;
        sources.extend(data.into_iter().map(|(name, value)| variable(format!("{prefix}{name}"), value)));
    }
    let mut own = Vec::new();
    for entry in case.list("input")? {
        let entry = Case(entry);
        let value = entry.get("value").map_or(Ok(""), |_| entry.text("value"))?;
        own.push(OwnVariable { variable: variable(entry.text("name")?.to_owned(), value), expanded: true });
    }
    let services = case.texts("service_env")?;
    let services = services.into_iter().map(|(name, value)| variable(name.to_owned(), value)).collect();
    Ok(json!({ "env": shape::environment(&container_environment(sources, own, services)) }))
}

fn quadlet(case: Case<'_>) -> Result<Value> {
    let path =
        case.get("unit").map_or(Ok("/etc/containers/systemd/kafka.container"), |_| case.text("unit"))?;
    let (input, drop_ins) = (case.input()?, case.texts("dropins")?);
    let texts = drop_ins.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes())).into_map();
    let unit = read_quadlet_unit(path, &input, &texts);
    match unit.refusal() {
        Some(fault) => Err(CaseError::Refused(shape::refusal(fault, &unit.sources, |source| {
            if source == path { Some(&*input) } else { texts.get(source).copied() }
        }))),
        None => Ok(shape::unit(&unit)),
    }
}

fn compose(case: Case<'_>) -> Result<Value> {
    let texts = case.texts("files")?;
    let files: BTreeMap<String, Vec<u8>> =
        texts.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into_map();
    let host = case.host()?;
    let reading = read_compose(&ComposeProject { files: &files, chosen: &[], host: &host, folder: PROJECT });
    match reading.refusal() {
        Some(fault) => {
            let text = |source: &str| files.get(source).map(Vec::as_slice);
            Err(CaseError::Refused(shape::refusal(fault, &reading.sources, text)))
        }
        None => Ok(shape::services(&reading)),
    }
}
