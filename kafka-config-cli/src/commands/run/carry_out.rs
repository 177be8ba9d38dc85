//! The start itself: files, directories, and java in the place of this process.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};

use kafka_config_core::derive::{Line, Step, Stream};
use kafka_config_core::diagnostics::Severity;
use kafka_config_core::format::Refusal;
use kafka_config_core::launch::{Launched, setup_end};
use kafka_config_core::report::failure_message;

use super::arguments::{Arguments, Checking};
use super::command;
use super::judge::{Judged, judge};
use super::preflight::{self, Check};
use super::start::Start;
use super::storage::Storage;
use super::tree::Tree;
use crate::commands::setup;
use crate::container::Container;
use crate::exit::{Status, Stop, reason};
use crate::print::{self, Color};

/// Comes back only where the broker is not started.
pub(super) fn carry_out(
    arguments: &Arguments,
    container: &Container<'_>,
    start: &Start,
    tree: &Tree,
) -> Result<Status, Stop> {
    say(&start.said, arguments)?;
    let Some(launched) = &start.launched else {
        let host = container.request.entrypoint.as_ref();
        if start.prepared.step == Step::Configure && host.is_some_and(|host| host.final_folder_read_only) {
            print::note(&format!(
                "help: {} may not write there: mount a folder that it may write, or name one by --fallback-dir DIR\n",
                preflight::who()
            ));
        }
        return Ok(Status::Code(start.prepared.failure.as_ref().map_or(1, |failure| failure.exit)));
    };
    say(&launched.before, arguments)?;
    if let Some(status) = prepare(arguments, container, start, launched, tree)? {
        return Ok(status);
    }
    say(&launched.after, arguments)?;
    if let Some(folder) = &launched.log_folder
        && let Err(error) = fs::create_dir_all(folder)
    {
        print::note(&format!("mkdir: can't create directory '{folder}': {}\n", reason(&error)));
    }
    Ok(become_broker(launched))
}

/// Everything that the setup of the image does; a status where that ends the container.
fn prepare(
    arguments: &Arguments,
    container: &Container<'_>,
    start: &Start,
    launched: &Launched,
    tree: &Tree,
) -> Result<Option<Status>, Stop> {
    let failure = start.prepared.failure.as_ref();
    let judged = failure.is_none().then(|| judge(container, &start.prepared, tree));
    if let Some(judged) = &judged
        && let Some(status) = look(arguments, container, judged, launched, tree)
    {
        return Ok(Some(status));
    }
    // What was ready before a failure is there in the image, too.
    let written = write(container, start, tree);
    if let Some(message) = written.err().or_else(|| failure.map(|failure| failure.message.clone())) {
        return ended(launched, &Refusal { message, help: None });
    }
    let Some(judged) = &judged else { return Ok(None) };
    let file = start.server_properties(container, tree);
    let storage = Storage::new(judged, container.request.image.version, arguments.checking);
    match storage.carry_out(launched, &file, tree)? {
        Some(refusal) => ended(launched, &refusal),
        None => Ok(None),
    }
}

/// Shows what was found; a status where it is reason enough not to start.
fn look(
    arguments: &Arguments,
    container: &Container<'_>,
    judged: &Judged,
    launched: &Launched,
    tree: &Tree,
) -> Option<Status> {
    let checks = preflight::checks(arguments, launched, judged, tree);
    let is_shown = |check: &&Check| arguments.checking != Checking::Off || check.is_fatal;
    for check in checks.iter().filter(is_shown) {
        print::note(&format!("{}: {}\nhelp: {}\n", check.severity.as_str(), check.message, check.help));
    }
    if arguments.checking != Checking::Off {
        print::diagnostics(&judged.findings, container, Severity::Warning, Color::Auto);
    }
    if checks.iter().any(|check| check.is_fatal) {
        return Some(Status::Findings);
    }
    let has_error = judged.has_error() || checks.iter().any(Check::is_error);
    if arguments.checking == Checking::Strict && has_error {
        print::note(
            "error: not started, because of the errors above; KAFKA_CONFIG_CHECK=warn starts all the same\n",
        );
        return Some(Status::Findings);
    }
    None
}

fn write(container: &Container<'_>, start: &Start, tree: &Tree) -> Result<(), String> {
    let dialect = container.request.image.dialect();
    let folder = match &start.folder {
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| format!("{folder}: {}", reason(&error)))?;
            PathBuf::from(folder)
        }
        None => tree.at(dialect.paths.r#final),
    };
    setup::put_in_place(Path::new(&folder), dialect, &start.prepared)
}

/// The end of the setup as `launch` tells it: it goes on where directories were formatted before.
fn ended(launched: &Launched, refusal: &Refusal) -> Result<Option<Status>, Stop> {
    let end = setup_end(launched, &failure_message(&refusal.message, &[]));
    print::out(&end.text)?;
    if end.goes_on {
        return Ok(None);
    }
    if let Some(help) = &refusal.help {
        print::note(&format!("help: {help}\n"));
    }
    Ok(Some(Status::Findings))
}

fn say(lines: &[Line], arguments: &Arguments) -> Result<(), Stop> {
    for line in lines {
        // Only here a word of the user's may be a secret: an argument that is no name.
        let text = match line.step {
            Step::Arguments => failure_message(&line.text, &arguments.words),
            _ => line.text.clone(),
        };
        match line.stream {
            Stream::Output => print::out(text + "\n").map(drop)?,
            Stream::Error => print::note(&(text + "\n")),
        }
    }
    Ok(())
}

fn become_broker(launched: &Launched) -> Status {
    let error = command::of(&launched.command, &launched.environment).exec();
    let program = launched.command.first().map_or("java", String::as_str);
    print::note(&format!("error: {program}: {}\n", reason(&error)));
    Status::Code(if error.kind() == ErrorKind::NotFound { 127 } else { 126 })
}
