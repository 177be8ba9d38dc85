//! Where the texts go.

use std::path::Path;

use kafka_config_core::convert::{Converted, OutputFile};
use kafka_config_core::model::{EnvName, PropertyKey, may_hold_secret};

use super::arguments::Arguments;
use crate::exit::{Stop, reason};
use crate::print;
use crate::write::{self, Durability, NewFile};

/// Prints one text, or writes all of them.
pub(super) fn put(
    arguments: &Arguments,
    outputs: &[OutputFile],
    converted: &[Converted],
) -> Result<(), Stop> {
    let secret = converted.iter().any(holds_secret);
    if let Some(folder) = &arguments.output_dir {
        std::fs::create_dir_all(folder).map_err(|error| Stop::file(folder, reason(&error)))?;
        let files = outputs.iter().map(|output| new_file(&output.name, &output.text, secret));
        return put_all(folder, &files.collect::<Vec<_>>(), arguments.json);
    }
    let [only] = outputs else {
        let names: Vec<&str> = outputs.iter().map(|output| output.name.as_str()).collect();
        return Err(Stop::Usage(format!(
            "{} files come out ({}): give --output-dir, or --service",
            names.len(),
            names.join(", ")
        )));
    };
    match &arguments.output {
        Some(path) => {
            let folder =
                path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let name = path.file_name().ok_or_else(|| Stop::file(path, "is no name of a file"))?;
            put_all(folder, &[new_file(&name.to_string_lossy(), &only.text, secret)], true)?;
            if !arguments.json {
                print::note(&format!("wrote {}\n", path.display()));
            }
            Ok(())
        }
        None => print::file(only.text.as_bytes()).map(|_| ()),
    }
}

fn new_file<'a>(name: &'a str, text: &'a str, secret: bool) -> NewFile<'a> {
    NewFile { name, bytes: text.as_bytes(), secret }
}

fn put_all(folder: &Path, files: &[NewFile<'_>], quiet: bool) -> Result<(), Stop> {
    write::all(folder, files, Durability::Flushed)
        .map_err(|failed| Stop::file(&failed.path, reason(&failed.error)))?;
    for file in files.iter().filter(|_| !quiet) {
        print::note(&format!("wrote {}\n", folder.join(file.name).display()));
    }
    Ok(())
}

fn holds_secret(one: &Converted) -> bool {
    let is_set = |value: &String| !value.is_empty();
    let variables = one.environment.iter().filter(|(_, value)| is_set(value));
    let mut properties = one.properties.iter().filter(|(_, value)| is_set(value));
    variables
        .into_iter()
        .any(|(name, value)| EnvName::new(name.as_str()).is_secret() || may_hold_secret(value))
        || properties.any(|(key, _)| PropertyKey::new(key.as_str()).is_secret())
}
