//! The functions of the package.

use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

use crate::javascript::{ask, give, thrown};
use crate::json::write;
use crate::{explain as explaining, questions, schema as defining};

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
    ask(request, questions::render)
}

/// Whether Kafka accepts what containers write, and what is wrong with it.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "CheckReport")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    ask(request, questions::check)
}

/// The listeners of containers, and who reaches them.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "NodeListeners[]")]
pub fn listeners(
    #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
) -> Result<JsValue, JsError> {
    ask(request, questions::listeners)
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
    ask(request, questions::preview)
}

/// [`preview`] from JSON text to JSON text: who hands the answer on to another thread saves a copy of every object.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(js_name = previewJson)]
pub fn preview_json(request: &str) -> Result<String, JsError> {
    thrown(questions::preview(request))
}

/// All that is known of a property or a variable: what sets it here, what defines it, what sets it in other images.
///
/// # Errors
/// An option, an image or a rule that is not known.
#[wasm_bindgen(unchecked_return_type = "Explanation")]
pub fn explain(
    #[wasm_bindgen(unchecked_param_type = "ExplainRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    ask(request, questions::explain)
}

/// Containers in another image's variables and another format.
///
/// # Errors
/// An option, an image or a service that is not known, or an image that nothing tells.
#[wasm_bindgen(unchecked_return_type = "Conversion")]
pub fn convert(
    #[wasm_bindgen(unchecked_param_type = "ConvertRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    ask(request, questions::convert)
}

/// What a release lets one configure.
///
/// # Errors
/// An image or a component that is not known.
#[wasm_bindgen(unchecked_return_type = "SchemaAnswer")]
pub fn schema(
    #[wasm_bindgen(unchecked_param_type = "SchemaRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    ask(request, questions::schema)
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
    give(write(&defining::images()))
}

/// All rules with their pages, sorted by code.
///
/// # Errors
/// None.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsError> {
    give(write(&explaining::rules()))
}

/// The rule of a code or a name.
///
/// # Errors
/// None: `null` where there is none.
#[wasm_bindgen(unchecked_return_type = "Rule | null")]
pub fn rule(name: &str) -> Result<JsValue, JsError> {
    give(write(&explaining::rule(name)))
}
