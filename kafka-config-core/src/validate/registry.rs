//! All rules, sorted by code. A new rule is a file in `rules` and a line here.

use super::configuration::{Configuration, Setting};
use super::facts::Facts;
use super::rule::Rule;
use super::rules;
use crate::diagnostics::{Diagnostic, Kind, Stage};
use crate::schema::Component;

/// All rules, sorted by code.
pub static RULES: &[&Rule] = &[
    &rules::repeated_prefix::RULE,
    &rules::colliding_names::RULE,
    &rules::dropped_defaults::RULE,
    &rules::service_link_variable::RULE,
    &rules::misnamed_variable::RULE,
    &rules::leaked_variable::RULE,
    &rules::unusable_name::RULE,
    &rules::ignored_case::RULE,
    &rules::invalid_argument::RULE,
    &rules::unread_secret_file::RULE,
    &rules::changed_by_escapes::RULE,
    &rules::injected_line::RULE,
    &rules::swallowed_line::RULE,
    &rules::garbled_text::RULE,
    &rules::malformed_escape::RULE,
    &rules::lost_blanks::RULE,
    &rules::file_not_utf8::RULE,
    &rules::byte_order_mark::RULE,
    &rules::comments_only_file::RULE,
    &rules::variable_not_utf8::RULE,
    &rules::blank_file::RULE,
    &rules::broken_derived_listeners::RULE,
    &rules::derived_listeners_hide_file::RULE,
    &rules::derived_without_controller::RULE,
    &rules::advertised_on_controller::RULE,
    &rules::nonroutable_controller::RULE,
    &rules::missing_tls_variable::RULE,
    &rules::missing_tls_file::RULE,
    &rules::missing_sasl_options::RULE,
    &rules::sasl_without_jaas::RULE,
    &rules::overwritten_tls_value::RULE,
    &rules::unused_tls_variables::RULE,
    &rules::silenced_log::RULE,
    &rules::root_without_file::RULE,
    &rules::replaced_logger::RULE,
    &rules::malformed_logger::RULE,
    &rules::ineffective_logger::RULE,
    &rules::discarded_log_file::RULE,
    &rules::refused_log_file::RULE,
    &rules::ineffective_log_variables::RULE,
    &rules::jmx_without_rmi_port::RULE,
    &rules::dropped_log_setting::RULE,
    &rules::leaked_heap_options::RULE,
    &rules::unknown_version::RULE,
    &rules::wrapped_cluster_id::RULE,
    &rules::read_only_config_folder::RULE,
];

/// Runs all rules over a container, in the order of their codes.
pub fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let settings = facts.resolved.iter().map(|(key, resolution)| Setting {
        key: key.as_str(),
        value: &resolution.winner.value,
        origin: Some(&resolution.winner.origin),
    });
    let configuration = Configuration::new(facts.request.image.version, Component::Broker, settings);
    RULES.iter().flat_map(|rule| rule.run(Some(facts), &configuration)).collect()
}

/// Runs the rules that need nothing but the properties themselves, in the order of their codes.
pub fn check_properties(configuration: &Configuration<'_>) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule.run(None, configuration)).collect()
}

/// Kafka's own answer to a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It starts, as far as its configuration goes.
    Accept,
    /// It ends.
    Reject,
    /// Something that is not at hand decides.
    Unknown,
}

impl Verdict {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Unknown => "unknown",
        }
    }
}

/// What the findings of all rules say about Kafka's own answer, up to and including a stage.
pub fn verdict(diagnostics: &[Diagnostic], last: Stage) -> Verdict {
    let refused = |diagnostic: &Diagnostic| matches!(diagnostic.kind, Kind::Parity(stage) if stage <= last);
    if diagnostics.iter().any(refused) {
        Verdict::Reject
    } else if diagnostics.iter().any(|diagnostic| diagnostic.kind == Kind::Undecided) {
        Verdict::Unknown
    } else {
        Verdict::Accept
    }
}
