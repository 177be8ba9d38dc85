//! All rules, sorted by code. A new rule is a file in `rules` and a line here.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use super::application;
use super::configuration::{Configuration, Setting};
use super::facts::Facts;
use super::rule::Rule;
use super::rules;
use super::surroundings::{Disk, Surroundings};
use super::within;
use crate::diagnostics::{Diagnostic, Kind, Stage};
use crate::layers::Resolved;
use crate::model::{Arrange, PropertyKey};
use crate::schema::{Component, Schema};

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
    &rules::unknown_property::RULE,
    &rules::removed_property::RULE,
    &rules::future_property::RULE,
    &rules::topic_property::RULE,
    &rules::client_property::RULE,
    &rules::unprefixed_variable::RULE,
    &rules::foreign_variable::RULE,
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
    &rules::invalid_value::RULE,
    &rules::missing_property::RULE,
    &rules::foreign_class::RULE,
    &rules::open_placeholder::RULE,
    &rules::config_provider::RULE,
    &rules::log_times::RULE,
    &rules::log_directories::RULE,
    &rules::cleaner_buffer::RULE,
    &rules::replica_fetch_wait::RULE,
    &rules::compression_codec::RULE,
    &rules::connection_limits::RULE,
    &rules::group_limits::RULE,
    &rules::group_assignors::RULE,
    &rules::rebalance_protocols::RULE,
    &rules::coordinator_limits::RULE,
    &rules::topic_defaults::RULE,
    &rules::offsets_acks::RULE,
    &rules::replication_above_brokers::RULE,
    &rules::isr_above_replication::RULE,
    &rules::data_in_tmp::RULE,
    &rules::repeated_log_directory::RULE,
    &rules::repeated_property::RULE,
    &rules::consumer_group::RULE,
    &rules::worker_listeners::RULE,
    &rules::worker_clients::RULE,
    &rules::idempotent_producer::RULE,
    &rules::client_timeouts::RULE,
    &rules::group_protocol::RULE,
    &rules::empty_mechanism::RULE,
    &rules::offset_reset::RULE,
    &rules::malformed_bootstrap_server::RULE,
    &rules::serializer_kind::RULE,
    &rules::partition_assignors::RULE,
    &rules::worker_signature::RULE,
    &rules::streams_exactly_once::RULE,
    &rules::decorated_value::RULE,
    &rules::unexpanded_text::RULE,
    &rules::streams_tags::RULE,
    &rules::topology_optimization::RULE,
    &rules::streams_group::RULE,
    &rules::streams_metrics_push::RULE,
    &rules::segment_below_batch::RULE,
    &rules::streams_endpoint::RULE,
    &rules::streams_threads::RULE,
    &rules::worker_algorithm::RULE,
    &rules::worker_topics::RULE,
    &rules::mirror_flows::RULE,
    &rules::mirror_addresses::RULE,
    &rules::mirror_connectors::RULE,
    &rules::mirror_patterns::RULE,
    &rules::streams_overrides::RULE,
    &rules::unknown_flow::RULE,
    &rules::foreign_plugin::RULE,
    &rules::wrong_plugin::RULE,
    &rules::provider_creator::RULE,
    &rules::missing_storage_manager::RULE,
    &rules::global_consumer::RULE,
    &rules::streams_classes::RULE,
    &rules::jmx_on_listener::RULE,
    &rules::misspelt_override::RULE,
    &rules::broken_derived_listeners::RULE,
    &rules::derived_listeners_hide_file::RULE,
    &rules::derived_without_controller::RULE,
    &rules::malformed_listener::RULE,
    &rules::unmapped_listener::RULE,
    &rules::repeated_listener::RULE,
    &rules::shared_port::RULE,
    &rules::malformed_protocol_map::RULE,
    &rules::inter_broker_listener::RULE,
    &rules::unbound_advertised::RULE,
    &rules::meta_address_advertised::RULE,
    &rules::early_start_listener::RULE,
    &rules::control_plane_listener::RULE,
    &rules::loopback_advertised::RULE,
    &rules::only_local_clients::RULE,
    &rules::loopback_bound::RULE,
    &rules::nameless_advertised::RULE,
    &rules::port_out_of_range::RULE,
    &rules::override_case::RULE,
    &rules::unknown_override::RULE,
    &rules::advertised_on_controller::RULE,
    &rules::nonroutable_controller::RULE,
    &rules::malformed_voter::RULE,
    &rules::missing_quorum::RULE,
    &rules::node_not_voter::RULE,
    &rules::auto_join_on_broker::RULE,
    &rules::invalid_node_id::RULE,
    &rules::invalid_roles::RULE,
    &rules::controller_listener_names::RULE,
    &rules::zookeeper_migration::RULE,
    &rules::unroutable_voter::RULE,
    &rules::voter_elsewhere::RULE,
    &rules::repeated_voter::RULE,
    &rules::local_voter::RULE,
    &rules::even_quorum::RULE,
    &rules::two_quorums::RULE,
    &rules::voter_everywhere::RULE,
    &rules::refused_format::RULE,
    &rules::zookeeper_leftover::RULE,
    &rules::leftover_protocol_version::RULE,
    &rules::published_cluster_id::RULE,
    &rules::missing_tls_variable::RULE,
    &rules::missing_tls_file::RULE,
    &rules::missing_sasl_options::RULE,
    &rules::sasl_without_jaas::RULE,
    &rules::overwritten_tls_value::RULE,
    &rules::unused_tls_variables::RULE,
    &rules::disabled_mechanism::RULE,
    &rules::principal_builder::RULE,
    &rules::invalid_listener_override::RULE,
    &rules::malformed_jaas::RULE,
    &rules::missing_jaas::RULE,
    &rules::login_module::RULE,
    &rules::tls_without_key_store::RULE,
    &rules::removed_authorizer::RULE,
    &rules::super_users::RULE,
    &rules::misleading_listener_name::RULE,
    &rules::plain_password::RULE,
    &rules::unused_security::RULE,
    &rules::untrusted_clients::RULE,
    &rules::client_without_jaas::RULE,
    &rules::malformed_client_jaas::RULE,
    &rules::client_tls::RULE,
    &rules::unknown_mechanism::RULE,
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
    &rules::misspelt_log_level::RULE,
    &rules::leaked_heap_options::RULE,
    &rules::unknown_version::RULE,
    &rules::wrapped_cluster_id::RULE,
    &rules::protocol_version::RULE,
    &rules::heap_options::RULE,
    &rules::unknown_settings::RULE,
    &rules::uncomputed_step::RULE,
    &rules::uncomputed_file::RULE,
    &rules::older_version::RULE,
    &rules::unformatted_directory::RULE,
    &rules::failed_directory::RULE,
    &rules::other_cluster::RULE,
    &rules::other_node::RULE,
    &rules::repeated_directory::RULE,
    &rules::stray_metadata_log::RULE,
    &rules::malformed_jmx_port::RULE,
    &rules::read_only_config_folder::RULE,
    &rules::refused_input::RULE,
    &rules::ignored_input::RULE,
    &rules::missing_input::RULE,
    &rules::unknown_value::RULE,
    &rules::assumed_image::RULE,
    &rules::own_command::RULE,
    &rules::assumed_program::RULE,
    &rules::other_program::RULE,
    &rules::application_variables::RULE,
    &rules::repeated_node_id::RULE,
    &rules::differing_voters::RULE,
    &rules::unknown_voter::RULE,
    &rules::voter_without_controller::RULE,
    &rules::differing_cluster_ids::RULE,
    &rules::shared_host_port::RULE,
    &rules::unresolvable_advertised::RULE,
    &rules::advertises_other::RULE,
    &rules::mixed_versions::RULE,
    &rules::unreachable_controllers::RULE,
    &rules::unpublished_listener::RULE,
    &rules::advertised_inside::RULE,
    &rules::heap_above_memory::RULE,
    &rules::advertised_port::RULE,
    &rules::shared_data::RULE,
    &rules::repeated_advertised::RULE,
];

/// Runs the rules about the container itself, in the order of their codes: how variables become files.
pub fn check_container(facts: &Facts<'_>) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| rule.run_on_container(facts)).collect()
}

/// Runs all rules over a container, in the order of their codes.
pub fn check(facts: &Facts<'_>, schema: &Schema) -> Vec<Diagnostic> {
    check_with(facts, &configuration(facts, schema, None))
}

/// [`check`], with the configuration at hand.
pub fn check_with(facts: &Facts<'_>, configuration: &Configuration<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        RULES.iter().flat_map(|rule| rule.run(Some(facts), configuration)).collect();
    if facts.lacks_mounted() {
        // What is not set here may be set there.
        let is_set = |key: &PropertyKey| configuration.is_set(key.as_str());
        found.retain(|diagnostic| diagnostic.finding.key.as_ref().is_none_or(is_set));
    }
    found
}

/// [`check_with`], for variables of which nothing says whose they are: those of an application are told to be that, and
/// nothing else is said of them.
pub fn check_unclaimed(facts: &Facts<'_>, configuration: &Configuration<'_>) -> Vec<Diagnostic> {
    match application::sign(facts, configuration) {
        Some(sign) => vec![rules::application_variables::diagnostic(sign)],
        None => check_with(facts, configuration),
    }
}

/// The broker's configuration of a container.
pub fn configuration<'a>(facts: &Facts<'a>, schema: &'a Schema, disk: Option<&Disk>) -> Configuration<'a> {
    let resolved: &'a Resolved = facts.resolved;
    let settings = resolved.iter().map(|(key, resolution)| {
        let winner = &resolution.winner;
        let certain = !facts.is_unknown(&winner.origin);
        let setting = Setting::new(key.as_str(), &winner.value, Some(&winner.origin));
        if winner.origin.is_file_of_variable() {
            // As what a provider reads, it stands in no text of the user.
            return Setting { certain, value: Cow::Owned(winner.value.clone()), ..setting };
        }
        Setting { certain, ..setting }
    });
    let surroundings = Surroundings { environment: Some(&facts.prepared.judged().environment), disk };
    let image = facts.request.image;
    Configuration::new(image.version, Component::Broker, schema, &surroundings, settings).of_image(image)
}

/// Runs the rules that need nothing but the properties themselves, in the order of their codes; those of the programs
/// within, such as the clients of Kafka Streams, as well.
pub fn check_properties(configuration: &Configuration<'_>) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = RULES.iter().flat_map(|rule| rule.run(None, configuration)).collect();
    let mut told: FxHashSet<_> = found.iter().map(subject).collect();
    for program in within::programs(configuration) {
        let new = refusals(&program, &told);
        told.extend(new.iter().map(subject));
        found.extend(new);
    }
    if let Some(consumer) = within::streams::global_consumer(configuration) {
        found.extend(refusals(&consumer, &told).into_iter().map(rules::global_consumer::diagnostic));
    }
    found.arrange_by_key(|diagnostic| diagnostic.code);
    found
}

/// What a program within refuses, as far as it is not told. Advice is given about the whole, and a fault that all programs have
/// is told once.
fn refusals(program: &Configuration<'_>, told: &FxHashSet<Subject>) -> Vec<Diagnostic> {
    let strict = RULES.iter().filter(|rule| rule.kind != Kind::Advice);
    let refused = strict.flat_map(|rule| rule.run(None, program));
    refused.filter(|diagnostic| !told.contains(&subject(diagnostic))).collect()
}

type Subject = (&'static str, Option<PropertyKey>);

/// The rule and the property.
fn subject(diagnostic: &Diagnostic) -> Subject {
    (diagnostic.code, diagnostic.finding.key.clone())
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
    } else if diagnostics.iter().any(|diagnostic| diagnostic.kind.is_undecided()) {
        Verdict::Unknown
    } else {
        Verdict::Accept
    }
}
