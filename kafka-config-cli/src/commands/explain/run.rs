//! From the question to its answer.

use kafka_config_core::catalog::Explained;
use kafka_config_core::pipeline::Mode;
use kafka_config_core::report;
use kafka_config_core::schema::Schema;

use super::arguments::{Question, Subject, read};
use super::{json, rules, text};
use crate::commands::check::unknown_rule;
use crate::exit::{Status, Stop};
use crate::{container, help, print};

/// Runs the command.
pub(crate) fn run(parser: lexopt::Parser) -> Result<Status, Stop> {
    let Some(question) = read(parser)? else { return print::out(help::EXPLAIN) };
    match &question.subject {
        Subject::Rules if question.json => print::out(json::pretty(&rules::list_json())),
        Subject::Rules => print::out(rules::list()),
        Subject::Name(name) => named(&question, name),
    }
}

fn named(question: &Question, name: &str) -> Result<Status, Stop> {
    if let Some(rule) = report::rule(name) {
        return print::out(if question.json {
            json::pretty(&rules::page_json(rule))
        } else {
            rules::page(rule)
        });
    }
    if is_code(name) {
        return Err(Stop::Usage(unknown_rule(name)));
    }
    let container = container::read(&question.options, Mode::Compat, None)?;
    let answer = container.answer();
    let image = container.request.image;
    let schema = Schema::of(image.version);
    let explained = Explained::new(name, image, &answer.prepared, &answer.resolved, &schema);
    let sources = container.sources();
    print::out(if question.json {
        json::text(&explained, &sources)
    } else {
        text::text(&explained, &sources)
    })
}

/// Whether this is the form of a rule's code.
fn is_code(name: &str) -> bool {
    let digits = name.get(..2).filter(|start| start.eq_ignore_ascii_case("KC")).and_then(|_| name.get(2..));
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
