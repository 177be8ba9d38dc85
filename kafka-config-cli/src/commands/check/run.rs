//! The order of the work: read, mend, tell.

use kafka_config_core::report::{self, Report};
use kafka_config_core::validate::Verdict;

use super::arguments::{self, Arguments};
use super::inputs::{Inputs, Round};
use super::settings::{self, Settings};
use super::{batch, fix, output};
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(mut arguments) = arguments::read(parser)? else { return print::out(help::CHECK) };
    if arguments.print_schema {
        return print::out(report::SCHEMA);
    }
    let settings = settings::read(&arguments)?;
    if arguments.batch {
        return batch::run(&arguments, &settings);
    }
    let mut inputs = Inputs::new(&mut arguments)?;
    if arguments.diff {
        return fix::diff(&mut inputs, &settings, &arguments);
    }
    let fixed = if arguments.fix { fix::write(&mut inputs, &settings, &arguments)? } else { None };
    let round = inputs.round()?;
    let status = tell(&round, &arguments, &settings, fixed);
    // The process ends soon; the kernel frees the nodes of large files in one go.
    std::mem::forget(round);
    status
}

/// Prints the report. Where standard input was mended, its text takes standard output.
fn tell(
    round: &Round<'_>,
    arguments: &Arguments,
    settings: &Settings,
    fixed: Option<Vec<u8>>,
) -> Result<Status, Stop> {
    if round.lacks_secrets_dir() && !arguments.quiet {
        print::note("note: without --secrets-dir, the files of /etc/kafka/secrets are taken to be there\n\n");
    }
    let report = round.report(&settings.policy);
    let status = status(&report, settings);
    let text = output::text(report, round, arguments, settings.threshold, status);
    match (&arguments.output_file, fixed) {
        (Some(file), fixed) => {
            output::to_file(file, &text)?;
            fixed.map_or(Ok(Status::Clean), print::out)?;
        }
        (None, Some(fixed)) => {
            print::note(&text);
            print::out(fixed)?;
        }
        (None, None) => {
            print::out(text)?;
        }
    }
    Ok(status)
}

/// Findings that weigh enough, or a refusal by Kafka whatever is ignored.
pub(super) fn status(report: &Report, settings: &Settings) -> Status {
    let denied = report.entries().any(|entry| entry.diagnostic.severity >= settings.threshold);
    if denied || report.verdict() == Verdict::Reject { Status::Findings } else { Status::Clean }
}
