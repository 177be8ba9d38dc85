//! What a check says.

use super::{Place, Problem, Severity};

answers! {
    /// What a check says.
    CheckReport {
        /// Kafka's verdict on all of it.
        verdict: Verdict,
        /// What is wrong with the inputs.
        problems: Vec<Problem>,
        /// The containers and files.
        nodes: Vec<CheckedNode>,
    }

    /// What a check says of one container or file.
    CheckedNode {
        /// The service, or the file's name.
        name: String,
        /// The image; null for a `.properties` file by itself.
        image: Option<String>,
        /// The release of Kafka.
        kafka_version: String,
        /// Kafka's own answer.
        verdict: Verdict,
        /// Whether the container ends before Kafka starts.
        ends_early: bool,
        /// Why there is no verdict; with an accepted configuration, why Kafka may yet not start.
        undecided: Option<String>,
        /// One line: how many findings, and what Kafka does.
        summary: String,
        /// What is to be said, in the order of the rules.
        findings: Vec<Finding>,
    }

    /// A finding.
    Finding {
        /// Stable code.
        code: String,
        /// The rule's name.
        name: String,
        /// Its weight.
        severity: Severity,
        /// Whether Kafka itself refuses.
        parity: bool,
        /// The property.
        key: Option<String>,
        /// The variable.
        variable: Option<String>,
        /// Where it stands in the inputs.
        place: Option<Place>,
        /// The origin in words, where it is not in the inputs.
        origin: Option<String>,
        /// The fault.
        message: String,
        /// What to do.
        help: Option<String>,
        /// What would mend it, best first.
        fixes: Vec<Fix>,
        /// The other containers that have it: it is told once, at the first of them.
        also: Vec<String>,
    }

    /// A change that mends a fault.
    Fix {
        /// What it does, as an order.
        title: String,
        /// Whether it may be applied unseen.
        applicability: Applicability,
        /// Changes of the inputs, which belong together; none where the texts cannot hold it.
        edits: Vec<TextEdit>,
    }

    /// A change of one input.
    TextEdit {
        /// What is replaced.
        place: Place,
        /// By what.
        text: String,
    }
}

words! {
    /// Kafka's own answer.
    Verdict {
        /// It starts, as far as its configuration goes.
        Accept,
        /// It ends.
        Reject,
        /// Something that is not at hand decides.
        Unknown,
    }

    /// Whether a fix may be applied unseen.
    Applicability {
        /// It does the same, or what was surely meant.
        Safe,
        /// It may mean something else.
        Unsafe,
        /// It has gaps that only the person can fill, or no text that can hold it.
        Display,
    }
}
