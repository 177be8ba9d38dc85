//! The order of the work: read, plan, and either tell the plan or carry it out.

use super::arguments;
use super::carry_out::carry_out;
use super::start::{Start, container};
use super::tree::Tree;
use super::{plan, signals};
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(arguments) = arguments::read(parser)? else { return print::out(help::RUN) };
    signals::heed()?;
    let tree = Tree::new(&arguments);
    let container = container(&arguments, &tree)?;
    let start = Start::new(&arguments, &tree, &container.request);
    if arguments.dry_run {
        return plan::tell(&arguments, &container, &start, &tree);
    }
    let status = carry_out(&arguments, &container, &start, &tree);
    // The process ends here, and the kernel frees faster than we could.
    std::mem::forget((container, start));
    status
}
