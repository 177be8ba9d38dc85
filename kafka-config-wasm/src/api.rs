//! The functions of the package.

use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::container::Run;
use crate::javascript::{give, parse, read, write};
use crate::project::Project;
use crate::request::{ConvertRequest, ExplainRequest, Request, SchemaRequest};
use crate::{
    convert as converting, explain as explaining, findings, listeners as reaching, rendered,
    schema as defining,
};

fn project(request: &JsValue) -> Result<Project, JsError> {
    Project::new(read::<Request>(request)?).map_err(|error| JsError::new(&error))
}

/// The version of this package.
#[wasm_bindgen(unchecked_return_type = "string")]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The files that containers will write, byte for byte, with the origin of every line.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "Rendering")]
pub fn render(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let project = project(request)?;
    give(&rendered::rendering(&project, &Run::all(&project)))
}

/// Whether Kafka accepts what containers write, and what is wrong with it.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "CheckReport")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let mut request: Request = read(request)?;
    request.assume_secrets = request.assume_secrets.or(Some(true));
    let project = Project::new(request).map_err(|error| JsError::new(&error))?;
    give(&findings::report(&project, &Run::all(&project)))
}

/// The listeners of containers, and who reaches them.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "NodeListeners[]")]
pub fn listeners(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let project = project(request)?;
    give(&reaching::all(&project, &Run::all(&project)))
}

/// [`render`], [`check`] and [`listeners`] of one reading. The files of `/etc/kafka/secrets` are taken to be there unless
/// `assumeSecrets` is false.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "Preview")]
pub fn preview(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    give(&crate::preview::of(read(request)?).map_err(|error| JsError::new(&error))?)
}

/// [`preview`] from JSON text to JSON text: who hands the answer on to another thread saves a copy of every object.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(js_name = previewJson)]
pub fn preview_json(request: &str) -> Result<String, JsError> {
    write(&crate::preview::of(parse(request)?).map_err(|error| JsError::new(&error))?)
}

/// All that is known of a property or a variable: what sets it here, what defines it, what sets it in other images.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "Explanation")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "ExplainRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let ExplainRequest { name, request, node } = read(request)?;
    let project = Project::new(request).map_err(|error| JsError::new(&error))?;
    give(&explaining::name(&name, &project, node))
}

/// Containers in another image's variables and another format.
///
/// # Errors
/// An option, an image or a service that is not known, or an image that nothing tells.
#[wasm_bindgen(unchecked_return_type = "Conversion")]
pub fn convert(
    #[wasm_bindgen(unchecked_param_type = "ConvertRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let request: ConvertRequest = read(request)?;
    give(&converting::answer(request).map_err(|error| JsError::new(&error))?)
}

/// What a release lets one configure.
///
/// # Errors
/// An image or a component that is not known.
#[wasm_bindgen(unchecked_return_type = "SchemaAnswer")]
pub fn schema(
    #[wasm_bindgen(unchecked_param_type = "SchemaRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    let request: SchemaRequest = read(request)?;
    give(&defining::answer(request).map_err(|error| JsError::new(&error))?)
}

/// A text of any format with `[hidden]` in place of what may be secret, for links and reports.
#[wasm_bindgen(js_name = maskSecrets)]
pub fn mask_secrets(text: &str) -> String {
    crate::mask::masked(text)
}

/// The images that can be asked about, newest first.
///
/// # Errors
/// None.
#[wasm_bindgen(unchecked_return_type = "ImageChoice[]")]
pub fn images() -> Result<JsValue, JsError> {
    give(&defining::images())
}

/// All rules with their pages, sorted by code.
///
/// # Errors
/// None.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsError> {
    give(&explaining::rules())
}

/// The rule of a code or a name.
///
/// # Errors
/// None: `null` where there is none.
#[wasm_bindgen(unchecked_return_type = "Rule | null")]
pub fn rule(name: &str) -> Result<JsValue, JsError> {
    give(&explaining::rule(name))
}
