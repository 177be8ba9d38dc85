//! The files of containers.

use super::{CheckReport, Format, NodeListeners, Origin, Problem, Setting, TextRange};

answers! {
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

    /// Files, findings and listeners of one request.
    Preview {
        /// The files.
        rendering: Rendering,
        /// The findings.
        check: CheckReport,
        /// The listeners.
        listeners: Vec<NodeListeners>,
    }
}
