//! A minijinja environment that behaves as the images' own template runs do, within limits.

use std::fmt;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::properties::{escape_key, escape_value};

/// Instructions a template may use; the largest file of an image needs some thousands.
const FUEL: u64 = 5_000_000;

/// A template that cannot be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// What is wrong, with the line where that is known.
    pub message: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TemplateError {}

/// Renders a template that has no access to anything but `context`.
///
/// As Jinja2 runs in the images: undefined names are empty, the line break after a block vanishes, nothing is
/// escaped for HTML. Filters `property_key` and `property_value` escape for `.properties` text.
///
/// ```
/// use kafka_config_core::template::render;
/// let context = minijinja::context! { level => "DEBUG" };
/// assert_eq!(render("level: {{ level }}{{ nothing }}\n", &context).as_deref(), Ok("level: DEBUG\n"));
/// ```
///
/// # Errors
/// [`TemplateError`] for bad syntax, failing filters and templates that run too long.
pub fn render(template: &str, context: &Value) -> Result<String, TemplateError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Lenient);
    environment.set_syntax(syntax()?);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("property_key", |text: String| escape_key(&text));
    environment.add_filter("property_value", |text: String| escape_value(&text));
    environment.render_str(template, context).map_err(TemplateError::from)
}

fn syntax() -> Result<SyntaxConfig, TemplateError> {
    Ok(SyntaxConfig::builder().trim_blocks(true).keep_trailing_newline(true).build()?)
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        let line = error.line().map_or(String::new(), |line| format!("line {line}: "));
        Self { message: format!("{line}{error}") }
    }
}
