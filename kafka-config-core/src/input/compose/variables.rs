//! Variables in all values of a file, keys excepted.
//!
//! Source: compose-go, `interpolation/interpolation.go`.

use std::sync::Arc;

use super::super::tree::{Data, Value};
use super::casts::cast_at;
use super::refusal::Log;
use crate::input::{Host, Weight, interpolate};

/// Replaces the variables in all values. A template that cannot be read refuses the file.
pub(super) fn replace_variables(value: &mut Value, environment: &Host, log: &mut Log) {
    let lookup = |name: &str| environment.get(name).cloned();
    Pass { lookup: &lookup, log }.value(value, &mut Vec::new());
}

struct Pass<'a> {
    lookup: &'a dyn Fn(&str) -> Option<String>,
    log: &'a mut Log,
}

impl Pass<'_> {
    fn value(&mut self, value: &mut Value, path: &mut Vec<Arc<str>>) {
        match &mut value.data {
            Data::Text(text) => {
                let text = Arc::clone(text);
                self.text(value, &text, path);
            }
            Data::List(list) => {
                path.push(Arc::from("[]"));
                for item in list {
                    self.value(item, path);
                }
                path.pop();
            }
            Data::Map(map) => {
                for entry in map.iter_mut() {
                    path.push(Arc::clone(&entry.key));
                    self.value(&mut entry.value, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, value: &mut Value, text: &Arc<str>, path: &[Arc<str>]) {
        let at = value.at;
        let replaced = match interpolate(text, self.lookup) {
            Ok(replaced) => replaced,
            Err(error) => return self.log.refuse(at, error.to_string(), None),
        };
        for (name, _) in &replaced.unset {
            let help = format!("set it, write '${{{name}:-DEFAULT}}', or '$${name}' for the characters");
            let message = format!("the variable '{name}' is not set: an empty text takes its place");
            self.log.note(Weight::Ignored, at, message, Some(help));
        }
        let parts: Vec<&str> = path.iter().map(|part| &**part).collect();
        let Some(cast) = cast_at(&parts) else {
            if replaced.value != **text {
                value.data = Data::Text(Arc::from(replaced.value));
            }
            return;
        };
        if let Some(data) = cast.apply(&replaced.value) {
            value.data = data;
            return;
        }
        let message = format!("'{}' must be {}", parts.join("."), cast.describe());
        self.log.refuse(at, message, Some(format!("write {}", cast.describe())));
    }
}
