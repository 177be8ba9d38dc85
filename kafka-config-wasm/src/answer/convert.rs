//! What comes of a conversion.

use super::Problem;

answers! {
    /// Containers in another image's words or another format.
    Conversion {
        /// What is wrong with the inputs; an `error` leaves nothing to convert.
        problems: Vec<Problem>,
        /// The texts that come out. They hold values, passwords included.
        files: Vec<ConvertedFile>,
        /// What became of each container.
        services: Vec<ConvertedService>,
    }

    /// A text that comes out.
    ConvertedFile {
        /// Its usual name.
        name: String,
        /// What is in it.
        text: String,
    }

    /// What became of a container.
    ConvertedService {
        /// Its name.
        name: String,
        /// Its image; null where it is not converted.
        from: Option<String>,
        /// The image that it has now.
        to: Option<String>,
        /// Its last words, where it ends before it has a configuration.
        error: Option<String>,
        /// What is not the same; no values.
        remarks: Vec<Remark>,
    }

    /// One thing that is not the same.
    Remark {
        /// What became of it.
        kind: RemarkKind,
        /// The variable, property, volume or key.
        subject: String,
        /// Why.
        reason: String,
        /// The nearest thing on the other side.
        nearest: Option<String>,
    }
}

words! {
    /// What became of a thing.
    RemarkKind {
        /// It has no counterpart and is left out.
        Lost,
        /// It is there in another form, or means something else.
        Changed,
        /// Nothing is lost, but somebody has to do something.
        Note,
    }
}
