//! The three files of the safe form.

use super::{log4j1, log4j2, server};
use crate::dialect::{Dialect, Log4jGeneration};
use crate::model::{ConfigFile, ConfigFiles, Environment};
use crate::render::Rendered;

/// Prepares the files in the safe form.
///
/// `merge_defaults` keeps the image's defaults below what the user sets; without it they count only where
/// the user sets nothing, as in the image.
pub fn render_strict(
    environment: &Environment,
    dialect: &Dialect,
    files: &ConfigFiles,
    merge_defaults: bool,
) -> Rendered {
    let mut rendered = Rendered::default();
    for file in ConfigFile::ALL {
        let set = files.get(file);
        let result = match (file, dialect.log4j) {
            (ConfigFile::Server, _) => server::artifact(environment, dialect, set, merge_defaults),
            (_, Log4jGeneration::One) => log4j1::artifact(file, environment, set),
            (_, Log4jGeneration::Two) => log4j2::artifact(file, environment, set),
        };
        match result {
            Ok(artifact) => rendered.files.push(artifact),
            Err(error) => {
                rendered.error = Some(error);
                break;
            }
        }
    }
    rendered
}
