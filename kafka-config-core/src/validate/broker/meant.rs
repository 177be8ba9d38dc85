//! Names of listeners that no listener has.

use rustc_hash::FxHashSet;

use super::names::upper;
use crate::validate::deployment::nearest;

/// Which listener a name stands for.
pub(in crate::validate) enum Meant<'n> {
    /// The one of this name.
    Bound(&'n str),
    /// The one that has it in capitals.
    Capitals(&'n str, String),
    /// Perhaps the one whose name differs in a letter.
    Near(&'n str, &'n str),
    /// None.
    Nothing(&'n str),
}

impl<'n> Meant<'n> {
    /// What a name means beside the others of its list and those that are bound.
    pub(in crate::validate) fn of(name: &'n str, names: &[String], bound: &FxHashSet<&'n str>) -> Self {
        let capitals = upper(name);
        if bound.contains(name) {
            return Self::Bound(name);
        }
        if bound.contains(capitals.as_str()) {
            return Self::Capitals(name, capitals);
        }
        let free = bound.iter().copied().filter(|bound| !names.iter().any(|name| name == bound));
        nearest(name, free).map_or(Self::Nothing(name), |near| Self::Near(name, near))
    }

    /// The name that it should be.
    pub(in crate::validate) fn name(&self) -> &str {
        match self {
            Self::Bound(name) | Self::Near(_, name) | Self::Nothing(name) => name,
            Self::Capitals(_, name) => name,
        }
    }
}
