//! Findings with their places resolved.

use std::fmt::Write as _;

use super::change::{TextChange, change};
use super::place::Place;
use super::sources::Sources;
use crate::diagnostics::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::model::{EnvName, KafkaVersion, Origin, PropertyKey, may_hold_secret};
use crate::schema::Component;
use crate::validate::Verdict;

/// What a check says.
#[derive(Debug, Clone)]
pub struct Report {
    /// The release that was asked about.
    pub kafka_version: KafkaVersion,
    /// The program that was asked about.
    pub component: Component,
    /// One for each container or file.
    pub sections: Vec<Section>,
}

/// What a check says about one container or file.
#[derive(Debug, Clone)]
pub struct Section {
    /// The image or the path.
    pub name: String,
    /// The file that it is or stands in.
    pub path: Option<String>,
    /// The release that it runs, where that is its own; `None` for files that are read before any runs.
    pub kafka_version: Option<KafkaVersion>,
    /// Kafka's own answer, whatever is selected.
    pub verdict: Verdict,
    /// Whether the container ends before Kafka starts.
    pub ends_early: bool,
    /// Why there is no verdict, where there is none; with an accepted configuration, why Kafka may yet not start.
    pub undecided: Option<String>,
    /// How many findings are told with another section, which has them, too.
    pub told_elsewhere: usize,
    /// Whether one of them is an error that Kafka does not look for.
    pub fatal_elsewhere: bool,
    /// What is to be said, in the order of the rules.
    pub entries: Vec<Entry>,
}

/// A finding with its place resolved.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What the rule said.
    pub diagnostic: Diagnostic,
    /// The variable at fault.
    pub variable: Option<EnvName>,
    /// The property at fault.
    pub key: Option<PropertyKey>,
    /// Where it stands, where that is a text.
    pub place: Option<Place>,
    /// What would mend it, best first.
    pub fixes: Vec<ReportedFix>,
    /// The other containers that have it, where it is told once for all of them.
    pub also: Vec<String>,
}

/// A fix with the changes of the texts.
#[derive(Debug, Clone)]
pub struct ReportedFix {
    /// What it does.
    pub title: String,
    /// Whether it may be applied unseen, here.
    pub applicability: Applicability,
    /// The edits, which belong together.
    pub edits: Vec<ReportedEdit>,
}

/// An edit with the change of the text.
#[derive(Debug, Clone)]
pub struct ReportedEdit {
    /// What the rule said.
    pub edit: Edit,
    /// The change, where there is a text that can hold it.
    pub change: Option<TextChange>,
    /// Whether its value must not appear in a report.
    pub is_secret: bool,
}

impl Report {
    /// The verdict on all of it.
    pub fn verdict(&self) -> Verdict {
        let verdicts = || self.sections.iter().map(|section| section.verdict);
        let any = |wanted: Verdict| verdicts().any(|verdict| verdict == wanted);
        match (any(Verdict::Reject), any(Verdict::Unknown)) {
            (true, _) => Verdict::Reject,
            (false, true) => Verdict::Unknown,
            (false, false) => Verdict::Accept,
        }
    }

    /// All findings with their sections.
    pub(super) fn entries_in_sections(&self) -> impl Iterator<Item = (&Section, &Entry)> {
        self.sections.iter().flat_map(|section| section.entries.iter().map(move |entry| (section, entry)))
    }

    /// All findings.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| &section.entries)
    }

    /// Leaves findings of less weight out.
    pub fn keep(&mut self, least: Severity) {
        for section in &mut self.sections {
            section.entries.retain(|entry| entry.diagnostic.severity >= least);
        }
    }
}

impl Section {
    /// The path of the file that it is about.
    pub(super) fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }
}

impl Entry {
    /// Resolves the places of a diagnostic.
    pub fn new(mut diagnostic: Diagnostic, sources: &Sources<'_>) -> Self {
        let line = |origin: Option<&Origin>| Some(sources.place(origin?, None)?.region.line);
        let finding = &mut diagnostic.finding;
        if let Some(winner) = line(finding.winner.as_ref())
            && let Some(lost) = line(finding.at.as_ref())
        {
            // Writing into a String cannot fail.
            let _ = write!(finding.message, "; line {winner} counts, not line {lost}");
        }
        let variable = finding.at.as_ref().and_then(Origin::variable).cloned();
        if let Some(home) = sources.home_of(finding.at.as_ref()) {
            finding.at = Some(home);
        }
        let finding = &diagnostic.finding;
        let key = finding.key.clone();
        let key = key.or_else(|| variable.as_ref().and_then(|name| sources.key_of(name)));
        // Rules of the first hundred are about names.
        let about_value = !diagnostic.code.starts_with("KC1") && finding.part.is_none();
        let place = finding.at.as_ref().and_then(|origin| {
            let value = sources.value_place(origin).filter(|_| about_value);
            value.or_else(|| sources.place(origin, finding.part))
        });
        let fixes = finding.fixes.iter().map(|fix| ReportedFix::new(fix, sources)).collect();
        Self { diagnostic, variable, key, place, fixes, also: Vec::new() }
    }

    /// `KC103 dropped-defaults`.
    pub(super) fn id(&self) -> String {
        format!("{} {}", self.diagnostic.code, self.diagnostic.name)
    }

    /// The message, and the help after a line break.
    pub(super) fn message_and_help(&self) -> String {
        let finding = &self.diagnostic.finding;
        let help = finding.help.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
        format!("{}{help}", finding.message)
    }
}

impl ReportedFix {
    fn new(fix: &Fix, sources: &Sources<'_>) -> Self {
        let edits: Vec<_> = fix.edits.iter().map(|edit| ReportedEdit::new(edit, sources)).collect();
        // Where there is a text which cannot hold the edit, people have to look for another way.
        let unwritable = |edit: &ReportedEdit| edit.change.is_none() && sources.find(edit.at()).is_some();
        let applicability =
            if edits.iter().any(unwritable) { Applicability::Display } else { fix.applicability };
        // A title may repeat the value.
        let hides = |edit: &ReportedEdit| match &edit.edit {
            Edit::SetValue { value, .. } => edit.is_secret && fix.title.contains(value.as_str()),
            Edit::Rename { .. } | Edit::Remove { .. } => false,
        };
        let title = if edits.iter().any(hides) { "write another value" } else { fix.title.as_str() };
        Self { title: title.to_owned(), applicability, edits }
    }
}

impl ReportedEdit {
    fn new(edit: &Edit, sources: &Sources<'_>) -> Self {
        let (Edit::SetValue { at, .. } | Edit::Rename { at, .. } | Edit::Remove { at }) = edit;
        let named = match at {
            // A property's key is in its line, and `may_hold_secret` looks at the whole line.
            Origin::File { span, .. } => sources.find(at).is_some_and(|(_, text, _)| {
                may_hold_secret(&String::from_utf8_lossy(
                    text.bytes.get(span.start..span.end).unwrap_or_default(),
                ))
            }),
            other => other.variable().is_some_and(EnvName::is_secret),
        };
        let is_secret = matches!(edit, Edit::SetValue { value, .. } if named || may_hold_secret(value));
        Self { edit: edit.clone(), change: change(edit, sources), is_secret }
    }

    /// The variable or property that it changes.
    pub fn at(&self) -> &Origin {
        let (Edit::SetValue { at, .. } | Edit::Rename { at, .. } | Edit::Remove { at }) = &self.edit;
        at
    }
}
