//! The order of the work: which tool, which question, and the answer.

use std::path::Path;

use kafka_config_core::format::{self, Format, Refusal, Tool};
use kafka_config_core::model::{KafkaVersion, Uuid};

use super::arguments::{self, Arguments};
use super::carry_out::{directories, random};
use super::directories::Places;
use super::node::read_node;
use super::{jvm, release};
use crate::exit::{Status, Stop};
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
        Err(path) => Ok(refused(&Refusal { message: format!("{path}: cannot be read"), help: None })),
    }
}

fn format_node(format: &Format, tool: &Tool, version: KafkaVersion, places: &Places) -> Result<Status, Stop> {
    let node = match read_node(Path::new(&format.config), version) {
        Ok(node) => node,
        Err(refusal) => return Ok(refused(&refusal)),
    };
    let refusal =
        directories(format, tool, &node, places, &mut |line| print::out(format!("{line}\n")).map(drop))?;
    Ok(refusal.as_ref().map_or(Status::Clean, refused))
}

fn refused(refusal: &Refusal) -> Status {
    let help = refusal.help.as_ref().map_or(String::new(), |help| format!("help: {help}\n"));
    print::note(&format!("{}\n{help}", refusal.message));
    Status::Findings
}
