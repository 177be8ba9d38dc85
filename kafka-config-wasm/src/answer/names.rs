//! What is known of names, rules and images.

use super::{Setting, Severity, Stage};

answers! {
    /// All that is known of one name.
    Explanation {
        /// The name.
        name: String,
        /// The image.
        image: String,
        /// Sentences about the way from name to property, or back.
        how: Vec<String>,
        /// The property.
        property: Option<ExplainedProperty>,
    }

    /// A property as it stands here.
    ExplainedProperty {
        /// Its key.
        key: String,
        /// The variable of this image.
        variable: Option<String>,
        /// What sets it here.
        current: Current,
        /// What defines it.
        definitions: Vec<Property>,
        /// How the definitions hold of it, where they are another property's.
        remark: Option<String>,
        /// Names that were probably meant.
        nearest: Vec<String>,
        /// What sets it in other families of images.
        families: Vec<FamilyName>,
    }

    /// What sets a property here.
    Current {
        /// What is the case.
        state: CurrentState,
        /// The value that counts; the image's default where that is dropped.
        setting: Option<Setting>,
        /// What it hides.
        hides: Vec<Setting>,
        /// The container's last words, where it ends.
        message: Option<String>,
    }

    /// A name in another family.
    FamilyName {
        /// The family.
        family: String,
        /// What sets the property there.
        name: Option<String>,
        /// Why nothing does.
        why_not: Option<String>,
    }

    /// The definitions of a release.
    SchemaAnswer {
        /// The release.
        kafka_version: String,
        /// Its properties, sorted by name.
        properties: Vec<Property>,
    }

    /// What Kafka says of a property.
    Property {
        /// Its key.
        name: String,
        /// Its type, as Kafka calls it.
        r#type: String,
        /// Whether it has to be set.
        required: bool,
        /// Its default, where it has one.
        default: Option<String>,
        /// Which values pass, in words.
        values: String,
        /// How much it matters.
        importance: String,
        /// Whether Kafka keeps it for itself.
        internal: bool,
        /// Whether it will go.
        deprecated: bool,
        /// When a change counts, in words; null where Kafka does not tell.
        update: Option<String>,
        /// The programs that have it.
        components: Vec<String>,
        /// Since when and until when it was there, in words.
        availability: String,
        /// The variable that sets it.
        variable: Option<String>,
    }

    /// An image that can be asked about.
    ImageChoice {
        /// Its reference.
        image: String,
        /// The release of Kafka.
        kafka_version: String,
        /// The files that it writes.
        files: Vec<String>,
    }

    /// A rule.
    Rule {
        /// Stable code.
        code: String,
        /// Its name.
        name: String,
        /// Its weight.
        severity: Severity,
        /// What its findings say about Kafka's own verdict.
        kind: RuleKind,
        /// The stage at which Kafka refuses.
        stage: Option<Stage>,
        /// One sentence.
        summary: String,
        /// Markdown: what it is about, an `invalid` and a `valid` example.
        page: String,
    }
}

words! {
    /// What sets a property.
    CurrentState {
        /// Somebody does.
        Set,
        /// Nobody does.
        Unset,
        /// The image's default would, but its file is not used.
        DefaultDropped,
        /// The container ends before.
        ContainerEnds,
    }

    /// What a rule's findings say about Kafka's own verdict.
    RuleKind {
        /// Kafka refuses.
        Parity,
        /// Something that is not at hand decides.
        Undecided,
        /// Kafka accepts.
        Advice,
    }
}
