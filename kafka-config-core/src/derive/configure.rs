//! The scripts `run`, `configureDefaults` and `configure` of Apache's images, the same from 3.7.0 on.
//!
//! They complete the environment, check it, and end the container with a message where a check fails.

use super::failure::{Failure, advertised_by_controller};
use super::scripts::{Scripts, Step, names_sasl_listener};
use super::{arguments, tls};

/// Every cluster that is started without an id gets this one.
const DEFAULT_CLUSTER_ID: &str = "5L6g3nShT-eMCtK--X86sw";

pub(super) fn run(scripts: &mut Scripts<'_>) -> Result<(), Failure> {
    if !scripts.host.arguments.is_empty() {
        scripts.say("===> Overriding env params with args ...");
        arguments::apply(&mut scripts.environment, scripts.host.arguments)?;
    }
    scripts.step = Step::Defaults;
    default_cluster_id(scripts);
    scripts.step = Step::Configure;
    check_roles(scripts)?;
    scripts.derive_listeners();
    if scripts.host.final_folder_read_only {
        return Err(Failure::check(
            "/opt/kafka/config/ file not writable",
            "mount nothing read-only at /opt/kafka/config",
        ));
    }
    let advertised = scripts.value("KAFKA_ADVERTISED_LISTENERS").to_owned();
    if advertised.contains("SSL://") {
        scripts.say("SSL is enabled.");
        tls::derive(scripts)?;
    }
    if names_sasl_listener(&advertised) {
        scripts.check_sasl()?;
    }
    scripts.check_jmx();
    Ok(())
}

fn default_cluster_id(scripts: &mut Scripts<'_>) {
    if !scripts.has("CLUSTER_ID") {
        scripts.say(format!("CLUSTER_ID not set. Setting it to default value: \"{DEFAULT_CLUSTER_ID}\""));
        scripts.derive("CLUSTER_ID", DEFAULT_CLUSTER_ID, Vec::new());
    }
}

fn check_roles(scripts: &mut Scripts<'_>) -> Result<(), Failure> {
    if !scripts.has("KAFKA_PROCESS_ROLES") {
        return Ok(());
    }
    scripts.say("Running in KRaft mode...");
    if scripts.value("KAFKA_PROCESS_ROLES") == "controller" {
        if scripts.has("KAFKA_ADVERTISED_LISTENERS") {
            return Err(advertised_by_controller());
        }
        scripts.environment.unset("KAFKA_ADVERTISED_LISTENERS");
    }
    Ok(())
}
