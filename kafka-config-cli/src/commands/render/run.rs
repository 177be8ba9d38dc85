//! `render`: the container's whole start up to its files.

use std::path::Path;

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::layers::holds_secret;
use kafka_config_core::model::{Artifact, ConfigFile};
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report::failure_message;

use super::arguments::{self, Arguments};
use super::nodes;
use crate::container::{self, Answer, Container};
use crate::diff::{self, Syntax};
use crate::exit::{Status, Stop, reason};
use crate::print::Color;
use crate::write::{self, Durability, NewFile, Outcome};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(mut arguments) = arguments::read(parser)? else { return print::out(help::RENDER) };
    let mode = match (arguments.strict, arguments.merge_defaults) {
        (true, merge_defaults) => Mode::Strict { merge_defaults },
        (false, false) => Mode::Compat,
        (false, true) => {
            return Err(Stop::Usage(
                "--merge-defaults needs --mode strict: the image itself never merges".to_owned(),
            ));
        }
    };
    arguments::check_combination(&arguments)?;
    let deployment = nodes::deployment(&mut arguments)?;
    let Some(deployment) = deployment else {
        let container = container::read(&arguments.container, mode, arguments.output_dir.as_deref())?;
        return render(&arguments, &container, arguments.output_dir.as_deref());
    };
    let mut worst = Status::Clean;
    for node in nodes::chosen(&arguments, deployment)? {
        let folder = node.folder.as_deref();
        let container = container::of_service(
            &arguments.container,
            &node.texts,
            &node.service,
            node.image,
            mode,
            folder,
        )?;
        if render(&arguments, &container, folder)? == Status::Findings {
            worst = Status::Findings;
        }
    }
    Ok(worst)
}

fn render(
    arguments: &Arguments,
    container: &Container<'_>,
    output_dir: Option<&Path>,
) -> Result<Status, Stop> {
    let answer = container.answer();
    report(arguments, container, &answer);
    if answer.prepared.failure.is_some() {
        return Ok(Status::Findings);
    }
    let status = output(arguments, container, &answer, output_dir)?;
    // Kafka will refuse such files although the image writes them.
    let refused = answer.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if refused { Status::Findings } else { status })
}

/// Shows, compares or writes, as the arguments say.
fn output(
    arguments: &Arguments,
    container: &Container<'_>,
    answer: &Answer,
    output_dir: Option<&Path>,
) -> Result<Status, Stop> {
    let target = output_dir.map(|folder| (folder, Durability::Flushed));
    let root = arguments.container.root.as_ref().and(container.final_dir.as_deref());
    match target.or(root.map(|folder| (folder, Durability::Cached))) {
        Some((folder, _)) if arguments.diff => diff(folder, container, answer, arguments.color),
        Some((folder, _)) if arguments.dry_run => dry_run(folder, container, answer),
        Some(_) if arguments.file.is_some() => show(arguments, container, answer),
        None if arguments.diff || arguments.dry_run => Err(Stop::Usage(
            "--diff and --dry-run are about a folder: give --output-dir or --root".to_owned(),
        )),
        None if arguments.provenance => provenance(container, answer),
        None => show(arguments, container, answer),
        Some((folder, durability)) => {
            write(folder, durability, arguments, container, answer)?;
            if arguments.provenance { provenance(container, answer) } else { Ok(Status::Clean) }
        }
    }
}

fn provenance(container: &Container<'_>, answer: &Answer) -> Result<Status, Stop> {
    let resolutions = answer.resolved.iter().map(|(_, resolution)| resolution);
    print::out(print::provenance(resolutions, &container.sources()))
}

/// What the scripts say, what the rules find, and why the container ends early.
fn report(arguments: &Arguments, container: &Container<'_>, answer: &Answer) {
    let least = match (arguments.quiet, arguments.verbose) {
        (true, _) => Severity::Error,
        (false, true) => Severity::Info,
        (false, false) => Severity::Warning,
    };
    if arguments.verbose && !arguments.quiet {
        let lines: String = answer.prepared.lines.iter().flat_map(|line| [&line.text, "\n"]).collect();
        print::note(&lines);
    }
    if container.lacks_secrets_dir && !arguments.quiet {
        print::note("note: without --secrets-dir, the files of /etc/kafka/secrets count as missing\n\n");
    }
    for variable in container.request.environment.iter().filter(|_| !arguments.quiet) {
        if let Some(what) = &variable.unknown {
            print::note(&format!("note: the value of {} is not known here: {what}\n\n", variable.name));
        }
    }
    print::diagnostics(&answer.diagnostics, container, least, arguments.color);
    if let Some(failure) = &answer.prepared.failure {
        print::note(&format!(
            "error: the container of {} ends with status {}, saying: {}\n",
            container.request.image,
            failure.exit,
            failure_message(&failure.message, &arguments.container.arguments)
        ));
    }
}

fn file_name(container: &Container<'_>, artifact: &Artifact) -> &'static str {
    container.request.image.dialect().file_name(artifact.file)
}

/// One file on standard output, byte for byte.
fn show(arguments: &Arguments, container: &Container<'_>, answer: &Answer) -> Result<Status, Stop> {
    let dialect = container.request.image.dialect();
    let wanted = arguments.file.as_deref().unwrap_or(dialect.file_name(ConfigFile::Server));
    let Some(file) = ConfigFile::ALL.into_iter().find(|file| dialect.file_name(*file) == wanted) else {
        let names = ConfigFile::ALL.map(|file| dialect.file_name(file)).join(", ");
        return Err(Stop::Usage(format!(
            "{} writes no file '{wanted}'; it writes {names}",
            container.request.image
        )));
    };
    print::file(answer.prepared.file(file).map_or(&[], |artifact| &artifact.bytes))
}

fn write(
    folder: &Path,
    durability: Durability,
    arguments: &Arguments,
    container: &Container<'_>,
    answer: &Answer,
) -> Result<Status, Stop> {
    let files: Vec<NewFile<'_>> = answer
        .prepared
        .files
        .iter()
        .map(|artifact| NewFile {
            name: file_name(container, artifact),
            bytes: &artifact.bytes,
            secret: holds_secret(artifact),
        })
        .collect();
    std::fs::create_dir_all(folder).map_err(|error| Stop::file(folder, reason(&error)))?;
    // Two runs at once take turns, so that the files of a folder belong together. A file system without
    // locks still has every single file whole.
    let lock = std::fs::File::open(folder).map_err(|error| Stop::file(folder, reason(&error)))?;
    let _ = lock.lock();
    let outcomes = write::all(folder, &files, durability)
        .map_err(|failed| Stop::file(&failed.path, reason(&failed.error)))?;
    if !arguments.quiet {
        for (file, outcome) in files.iter().zip(outcomes) {
            let done = if outcome == Outcome::Written { "wrote" } else { "kept, unchanged:" };
            print::note(&format!("{done} {}\n", folder.join(file.name).display()));
        }
    }
    Ok(Status::Clean)
}

fn dry_run(folder: &Path, container: &Container<'_>, answer: &Answer) -> Result<Status, Stop> {
    let lines = answer.prepared.files.iter().map(|artifact| {
        let path = folder.join(file_name(container, artifact));
        let change = match std::fs::read(&path) {
            Ok(bytes) if bytes == artifact.bytes => "would keep, unchanged:",
            Ok(_) => "would replace",
            Err(_) => "would create",
        };
        format!("{change} {} ({} bytes)\n", path.display(), artifact.bytes.len())
    });
    print::out(lines.collect::<String>())
}

fn diff(folder: &Path, container: &Container<'_>, answer: &Answer, color: Color) -> Result<Status, Stop> {
    let (mut text, mut status) = (String::new(), Status::Clean);
    for artifact in &answer.prepared.files {
        let path = folder.join(file_name(container, artifact));
        let old = std::fs::read(&path).ok();
        if old.as_ref() == Some(&artifact.bytes) {
            continue;
        }
        status = Status::Findings;
        let syntax = if artifact.file == ConfigFile::Server { Syntax::Properties } else { Syntax::Logging };
        let path = path.display().to_string();
        let old_name = if old.is_some() { &path } else { "/dev/null" };
        text += &diff::unified(&old.unwrap_or_default(), &artifact.bytes, syntax, [old_name, &path]);
    }
    print::out(print::colored_diff(&text, color)).map(|_| status)
}
