//! Which scripts run.

use super::scripts::{Checks, Host, Scripts, Started};
use super::{bitnami, configure, confluent, debezium, wurstmeister};
use crate::dialect::{Dialect, Entrypoint};
use crate::model::Environment;

/// Runs an image's scripts on an environment.
pub fn start(environment: Environment, dialect: &Dialect, host: &Host<'_>) -> Started {
    let checks = match dialect.entrypoint {
        Entrypoint::Confluent(image) => Checks::Helper(image.helper),
        _ => Checks::Shell,
    };
    let mut scripts = Scripts::new(environment, host, checks);
    scripts.read_files(dialect.from_files);
    let result = match dialect.entrypoint {
        Entrypoint::Apache => configure::run(&mut scripts),
        Entrypoint::Confluent(image) => confluent::run(&mut scripts, image),
        Entrypoint::Bitnami => bitnami::run(&mut scripts, dialect),
        Entrypoint::Wurstmeister => wurstmeister::run(&mut scripts),
        Entrypoint::Debezium => {
            debezium::run(&mut scripts, dialect);
            Ok(())
        }
        Entrypoint::Operator if scripts.environment.iter().any(|set| dialect.maps(set.name.as_str())) => {
            Ok(())
        }
        Entrypoint::Operator => {
            scripts.leave_open(
                "the operator writes the whole file from its own resource, spec.kafka.config among it",
            );
            Ok(())
        }
        Entrypoint::Plain => Ok(()),
    };
    scripts.ended(result)
}
