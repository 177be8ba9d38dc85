//! SASL listeners, their mechanisms, and where their JAAS configuration comes from.

use super::configuration::Configuration;
use crate::model::Environment;
use crate::schema::{Value, accept};

/// The property that holds JAAS text, behind whatever prefix.
pub(super) const JAAS: &str = "sasl.jaas.config";
const ENABLED: &str = "sasl.enabled.mechanisms";

/// Whether the JVM is told of a login file, where its options are known.
pub(super) fn names_login_file(environment: &Environment) -> Option<bool> {
    match environment.get("KAFKA_OPTS") {
        Some(options) if options.unknown.is_some() => None,
        options => {
            Some(options.is_some_and(|options| options.value.contains("java.security.auth.login.config")))
        }
    }
}

/// The names of the listeners that speak SASL, in capitals.
pub(super) fn listeners(c: &Configuration<'_>) -> Option<Vec<String>> {
    let broker = c.broker()?;
    let protocols = broker.protocols.as_ref()?;
    let is_sasl = |name: &str| protocols.get(name).is_some_and(|protocol| protocol.starts_with("SASL_"));
    let names = broker.listeners()?.into_iter().map(|listener| listener.name.clone());
    Some(names.filter(|name| is_sasl(name)).collect())
}

/// The mechanisms that a listener accepts.
pub(super) fn mechanisms(c: &Configuration<'_>, listener: &str) -> Option<Vec<String>> {
    let own = format!("listener.name.{}.{ENABLED}", listener.to_lowercase());
    let items = match c.get(&own) {
        Some(setting) if !setting.certain => return None,
        Some(setting) => match accept(c.definition(ENABLED)?, &setting.value).ok()? {
            Value::List(items) => items,
            _ => return None,
        },
        None => c.list(ENABLED)?,
    };
    Some(items.into_iter().filter(|item| !item.is_empty()).map(str::to_owned).collect())
}

/// The key of the JAAS text of one listener and mechanism.
pub(super) fn key(listener: &str, mechanism: &str) -> String {
    format!("listener.name.{}.{}.{JAAS}", listener.to_lowercase(), mechanism.to_lowercase())
}

/// Listeners with mechanisms that have no JAAS text of their own, and no login file that could stand in.
pub(super) fn without_jaas(c: &Configuration<'_>) -> Vec<(String, String)> {
    let is_jaas = |key: &str| key == JAAS || key.ends_with(".sasl.jaas.config");
    let has_any = c.iter().any(|setting| is_jaas(setting.key));
    // Without the environment nobody knows of a login file, but who sets properties rarely has both.
    if c.login_file.unwrap_or(!has_any) {
        return Vec::new();
    }
    let pairs = listeners(c).unwrap_or_default().into_iter().flat_map(|listener| {
        let mechanisms = mechanisms(c, &listener).unwrap_or_default();
        mechanisms.into_iter().map(move |mechanism| (listener.clone(), mechanism))
    });
    let lacks = |(listener, mechanism): &(String, String)| {
        let unprefixed = format!("{}.{JAAS}", mechanism.to_lowercase());
        !c.is_set(&key(listener, mechanism)) && !c.is_set(&unprefixed)
    };
    pairs.filter(lacks).collect()
}
