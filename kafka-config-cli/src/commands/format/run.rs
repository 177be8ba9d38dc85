//! The order of the work: which tool, which question, and the answer.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use kafka_config_core::format::{self, Format, Refusal, Request, Step, Tool};
use kafka_config_core::model::{KafkaVersion, Uuid};

use super::arguments::{self, Arguments};
use super::directories::Places;
use super::node::read_node;
use super::write::{Fault, Writer};
use super::{jvm, release};
use crate::exit::{Status, Stop, reason};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let arguments = arguments::read(parser)?;
    if arguments.by_jvm {
        return Err(jvm::become_tool(&arguments));
    }
    if arguments.words.iter().any(|word| word == "-h" || word == "--help") {
        return print::out(help::FORMAT);
    }
    let version = release::version(&arguments)?;
    let tool = Tool::of(version)
        .map_err(|unknown| Stop::Usage(format!("{unknown}; --engine jvm runs its own tool")))?;
    let words: Vec<String> = arguments.words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    match format::Arguments::parse(tool, &words) {
        Ok(asked) => answer(&arguments, tool, version, &asked),
        Err(error) => Ok(misused(&error.to_string())),
    }
}

/// The tool ends with 1 where its arguments make no sense, and so does its drop-in.
fn misused(error: &str) -> Status {
    print::note(&format!("error: {error}\nTry 'kafka-config format --help'.\n"));
    Status::Findings
}

fn answer(
    arguments: &Arguments,
    tool: &Tool,
    version: KafkaVersion,
    asked: &format::Arguments,
) -> Result<Status, Stop> {
    use format::Arguments as Asked;
    let places = Places::new(arguments.root.as_ref());
    match asked {
        Asked::Help => print::out(help::FORMAT),
        Asked::Format(format) => format_node(format, tool, version, &places),
        Asked::Info(config) => info(config, version, &places),
        Asked::RandomUuid => print::out(format!("{}\n", Uuid::random(random()?))),
        Asked::VersionMapping(release) => match format::version_mapping(tool, release.as_deref()) {
            Ok(text) => print::out(text),
            Err(refusal) => Ok(refused(&refusal)),
        },
        Asked::FeatureDependencies(features) => {
            let (text, refusal) = format::feature_dependencies(tool, features);
            let status = print::out(text)?;
            Ok(refusal.as_ref().map_or(status, refused))
        }
    }
}

fn info(config: &str, version: KafkaVersion, places: &Places) -> Result<Status, Stop> {
    let node = match read_node(Path::new(config), version) {
        Ok(node) => node,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    match format::info(&node, &places.surveyed(&node)?) {
        Ok((text, is_sound)) => {
            print::out(text)?;
            Ok(if is_sound { Status::Clean } else { Status::Findings })
        }
        Err(path) => Err(Stop::file(Path::new(&path), "cannot be read")),
    }
}

fn format_node(format: &Format, tool: &Tool, version: KafkaVersion, places: &Places) -> Result<Status, Stop> {
    let node = match read_node(Path::new(&format.config), version) {
        Ok(node) => node,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    let found = places.found(&node)?;
    // Before 1970 there is no Kafka: a clock that says so is as good as one at zero.
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = i64::try_from(now).unwrap_or(i64::MAX);
    let request = Request { tool, format, node: &node, found: &found, now };
    let mut failed = None;
    let mut chance = || {
        random().unwrap_or_else(|stop| {
            failed = Some(stop);
            0
        })
    };
    let plan = format::plan(&request, &mut chance);
    if let Some(stop) = failed {
        return Err(stop);
    }
    for line in &plan.said {
        print::out(format!("{line}\n"))?;
    }
    if let Some(refusal) = &plan.refusal {
        return Ok(refused(refusal));
    }
    let mut writer = Writer::default();
    for step in &plan.steps {
        print::out(format!("{}\n", step.line))?;
        if let Some(refusal) = take(step, tool, places, &mut writer)? {
            return Ok(refused(&refusal));
        }
    }
    Ok(Status::Clean)
}

/// Carries a step out; a refusal where the directory cannot be written.
fn take(step: &Step, tool: &Tool, places: &Places, writer: &mut Writer) -> Result<Option<Refusal>, Stop> {
    let Some(target) = &step.target else { return Ok(None) };
    let place = places.of(&target.directory)?;
    let Err(fault) = writer.directory(&place, &target.files) else { return Ok(None) };
    Ok(Some(match fault {
        Fault::Path(path, error) => {
            let is_denied = error.kind() == std::io::ErrorKind::PermissionDenied;
            let path = path.display().to_string();
            format::write_refusal(tool, &target.directory, &path, is_denied, &reason(&error))
        }
        Fault::Taken => Refusal {
            message: format!(
                "{}: another process formats this directory or has just done so",
                target.directory
            ),
            help: Some("give each container a volume of its own, or start this one again".to_owned()),
        },
    }))
}

fn refused(refusal: &Refusal) -> Status {
    let help = refusal.help.as_ref().map_or(String::new(), |help| format!("help: {help}\n"));
    print::note(&format!("{}\n{help}", refusal.message));
    Status::Findings
}

/// 128 bits of the system's.
fn random() -> Result<u128, Stop> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| Stop::Failed(format!("no random numbers: {error}")))?;
    Ok(u128::from_be_bytes(bytes))
}
