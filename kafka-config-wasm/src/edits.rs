//! Edits of variables as changes of the person's texts.

use kafka_config_core::diagnostics::Edit;
use kafka_config_core::input::InputFormat;
use kafka_config_core::model::{Origin, SourceSpan, Span};
use kafka_config_core::report::ReportedEdit;

use crate::answer::TextEdit;
use crate::project::{Node, Project, Subject, Variable};

/// The change of the input with this number; `None` where it cannot hold the edit.
pub(crate) fn text_edit(
    edit: &ReportedEdit,
    number: usize,
    node: &Node,
    project: &Project,
) -> Option<TextEdit> {
    let input = project.inputs.get(number)?;
    match project.formats.get(number)? {
        InputFormat::DockerEnv | InputFormat::Properties => {
            let change = edit.change.as_ref()?;
            Some(TextEdit { place: input.resolved(number, &change.place), text: change.new.clone() })
        }
        _ => {
            let (span, text) = in_deployment(&edit.edit, node, input.bytes())?;
            Some(TextEdit { place: input.place(number, span), text })
        }
    }
}

/// In YAML, units and scripts: only where what stands there is the very name or value, and the new one needs no quotes.
fn in_deployment(edit: &Edit, node: &Node, text: &[u8]) -> Option<(Span, String)> {
    match edit {
        Edit::SetValue { at, value } => {
            let variable = variable(at, node)?;
            let span = verbatim(variable.value_at?, &variable.value, text)?;
            let is_quoted =
                matches!(span.start.checked_sub(1).and_then(|at| text.get(at)), Some(b'"' | b'\''));
            (is_plain(value) && (is_quoted || !is_word_of_yaml(value))).then(|| (span, value.clone()))
        }
        Edit::Rename { at, name } => {
            let variable = variable(at, node)?;
            let span = verbatim(variable.name_at?, variable.name.as_str(), text)?;
            is_plain(name).then(|| (span, name.clone()))
        }
        Edit::Remove { .. } => None,
    }
}

fn variable<'a>(at: &Origin, node: &'a Node) -> Option<&'a Variable> {
    let (Origin::Variable { name, .. }, Subject::Container(variables)) = (at, &node.subject) else {
        return None;
    };
    variables.iter().find(|variable| variable.name == *name)
}

fn verbatim(at: SourceSpan, expected: &str, text: &[u8]) -> Option<Span> {
    let written = text.get(at.span.start..at.span.end)?;
    (!expected.is_empty() && written == expected.as_bytes()).then_some(at.span)
}

/// Whether a text means the same with and without quotes.
fn is_plain(text: &str) -> bool {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/,@+-".contains(&byte);
    text.bytes().all(is_safe)
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && !text.ends_with(':')
}

/// Words that YAML reads as something else than a text; numbers compose takes as they are written.
fn is_word_of_yaml(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}
