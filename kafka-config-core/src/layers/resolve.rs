//! The merge: later assignments win, and everything they hide is kept.

use crate::model::{Arrange, Layer, Origin, PropertyKey, Span, may_hold_secret};

/// One place that sets a property.
#[derive(Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The property.
    pub key: PropertyKey,
    /// The value, as Kafka's loader reads it.
    pub value: String,
    /// Who set it.
    pub origin: Origin,
    /// The line in the final file, where it has one there.
    pub line: Option<Span>,
}

impl Assignment {
    /// The value for people to see: never a secret.
    pub fn shown(&self) -> &str {
        if self.key.is_secret() || may_hold_secret(&self.value) { "[hidden]" } else { &self.value }
    }

    /// The layer it belongs to.
    pub fn layer(&self) -> Layer {
        self.origin.layer()
    }
}

impl std::fmt::Debug for Assignment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={} from {:?}", self.key, self.shown(), self.origin)
    }
}

/// The winner of one property and what it hides, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// What Kafka will use.
    pub winner: Assignment,
    /// What it hides.
    pub shadowed: Vec<Assignment>,
}

/// All properties of a node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolved {
    /// By key.
    properties: Vec<Resolution>,
    /// Default settings of the image that are gone because the default file is not used at all.
    pub dropped_defaults: Vec<Assignment>,
}

impl Resolved {
    /// The resolution of one property.
    pub fn get(&self, key: &PropertyKey) -> Option<&Resolution> {
        self.properties.get(self.place(key)?)
    }

    /// The winning value of one property.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.get(&PropertyKey::new(key)).map(|resolution| resolution.winner.value.as_str())
    }

    /// All properties, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&PropertyKey, &Resolution)> {
        self.properties.iter().map(|resolution| (&resolution.winner.key, resolution))
    }

    fn place(&self, key: &PropertyKey) -> Option<usize> {
        self.properties.binary_search_by(|resolution| resolution.winner.key.cmp(key)).ok()
    }
}

/// Merges assignments, which come in ascending precedence. This is the whole rule.
pub fn resolve(assignments: impl IntoIterator<Item = Assignment>) -> Resolved {
    let mut assignments: Vec<Assignment> = assignments.into_iter().collect();
    assignments.arrange_by(|one, other| one.key.cmp(&other.key));
    let mut resolved = Resolved::default();
    for assignment in assignments {
        match resolved.properties.last_mut() {
            Some(resolution) if resolution.winner.key == assignment.key => {
                let hidden = std::mem::replace(&mut resolution.winner, assignment);
                resolution.shadowed.push(hidden);
            }
            _ => resolved.properties.push(Resolution { winner: assignment, shadowed: Vec::new() }),
        }
    }
    // Reversed once: a value of 100,000 lines may set one key in each of them.
    for resolution in &mut resolved.properties {
        resolution.shadowed.reverse();
    }
    resolved
}

impl Resolved {
    /// Notes the defaults of an image whose default file is not used: those that another value hides count
    /// as shadowed, the others as dropped.
    pub fn note_unused_defaults(&mut self, defaults: impl IntoIterator<Item = Assignment>) {
        for default in defaults {
            let known = self.place(&default.key).and_then(|place| self.properties.get_mut(place));
            match known {
                Some(resolution) => resolution.shadowed.push(default),
                None => self.dropped_defaults.push(default),
            }
        }
    }
}
