//! Files of secrets that are there and hold nothing.

use std::fs;

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::launch::Launched;

use super::preflight::Check;

/// The scripts only ask whether the files exist; Kafka ends with a stack trace.
pub(super) fn checks(launched: &Launched) -> Vec<Check> {
    let stores = ["KEY", "KEYSTORE", "TRUSTSTORE"].into_iter();
    stores.flat_map(|store| [password(launched, store), keys(launched, store)]).flatten().collect()
}

fn password(launched: &Launched, store: &str) -> Option<Check> {
    let variable = format!("KAFKA_SSL_{store}_CREDENTIALS");
    let file = launched.environment.non_empty(&variable)?;
    let password = launched.environment.get(&format!("KAFKA_SSL_{store}_PASSWORD"))?;
    password.value.is_empty().then(|| empty(&variable, &format!("/etc/kafka/secrets/{file}"), "password"))
}

fn keys(launched: &Launched, store: &str) -> Option<Check> {
    let file = launched.environment.non_empty(&format!("KAFKA_SSL_{store}_LOCATION"))?;
    let metadata = fs::metadata(file).ok()?;
    let is_empty = metadata.is_file() && metadata.len() == 0;
    is_empty.then(|| empty(&format!("KAFKA_SSL_{store}_FILENAME"), file, "store of keys or certificates"))
}

fn empty(variable: &str, file: &str, what: &str) -> Check {
    Check {
        name: "empty-secret",
        severity: Severity::Error,
        message: format!("{file} is empty, but {variable} means a {what}"),
        help: "put it into that file, and see that it was not mounted before it was written",
        is_fatal: false,
    }
}
