//! The questions of the package, each from JSON text to JSON text: the whole edge but for JavaScript's own values.
//!
//! A question is asked as the TypeScript declarations say and answered likewise. Its error is one of whoever asks: text
//! that is not of the request's form, or an option, an image or a rule that is not known.

use crate::container::Run;
use crate::json::{read, write};
use crate::project::Project;
use crate::request::{ExplainRequest, Request};
use crate::{convert as converting, explain as explaining, findings, listeners as reaching, preview as all};
use crate::{rendered, schema as defining};

/// A `Request` to a `Rendering`.
///
/// # Errors
/// See [the module](self).
pub fn render(request: &str) -> Result<String, String> {
    let project = Project::new(read(request)?)?;
    write(&rendered::rendering(&project, &Run::all(&project)))
}

/// A `Request` to a `CheckReport`.
///
/// # Errors
/// See [the module](self).
pub fn check(request: &str) -> Result<String, String> {
    let mut request: Request = read(request)?;
    request.assume_secrets = request.assume_secrets.or(Some(true));
    let project = Project::new(request)?;
    write(&findings::report(&project, &Run::all(&project)))
}

/// A `Request` to a list of `NodeListeners`.
///
/// # Errors
/// See [the module](self).
pub fn listeners(request: &str) -> Result<String, String> {
    let project = Project::new(read(request)?)?;
    write(&reaching::all(&project, &Run::all(&project)))
}

/// A `Request` to a `Preview`.
///
/// # Errors
/// See [the module](self).
pub fn preview(request: &str) -> Result<String, String> {
    write(&all::of(read(request)?)?)
}

/// An `ExplainRequest` to an `Explanation`.
///
/// # Errors
/// See [the module](self).
pub fn explain(request: &str) -> Result<String, String> {
    let ExplainRequest { name, request, node } = read(request)?;
    let project = Project::new(request)?;
    write(&explaining::name(&name, &project, node))
}

/// A `ConvertRequest` to a `Conversion`.
///
/// # Errors
/// See [the module](self).
pub fn convert(request: &str) -> Result<String, String> {
    write(&converting::answer(read(request)?)?)
}

/// A `SchemaRequest` to a `SchemaAnswer`.
///
/// # Errors
/// See [the module](self).
pub fn schema(request: &str) -> Result<String, String> {
    write(&defining::answer(read(request)?)?)
}
