//! `--dry-run`: what a start would say, write, check and end in. Touches nothing.

use kafka_config_core::derive::{Line, Step, Stream};
use kafka_config_core::format::{Plan as FormatPlan, Refusal};
use kafka_config_core::launch::{Launched, setup_end};

use super::arguments::{Arguments, Checking};
use super::judge::{Judged, judge};
use super::preflight::{self, Check};
use super::start::Start;
use super::storage::Storage;
use super::tree::Tree;
use super::{plan_json, plan_text};
use crate::container::Container;
use crate::exit::{Status, Stop};
use crate::print;

/// A start that was not carried out.
pub(super) struct Plan<'a> {
    pub(super) container: &'a Container<'a>,
    pub(super) start: &'a Start,
    /// What the scripts end with, and what they say.
    pub(super) exit: u8,
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) judged: Option<Judged>,
    pub(super) checks: Vec<Check>,
    pub(super) storage: Outlook,
    /// Whether the broker would be started.
    pub(super) starts: bool,
}

/// What becomes of the data directories.
pub(super) enum Outlook {
    /// It does not come to that.
    None,
    /// They would be formatted, with these lines of the tool's.
    Formats(Vec<String>),
    /// They were formatted before; the tool says so.
    Formatted(String),
    /// The tool would refuse.
    Refuses(Refusal),
    /// Kafka's own tool would be asked, for this reason.
    Asks(String),
}

/// Prints the plan; the status tells whether the broker would be started.
pub(super) fn tell(
    arguments: &Arguments,
    container: &Container<'_>,
    start: &Start,
    tree: &Tree,
) -> Result<Status, Stop> {
    let plan = Plan::new(arguments, container, start, tree)?;
    let text = if arguments.json { plan_json::json(&plan) } else { plan_text::text(&plan, arguments) };
    print::out(text)?;
    Ok(if plan.starts { Status::Clean } else { Status::Findings })
}

impl<'a> Plan<'a> {
    fn new(
        arguments: &Arguments,
        container: &'a Container<'a>,
        start: &'a Start,
        tree: &Tree,
    ) -> Result<Self, Stop> {
        let failure = start.prepared.failure.as_ref();
        let mut plan = Self {
            container,
            start,
            exit: failure.map_or(0, |failure| failure.exit),
            stdout: joined(&start.said, Stream::Output),
            stderr: joined(&start.said, Stream::Error),
            judged: None,
            checks: Vec::new(),
            storage: Outlook::None,
            starts: false,
        };
        let Some(launched) = &start.launched else { return Ok(plan) };
        plan.hear(&launched.before);
        if let Some(failure) = failure {
            plan.stdout += &setup_end(launched, &failure.message).text;
            return Ok(plan);
        }
        let judged = judge(container, &start.prepared, tree);
        let file = start.server_properties(container, tree);
        let storage = Storage::new(&judged, container.request.image.version, arguments.checking);
        let is_fresh = plan.look_at_storage(&storage, launched, &file, tree)?;
        plan.checks = preflight::checks(arguments, launched, &judged, tree);
        plan.hear_storage(launched, is_fresh);
        plan.starts = plan.exit == 0 && plan.may_start(&judged, arguments.checking);
        plan.judged = Some(judged);
        Ok(plan)
    }

    fn hear(&mut self, lines: &[Line]) {
        self.stdout += &joined(lines, Stream::Output);
        self.stderr += &joined(lines, Stream::Error);
    }

    /// What the tool would do; whether no directory is formatted yet.
    fn look_at_storage(
        &mut self,
        storage: &Storage<'_>,
        launched: &Launched,
        file: &str,
        tree: &Tree,
    ) -> Result<bool, Stop> {
        let mut is_fresh = true;
        self.storage = match storage {
            Storage::Refused(refusal) => Outlook::Refuses((*refusal).clone()),
            Storage::Jvm(why) => Outlook::Asks(why.clone()),
            Storage::Own { node, .. } => {
                is_fresh = !tree.has_formatted(node)?;
                storage.plan(launched, file, tree)?.map_or(Outlook::None, |plan| outlook(launched, plan))
            }
        };
        Ok(is_fresh)
    }

    /// The end of the setup. Where nothing is formatted yet the scripts' own words end with success: what Kafka would
    /// say of the configuration is told apart from them.
    fn hear_storage(&mut self, launched: &Launched, is_fresh: bool) {
        let said = match &self.storage {
            Outlook::Refuses(refusal) if !is_fresh => Some(setup_end(launched, &refusal.message)),
            Outlook::Formatted(text) => Some(setup_end(launched, text)),
            _ => None,
        };
        if let Some(end) = said {
            self.stdout += &end.text;
            self.exit = u8::from(!end.goes_on);
        }
        if self.exit == 0 {
            self.hear(&launched.after);
        }
    }

    fn may_start(&self, judged: &Judged, checking: Checking) -> bool {
        let is_refused = matches!(self.storage, Outlook::Refuses(_));
        let is_fatal = self.checks.iter().any(|check| check.is_fatal);
        let has_error = judged.has_error() || self.checks.iter().any(Check::is_error);
        let is_unwanted = checking == Checking::Strict && has_error;
        !(is_refused || is_fatal || is_unwanted)
    }
}

fn outlook(launched: &Launched, plan: FormatPlan) -> Outlook {
    match plan.refusal {
        Some(refusal) if setup_end(launched, &refusal.message).goes_on => Outlook::Formatted(refusal.message),
        Some(refusal) => Outlook::Refuses(refusal),
        None => Outlook::Formats(plan.steps.into_iter().map(|step| step.line).collect()),
    }
}

fn joined(lines: &[Line], stream: Stream) -> String {
    lines.iter().filter(|line| line.stream == stream).flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// Whether the scripts reached the launch, from which on variables count as exported.
pub(super) fn is_configured(start: &Start) -> bool {
    start.prepared.step == Step::Launch
}
