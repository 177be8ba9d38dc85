//! A fault, where it is, and what to do about it.

use crate::model::{Origin, PropertyKey, Span};

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Info,
    /// The container does something else than the user most likely means.
    Warning,
    /// The container ends, or Kafka refuses the file.
    Error,
}

impl Severity {
    /// The word in front of the message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule finds. The message states the fault in the user's own names; the help says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The fault, lower case, without a full stop. Never holds a secret.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The line or variable at fault.
    pub at: Option<Origin>,
    /// The line that counts in place of the one at fault; reports add both numbers to the message.
    pub winner: Option<Origin>,
    /// The part of the value at fault, in bytes of the value as Kafka reads it.
    pub part: Option<Span>,
    /// The property that it is about.
    pub key: Option<PropertyKey>,
    /// What would mend it, best first.
    pub fixes: Vec<Fix>,
}

/// Whether a fix may be applied unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Applicability {
    /// The container does the same or what was surely meant.
    Safe,
    /// It may mean something else than the user wants.
    Unsafe,
    /// It has gaps that only the user can fill.
    Display,
}

impl Applicability {
    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
            Self::Display => "display",
        }
    }
}

/// A change of the user's own input that mends a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "write true".
    pub title: String,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// The changes, which belong together.
    pub edits: Vec<Edit>,
}

/// A change of one variable or of one property, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives it another value.
    SetValue {
        /// The variable or property.
        at: Origin,
        /// The new value, as Kafka should read it.
        value: String,
    },
    /// Gives it another name.
    Rename {
        /// The variable or property.
        at: Origin,
        /// The new name: of a variable where a variable stands there, else a key.
        name: String,
    },
    /// Takes it away.
    Remove {
        /// The variable or property.
        at: Origin,
    },
}

impl Finding {
    /// A finding without help and place.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
            at: None,
            winner: None,
            part: None,
            key: None,
            fixes: Vec::new(),
        }
    }

    /// With what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With the line or variable at fault.
    pub fn at(mut self, origin: &Origin) -> Self {
        self.at = Some(origin.clone());
        self
    }

    /// With the line that counts instead.
    pub fn winner(mut self, origin: &Origin) -> Self {
        self.winner = Some(origin.clone());
        self
    }

    /// With the part of the value at fault, in bytes.
    pub fn part(mut self, part: Span) -> Self {
        self.part = Some(part);
        self
    }

    /// With the property that it is about.
    pub fn key(mut self, key: &PropertyKey) -> Self {
        self.key = Some(key.clone());
        self
    }

    /// With a change that mends it.
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}

impl Fix {
    /// Gives a variable or a property another value.
    pub fn set_value(at: &Origin, value: impl Into<String>, applicability: Applicability) -> Self {
        let value = value.into();
        // The title is shown, and the value may be a secret.
        let edit = Edit::SetValue { at: at.clone(), value };
        Self { title: "write another value".to_owned(), applicability, edits: vec![edit] }
    }

    /// Gives a variable or a property another name.
    pub fn rename(at: &Origin, name: impl Into<String>, applicability: Applicability) -> Self {
        let name = name.into();
        let title = format!("rename it to {name}");
        Self { title, applicability, edits: vec![Edit::Rename { at: at.clone(), name }] }
    }

    /// With these words for what it does.
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }
}

/// What a rule's findings say about Kafka's own verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Kafka refuses the configuration at this stage of its start.
    Parity(Stage),
    /// Something that is not at hand decides: the class path, a file that a placeholder names.
    Undecided,
    /// Kafka accepts it, and something that is not at hand decides whether it then starts.
    UndecidedLater,
    /// Kafka accepts it.
    Advice,
}

impl Kind {
    /// Its name in lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parity(_) => "parity",
            Self::Undecided | Self::UndecidedLater => "undecided",
            Self::Advice => "advice",
        }
    }

    /// What it means, after a severity and a comma.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Parity(Stage::P) => "Kafka never starts",
            Self::Parity(Stage::A) => "Kafka refuses it, stage A: KafkaConfig",
            Self::Parity(Stage::B) => "Kafka refuses it, stage B: LogManager",
            Self::Parity(Stage::D) => "Kafka refuses it, stage D: log directories",
            Self::Undecided => "leaves Kafka's verdict open",
            Self::UndecidedLater => "Kafka accepts it; leaves open whether it then starts",
            Self::Advice => "advice, not Kafka's own verdict",
        }
    }

    /// The stage of the refusal, where it is one.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Parity(stage) => Some(stage),
            Self::Undecided | Self::UndecidedLater | Self::Advice => None,
        }
    }

    /// Whether it leaves open what Kafka says of its configuration.
    pub fn is_undecided(self) -> bool {
        self == Self::Undecided
    }
}

impl Stage {
    /// Its name in lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::P => "P",
            Self::A => "A",
            Self::B => "B",
            Self::D => "D",
        }
    }
}

/// The stages of a start at which Kafka looks at its configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// `Kafka.main` loads the file.
    P,
    /// The constructor of `KafkaConfig`.
    A,
    /// `LogManager` makes the defaults of topics.
    B,
    /// The log directories.
    D,
}

/// A finding with the rule it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `KC` and three digits.
    pub code: &'static str,
    /// The rule's name; reads after "allow".
    pub name: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// What it says about Kafka's own verdict.
    pub kind: Kind,
    /// Fault, help and place.
    pub finding: Finding,
}
