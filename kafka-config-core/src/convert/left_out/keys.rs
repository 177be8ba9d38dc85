//! The keys of every format as remarks.

use super::{compose, kubernetes, unit};
use crate::convert::remark::{Remark, not_taken};
use crate::input::InputFormat;
use crate::yaml::load_go;

/// What a text says of a service that no conversion takes over. Of the other formats there is nothing to tell: env files
/// hold variables only, and the flags of a `run` are told by its reader.
pub fn left_out(format: InputFormat, text: &[u8], service: &str) -> Vec<Remark> {
    let keys = match format {
        InputFormat::Compose => {
            load_go(text).roots.iter().flat_map(|root| compose::keys(root, service)).collect()
        }
        InputFormat::Kubernetes => {
            load_go(text).roots.iter().flat_map(|root| kubernetes::keys(root, service)).collect()
        }
        InputFormat::Quadlet => unit::keys(text),
        _ => Vec::new(),
    };
    let mut told: Vec<String> = Vec::new();
    for key in keys {
        if !told.contains(&key) {
            told.push(key);
        }
    }
    told.into_iter().map(not_taken).collect()
}
