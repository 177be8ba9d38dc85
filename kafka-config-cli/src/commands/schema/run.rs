//! From the question to its answer.

use kafka_config_core::catalog::{self, properties};
use kafka_config_core::dialect::Image;
use kafka_config_core::model::KafkaVersion;
use kafka_config_core::schema::{Component, Schema};

use super::arguments::{Question, Subject, read};
use super::difference::Change;
use super::{difference, json, list, page};
use crate::exit::{Status, Stop};
use crate::{help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(question) = read(parser)? else { return print::out(help::SCHEMA) };
    match &question.subject {
        Subject::All => all(&question),
        Subject::Named(name) => named(&question, name),
        Subject::Difference(old, new) => differences(&question, *old, *new),
    }
}

fn all(question: &Question) -> Result<Status, Stop> {
    let components = or_else(&question.components, &[Component::Broker]);
    let schema = schema(question.image);
    let unknown: Vec<_> =
        components.iter().copied().filter(|component| schema.definitions(*component).is_none()).collect();
    if !unknown.is_empty() {
        return Ok(nothing(&catalog::not_known(&unknown, question.image.version)));
    }
    let found = properties(&schema, components, |_| true);
    print::out(if question.json {
        json::properties(&found, question.image)
    } else {
        list::text(&found, components.len() > 1)
    })
}

/// One property where the name is one's; else all that hold it.
fn named(question: &Question, name: &str) -> Result<Status, Stop> {
    let components = or_else(&question.components, &Component::ALL);
    let schema = schema(question.image);
    let exact = properties(&schema, components, |one| one == name);
    let holding = properties(&schema, components, |one| one != name && one.contains(name));
    match (exact.is_empty(), holding.is_empty()) {
        (true, true) => Ok(nothing(&catalog::property(name, &schema, question.image.version, components))),
        (false, _) if question.json => print::out(json::properties(&exact, question.image)),
        (false, _) => {
            let perhaps = catalog::perhaps(name, &schema, components);
            print::out(page::text(&exact, &holding, &perhaps, question.image))
        }
        (true, false) if question.json => print::out(json::properties(&holding, question.image)),
        (true, false) => print::out(list::text(&holding, components.len() > 1)),
    }
}

fn differences(question: &Question, old: KafkaVersion, new: KafkaVersion) -> Result<Status, Stop> {
    let components = or_else(&question.components, &Component::ALL);
    let (before, after) = (Schema::of(old), Schema::of(new));
    let changes = difference::of(&before, &after, components);
    let is_answer = changes.iter().any(|(_, change)| matches!(change, Change::Known { .. }));
    let text = if question.json { json::difference(old, new, &changes) } else { difference::text(&changes) };
    print::out(text).map(|status| if is_answer { status } else { Status::Findings })
}

/// The image's schema; a version beyond those that are known is told.
fn schema(image: Image) -> Schema {
    let schema = Schema::of(image.version);
    if image.is_beyond_known() {
        print::note(&format!("Kafka {} is not known; this is {}\n", image.version, schema.version()));
    }
    schema
}

fn or_else<'a>(given: &'a [Component], usual: &'a [Component]) -> &'a [Component] {
    if given.is_empty() { usual } else { given }
}

fn nothing(why: &str) -> Status {
    print::note(&format!("{why}\n"));
    Status::Findings
}
