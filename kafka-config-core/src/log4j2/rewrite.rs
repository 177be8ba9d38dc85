//! The whole step: read, merge, write.
//!
//! Source of truth: `KafkaDockerWrapper.addToYaml`.

use super::binding;
use super::error::{Fault, WrapperError};
use super::merge::merge;
use super::model::Document;
use super::output;
use super::overrides::Overrides;
use super::tokens::Tokens;
use crate::yaml::{Input, Plainest, plainest};

/// Rewrites a log4j2 file as the wrapper does, which happens on every start, whether the environment asks for it or not.
///
/// `document` is what lies in the final folder after default and mounted file were copied there, and empty if neither
/// exists. The copies stay there when this fails.
///
/// ```
/// use kafka_config_core::log4j2::{Overrides, rewrite};
/// let text = rewrite(b"Configuration: {Loggers: {Root: {level: info}}}", &Overrides::default());
/// assert_eq!(text.as_deref(), Ok("Configuration:\n  Loggers:\n    Root:\n      level: \"info\"\n"));
/// ```
///
/// # Errors
///
/// The message that the wrapper prints before it ends. A file of the wrong shape is no error: it is discarded.
pub fn rewrite(document: &[u8], overrides: &Overrides<'_>) -> Result<String, WrapperError> {
    let plainest = plainest(document);
    if let Some(read) = plainest.as_ref().and_then(read_plainest) {
        return write(Some(read), overrides, document.len());
    }
    let input = Input::decode(document);
    write(read_fully(&input)?, overrides, document.len())
}

fn read_fully(input: &Input) -> Result<Option<Document<'_>>, WrapperError> {
    match binding::document(&mut Tokens::of_text(input)) {
        Ok(read) => Ok(read),
        Err(Fault::Mismatch) => Ok(Some(Document::default())),
        Err(Fault::Fatal(failure)) => Err(WrapperError::new(failure.into_message())),
    }
}

/// The quick way, for a file without any surprise.
fn read_plainest<'a>(document: &'a Plainest<'a>) -> Option<Document<'a>> {
    binding::document(&mut Tokens::of_pieces(document)).ok().flatten()
}

fn write<'a>(
    read: Option<Document<'a>>,
    overrides: &Overrides<'a>,
    expected_length: usize,
) -> Result<String, WrapperError> {
    merge(read, overrides).map(|configuration| output::write(&configuration, expected_length))
}
