//! Places, problems of inputs, and who set a value.

use super::Severity;

answers! {
    /// A range of a text in UTF-16 units, the end excluded.
    TextRange {
        /// The first unit.
        start: usize,
        /// The first unit after it.
        end: usize,
    }

    /// A range of one of the inputs.
    Place {
        /// Which input.
        input: usize,
        /// Its name.
        name: String,
        /// The range.
        range: TextRange,
        /// Line of the first character.
        line: usize,
        /// Column of the first character.
        column: usize,
        /// Line of the first character after it.
        end_line: usize,
        /// Column of the first character after it.
        end_column: usize,
    }

    /// Something wrong with an input itself.
    Problem {
        /// Stable code of its rule.
        code: String,
        /// What follows from it: `error`, nothing of the text is used.
        severity: Severity,
        /// The fault.
        message: String,
        /// What to write instead.
        help: Option<String>,
        /// Where.
        place: Option<Place>,
    }

    /// Who set a value.
    Origin {
        /// The layer.
        layer: Layer,
        /// The variable.
        variable: Option<String>,
        /// The variables and files it was computed from.
        derived_from: Vec<String>,
        /// All of it in words, as in `KAFKA_LISTENERS, broker.env line 7`.
        words: String,
        /// Where it stands.
        place: Option<Place>,
    }

    /// A value with its origin.
    Setting {
        /// The property.
        key: String,
        /// Its value; null where it is a secret.
        value: Option<String>,
        /// Who set it.
        origin: Origin,
    }
}

words! {
    /// Which layer set a value; later ones win.
    Layer {
        /// The image's default file.
        Default,
        /// A mounted file.
        Mounted,
        /// The entrypoint.
        Derived,
        /// A variable.
        Environment,
        /// An argument of the command.
        Argument,
    }
}
