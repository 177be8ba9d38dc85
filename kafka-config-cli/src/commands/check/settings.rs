//! What is told and what is denied: the command line over `KAFKA_CONFIG_IGNORE` and `kafka-config.toml`.

use kafka_config_core::catalog::closest;
use kafka_config_core::diagnostics::Severity;
use kafka_config_core::report::{Codes, Policy, UnknownRule, rules};

use super::arguments::{Arguments, items};
use super::config;
use crate::exit::Stop;

/// Further rules to be ignored, for where there is no file.
const IGNORE: &str = "KAFKA_CONFIG_IGNORE";

/// What the user wants to be told.
pub(super) struct Settings {
    /// Which findings, and how much they weigh.
    pub(super) policy: Policy,
    /// The weight from which on findings make the status 1.
    pub(super) threshold: Severity,
}

/// All wishes together. What is ignored adds up; of the others the command line's counts.
pub(super) fn read(arguments: &Arguments) -> Result<Settings, Stop> {
    let config = config::read(arguments.config.as_deref())?;
    let mut ignore = config.ignore;
    ignore.extend(all(&arguments.ignore).map_err(Stop::Usage)?);
    if let Some(list) = std::env::var_os(IGNORE) {
        let codes = all(&items(&list.to_string_lossy()).collect::<Vec<_>>());
        ignore.extend(codes.map_err(|error| Stop::Failed(format!("{IGNORE}: {error}")))?);
    }
    let select = match &arguments.select[..] {
        [] => config.select,
        select => Some(all(select).map_err(Stop::Usage)?),
    };
    let threshold = arguments.deny.or(config.deny).map_or(Severity::Error, |threshold| threshold.0);
    let policy = Policy { last: arguments.last, select, ignore, severities: config.severities };
    Ok(Settings { policy, threshold })
}

fn all(texts: &[String]) -> Result<Codes, String> {
    texts.iter().try_fold(Codes::default(), |mut codes, text| {
        codes.extend(self::codes(text)?);
        Ok(codes)
    })
}

/// The rules of a code, a beginning of codes or a name; else what was probably meant.
pub(super) fn codes(text: &str) -> Result<Codes, String> {
    Codes::parse(text).map_err(|_| unknown_rule(text))
}

/// That no rule is called so, and which one was probably meant.
pub(in crate::commands) fn unknown_rule(text: &str) -> String {
    let candidates = || rules().flat_map(|rule| [rule.code, rule.name]);
    let close = closest(&text.to_ascii_uppercase(), candidates())
        .or_else(|| closest(&text.to_ascii_lowercase(), candidates()));
    let hint = close.map_or(String::new(), |meant| format!("; did you mean {meant}?"));
    format!("{}{hint}", UnknownRule(text.to_owned()))
}
