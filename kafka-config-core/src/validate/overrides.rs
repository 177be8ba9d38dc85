//! Properties of one listener: `listener.name.<listener>.<property>` (KIP-103).

use super::configuration::{Configuration, Setting};
use super::value;
use crate::diagnostics::Finding;
use crate::schema::{Definition, accept};

/// The prefix of the listener between brokers, where that speaks SASL.
pub(super) fn sasl_prefix<'c>(c: &'c Configuration<'_>) -> Option<&'c str> {
    c.broker()?.sasl_prefix.as_deref()
}

/// What is wrong with a prefixed property: `AbstractConfig.valuesWithPrefixOverride`.
pub(super) fn fault(c: &Configuration<'_>, setting: &Setting<'_>, prefix: &str) -> Option<Finding> {
    let definition = definition(c, setting, prefix)?;
    let fault = accept(definition, &setting.value).err()?;
    let what = value::describe(&fault, definition);
    Some(
        c.finding(setting.key, format!("{} is {}, {what}", c.name(setting.key), c.shown(setting)))
            .help(value::help(&fault, definition, &setting.value)),
    )
}

/// What a prefixed property is. A rest that is no property itself is one behind its first dot, which stands behind a
/// mechanism.
pub(super) fn definition<'c>(
    c: &Configuration<'c>,
    setting: &Setting<'_>,
    prefix: &str,
) -> Option<&'c Definition> {
    let rest = setting.key.strip_prefix(prefix)?;
    let of_mechanism = || rest.split_once('.').and_then(|(_, key)| c.definition(key));
    c.definition(rest).or_else(of_mechanism).filter(|_| setting.certain)
}
