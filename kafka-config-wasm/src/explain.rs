//! Names and rules explained.

use std::rc::Rc;

use kafka_config_core::catalog::{Current as CoreCurrent, Explained, Mapped};
use kafka_config_core::diagnostics::{Kind, Stage as CoreStage};
use kafka_config_core::input::{InputFormat, Located, Service};
use kafka_config_core::layers::Resolution;
use kafka_config_core::mapping::{Equivalent, equivalents};
use kafka_config_core::model::{EnvName, SourceId, SourceSpan, Span};
use kafka_config_core::report;
use kafka_config_core::validate;

use crate::answer::{
    Current, CurrentState, ExplainedProperty, Explanation, FamilyName, Rule, RuleKind, Stage,
};
use crate::container::Run;
use crate::findings::answer_severity;
use crate::project::{Container, Node, Project, Subject};
use crate::rendered::Words;
use crate::schema;
use crate::schemas;

/// All that is known of a name, as a container of the project sets it.
pub(crate) fn name(name: &str, project: &Project, number: usize) -> Explanation {
    let of_request = project.request.image.as_deref().and_then(|image| image.parse().ok());
    let empty = Node {
        name: String::new(),
        image: of_request.unwrap_or_else(schema::newest),
        subject: Subject::Container(nothing()),
        network: validate::reach::Network::default(),
    };
    let node = project.nodes.get(number).unwrap_or(&empty);
    let run = Run::of(node, project).unwrap_or_else(|| Run::with(&nothing(), node, project));
    let sources = run.sources(project);
    let words = Words { sources: &sources, project };
    let explained = schemas::with(node.image.version, |schema| {
        Explained::new(name, node.image, &run.prepared, &run.resolved, schema)
    });
    Explanation {
        name: name.to_owned(),
        image: node.image.to_string(),
        how: explained.how,
        property: explained.property.map(|mapped| property(mapped, node, &words)),
    }
}

/// A container of which nothing is known.
fn nothing() -> Container {
    let at = SourceSpan { source: SourceId(usize::MAX), span: Span::new(0, 0) };
    let service = Rc::new(Service::new(Located { value: String::new(), at }));
    Container { service, assumed: None, format: InputFormat::Compose }
}

fn property(mapped: Mapped<'_>, node: &Node, words: &Words<'_>) -> ExplainedProperty {
    ExplainedProperty {
        variable: mapped.variable.as_ref().map(EnvName::to_string),
        current: current(&mapped.current, words),
        definitions: mapped.definitions.iter().map(|one| schema::property(one, node.image)).collect(),
        remark: mapped.remark,
        nearest: mapped.nearest,
        families: equivalents(&mapped.key, node.image).into_iter().map(family).collect(),
        key: mapped.key.to_string(),
    }
}

fn family(equivalent: Equivalent) -> FamilyName {
    let (name, why_not) = match equivalent.name {
        Ok(name) => (Some(name), None),
        Err(why) => (None, Some(why.to_string())),
    };
    FamilyName { family: equivalent.family.to_owned(), name, why_not }
}

fn current(current: &CoreCurrent<'_>, words: &Words<'_>) -> Current {
    let none = |state| Current { state, setting: None, hides: Vec::new(), message: None };
    match current {
        CoreCurrent::Ends(message) => {
            Current { message: Some(message.clone()), ..none(CurrentState::ContainerEnds) }
        }
        CoreCurrent::Unset => none(CurrentState::Unset),
        CoreCurrent::Dropped(default) => {
            Current { setting: Some(words.setting(default)), ..none(CurrentState::DefaultDropped) }
        }
        CoreCurrent::Set(Resolution { winner, shadowed }) => Current {
            setting: Some(words.setting(winner)),
            hides: shadowed.iter().map(|one| words.setting(one)).collect(),
            ..none(CurrentState::Set)
        },
    }
}

/// All rules.
pub(crate) fn rules() -> Vec<Rule> {
    report::rules().map(of_rule).collect()
}

/// The rule of a code or a name.
pub(crate) fn rule(name: &str) -> Option<Rule> {
    report::rule(name).map(of_rule)
}

fn of_rule(rule: &validate::Rule) -> Rule {
    let kind = match rule.kind {
        Kind::Parity(_) => RuleKind::Parity,
        Kind::Undecided | Kind::UndecidedLater => RuleKind::Undecided,
        Kind::Advice => RuleKind::Advice,
    };
    let stage = rule.kind.stage().map(|stage| match stage {
        CoreStage::P => Stage::P,
        CoreStage::A => Stage::A,
        CoreStage::B => Stage::B,
        CoreStage::D => Stage::D,
    });
    Rule {
        code: rule.code.to_owned(),
        name: rule.name.to_owned(),
        severity: answer_severity(rule.severity),
        kind,
        stage,
        summary: rule.summary(),
        page: rule.page.trim().to_owned(),
    }
}
