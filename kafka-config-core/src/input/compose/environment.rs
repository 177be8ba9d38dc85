//! The variables of a service: its own over those of its env files.
//!
//! Source: compose-go, `types/project.go`, `resolveEnvironment`; `types/mapping.go`.

use std::collections::HashMap;

use super::super::tree::{Data, Map, Value};
use super::refusal::{Result, refusal};
use super::workspace::Workspace;
use crate::input::{EnvDialect, Host, ServiceVariable, VariableValue, read_dotenv_after, read_env};
use crate::model::{EnvName, IntoMap, SourceSpan, Span};

/// All variables of a service, each name once.
pub(super) fn variables(
    workspace: &mut Workspace<'_>,
    service: &Map,
    host: &Host,
) -> Result<Vec<ServiceVariable>> {
    let mut found = Found::default();
    if let Some(environment) = service.get("environment") {
        own(workspace, environment, host, &mut found)?;
    }
    let files = service.get("env_file").and_then(Value::as_list).unwrap_or_default();
    if files.is_empty() {
        return Ok(found.variables);
    }
    let own_count = found.variables.len();
    let mut known = Host::new();
    for variable in &found.variables {
        if let VariableValue::Known(value) = &variable.value {
            known.insert(variable.name.as_str().to_owned(), value.clone());
        }
    }
    let lookup: Host = known.clone().into_iter().chain(host.clone()).into_map();
    for file in files {
        env_file(workspace, file, &lookup, &mut known, own_count, &mut found)?;
    }
    Ok(found.variables)
}

#[derive(Default)]
struct Found {
    variables: Vec<ServiceVariable>,
    places: HashMap<EnvName, usize>,
}

impl Found {
    /// Sets a variable in the place of the one of the same name, unless that one is the service's own.
    fn set(&mut self, variable: ServiceVariable, own_count: usize) {
        let place = *self.places.entry(variable.name.clone()).or_insert(self.variables.len());
        match self.variables.get_mut(place) {
            Some(_) if place < own_count => {}
            Some(earlier) => *earlier = variable,
            None => self.variables.push(variable),
        }
    }
}

fn own(workspace: &Workspace<'_>, environment: &Value, host: &Host, found: &mut Found) -> Result<()> {
    match &environment.data {
        Data::Map(map) => {
            for entry in map.iter() {
                let value = entry.value.print().map(|value| (value, Some(entry.value.at)));
                add(workspace, &entry.key, entry.key_at, value, host, found);
            }
        }
        Data::List(list) => {
            for item in list {
                own_item(workspace, item, host, found)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn own_item(workspace: &Workspace<'_>, item: &Value, host: &Host, found: &mut Found) -> Result<()> {
    let Some(text) = item.as_text() else { return Ok(()) };
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (text, None),
    };
    // Go looks at the last byte, taken for a character.
    let last = name.bytes().last().map(char::from);
    if last.is_some_and(char::is_whitespace) {
        let message = format!("a blank stands between '{}' and '='", name.trim_end());
        return Err(refusal(item.at, message, "write NAME=VALUE without blanks around '='"));
    }
    let (name_at, value_at) = match &item.data {
        Data::Pair { name_at, .. } => (*name_at, item.at),
        _ => places(workspace, item.at, name),
    };
    add(workspace, name, name_at, value.map(|value| (value.to_owned(), Some(value_at))), host, found);
    Ok(())
}

/// Where name and value stand in an item `NAME=VALUE`; the whole item, where the name is not written as it is.
fn places(workspace: &Workspace<'_>, at: SourceSpan, name: &str) -> (SourceSpan, SourceSpan) {
    let verbatim = workspace
        .text_at(at)
        .and_then(|text| text.strip_prefix(name))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
    if !verbatim {
        return (at, at);
    }
    let end = at.span.start + name.len();
    let value = Span::new((end + 1).min(at.span.end), at.span.end);
    (SourceSpan { span: Span::new(at.span.start, end), ..at }, SourceSpan { span: value, ..at })
}

fn add(
    workspace: &Workspace<'_>,
    name: &str,
    name_at: SourceSpan,
    value: Option<(String, Option<SourceSpan>)>,
    host: &Host,
    found: &mut Found,
) {
    let value = value.or_else(|| {
        let given = host.get(name)?;
        let place = workspace.dotenv_places.get(name).and_then(|(_, value_at)| *value_at);
        Some((given.clone(), place))
    });
    let (value, value_at) = match value {
        Some((value, at)) => (VariableValue::Known(value), at),
        None => (VariableValue::Unset, None),
    };
    let variable = ServiceVariable { name: EnvName::new(name), value, name_at: Some(name_at), value_at };
    let place = *found.places.entry(variable.name.clone()).or_insert(found.variables.len());
    match found.variables.get_mut(place) {
        Some(earlier) => *earlier = variable,
        None => found.variables.push(variable),
    }
}

fn env_file(
    workspace: &mut Workspace<'_>,
    file: &Value,
    lookup: &Host,
    known: &mut Host,
    own_count: usize,
    found: &mut Found,
) -> Result<()> {
    let Some(map) = file.as_map() else { return Ok(()) };
    let Some(path) = map.get("path") else { return Ok(()) };
    let name = path.as_text().unwrap_or_default();
    let required = required(map)?;
    let Some((id, bytes)) = workspace.read(name) else {
        if !required {
            return Ok(());
        }
        let message = format!("the env file '{}' is not there", workspace.shown(name));
        return Err(refusal(path.at, message, "name a file that exists, or write 'required: false'"));
    };
    let format = map.get("format").and_then(Value::as_text).unwrap_or_default();
    let read = match format {
        "" | ".env" => read_dotenv_after(bytes, known, &|name| lookup.get(name).map(String::as_str)),
        "raw" => read_env(EnvDialect::Docker, bytes, lookup),
        _ => {
            let at = map.get("format").map_or(path.at, |format| format.at);
            return Err(refusal(
                at,
                format!("'{format}' is no format of env files"),
                "write 'format: raw', or leave it out",
            ));
        }
    };
    let read = read.map_err(|fault| workspace.env_refusal(id, name, &fault))?;
    workspace.note(id, &read.notes);
    for set in read.assignments {
        known.insert(set.name.clone(), set.value.clone());
        let at = |span| SourceSpan { source: id, span };
        let variable = ServiceVariable {
            name: EnvName::new(set.name),
            value: VariableValue::Known(set.value),
            name_at: Some(at(set.name_at)),
            value_at: set.value_at.map(at),
        };
        found.set(variable, own_count);
    }
    Ok(())
}

fn required(map: &Map) -> Result<bool> {
    match map.get("required").map(|value| (&value.data, value)) {
        None | Some((Data::Bool(true), _)) => Ok(true),
        Some((Data::Bool(false), _)) => Ok(false),
        Some((_, value)) => match value.as_text().map(str::to_ascii_lowercase).as_deref() {
            Some("true" | "yes" | "y" | "on") => Ok(true),
            Some("false" | "no" | "n" | "off") => Ok(false),
            _ => Err(refusal(value.at, "'required' must be a boolean", "write true or false")),
        },
    }
}
