//! `--batch`: configurations by the thousand, a line of JSON each.

use std::path::Path;

use kafka_config_core::report::{Batch, Outcome};
use kafka_config_core::schema::{Component, Schemas};

use super::arguments::Arguments;
use super::run::status;
use super::settings::Settings;
use crate::exit::{Status, Stop};
use crate::lines;

/// Answers every line, in order.
pub(super) fn run(arguments: &Arguments, settings: &Settings) -> Result<Status, Stop> {
    let batch = Batch {
        version: arguments.container.named_version()?,
        component: arguments.component.unwrap_or(Component::Broker),
        policy: settings.policy.clone(),
        schemas: Schemas::new(),
    };
    let path = arguments.files.first().map_or(Path::new("-"), |path| path);
    let (mut findings, mut broken) = (false, 0);
    lines::answer(path, arguments.output_file.as_deref(), |line, number| {
        let answer = batch.answer(line, number);
        match &answer.outcome {
            Outcome::Judged(report) => findings |= status(report, settings) == Status::Findings,
            Outcome::Broken => broken += 1,
        }
        answer.text
    })?;
    lines::all_read(broken)?;
    Ok(if findings { Status::Findings } else { Status::Clean })
}
