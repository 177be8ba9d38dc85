//! What JavaScript gets.
//!
//! Ranges count UTF-16 units, as JavaScript's strings and all editors do; lines and columns count from 1, columns in
//! characters, as the command line prints them.

use serde::Serialize;
use tsify::Tsify;

pub use crate::request::{Format, Severity, Stage};

macro_rules! answers {
    ($($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, Tsify)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    )*};
}

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
        /// What follows from it: `error`, nothing of the text is used.
        severity: Severity,
        /// The fault.
        message: String,
        /// What to write instead.
        help: Option<String>,
        /// Where.
        place: Option<Place>,
    }

    /// The files of all containers.
    Rendering {
        /// What is wrong with the inputs.
        problems: Vec<Problem>,
        /// Paths of files that the inputs name and that were not given.
        missing: Vec<String>,
        /// The format of each input.
        formats: Vec<Format>,
        /// The containers.
        nodes: Vec<RenderedNode>,
    }

    /// The files of one container.
    RenderedNode {
        /// The service, or the file's name.
        name: String,
        /// The image; null for a `.properties` file by itself.
        image: Option<String>,
        /// The release of Kafka.
        kafka_version: String,
        /// The files, complete unless there is a failure.
        files: Vec<RenderedFile>,
        /// What the entrypoint's scripts print.
        output: Vec<String>,
        /// Why the container ends before its files are complete.
        failure: Option<ContainerFailure>,
        /// Settings of the image's default file that are gone because that file is not used.
        dropped_defaults: Vec<Setting>,
    }

    /// The container's end.
    ContainerFailure {
        /// Its exit status.
        exit: u8,
        /// Its last words, without secrets.
        message: String,
    }

    /// A written file.
    RenderedFile {
        /// Its name.
        name: String,
        /// Its text, byte for byte in UTF-8.
        text: String,
        /// Whether it holds a secret.
        secret: bool,
        /// Its parts with their origins, in order.
        lines: Vec<RenderedLine>,
    }

    /// A part of a file: a property of `server.properties`, a copied or computed part of another file.
    RenderedLine {
        /// Where it is in the file.
        range: TextRange,
        /// The property.
        key: Option<String>,
        /// Who set it.
        origin: Origin,
        /// Whether it counts; a later line may win.
        counts: bool,
        /// What it hides, newest first.
        hides: Vec<Setting>,
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
        /// Why there is no verdict.
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

    /// The listeners of one container.
    NodeListeners {
        /// The service, or the file's name.
        name: String,
        /// In the order of `listeners`; none where they are not understood.
        listeners: Vec<Listener>,
    }

    /// A listener.
    Listener {
        /// Its name.
        name: String,
        /// Host and port that it is bound to.
        bind: String,
        /// Host and port that clients are sent to.
        advertised: Option<String>,
        /// Its security protocol.
        protocol: Option<String>,
        /// Whether it is a controller's.
        is_controller: bool,
        /// Whether brokers use it among themselves.
        is_inter_broker: bool,
        /// Who reaches it: from the container, its network, the host, elsewhere.
        reach: Vec<Reach>,
    }

    /// Whether a client gets through.
    Reach {
        /// Where the client is.
        from: ClientPlace,
        /// Null where something that is not known decides.
        reached: Option<bool>,
        /// Why.
        why: String,
    }

    /// Files, findings and listeners of one request.
    Preview {
        /// The files.
        rendering: Rendering,
        /// The findings.
        check: CheckReport,
        /// The listeners.
        listeners: Vec<NodeListeners>,
    }

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

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }
    )*};
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

    /// Where a client may be.
    ClientPlace {
        /// In the same container.
        Container,
        /// In another container of the network.
        Network,
        /// On the machine that runs the container.
        Host,
        /// On another machine.
        Elsewhere,
    }

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
