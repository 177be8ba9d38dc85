//! What sets a property in the other image families.

use super::invert::{Unreachable, env_name};
use crate::dialect::{Image, Means, NAMINGS, Naming};
use crate::model::PropertyKey;

/// How one family sets a property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equivalent {
    /// What users call the family.
    pub family: &'static str,
    /// What they write, up to the value; or why nothing they write sets the property.
    pub name: Result<String, &'static str>,
}

/// How each of the other families sets a property, in its images of the same Kafka version.
///
/// ```
/// use kafka_config_core::dialect::Image;
/// use kafka_config_core::mapping::equivalents;
/// use kafka_config_core::model::PropertyKey;
///
/// let image: Image = "apache/kafka:4.1.1".parse()?;
/// let bitnami = &equivalents(&PropertyKey::new("log.dirs"), image)[1];
/// assert_eq!(bitnami.name, Ok("KAFKA_CFG_LOG_DIRS".to_owned()));
/// # Ok::<(), kafka_config_core::dialect::InvalidImage>(())
/// ```
pub fn equivalents(key: &PropertyKey, image: Image) -> Vec<Equivalent> {
    let is_other = |naming: &&Naming| naming.family != image.family.name;
    let one = |naming: &Naming| Equivalent { family: naming.family, name: name(naming, key, image) };
    NAMINGS.iter().filter(is_other).map(one).collect()
}

fn name(naming: &Naming, key: &PropertyKey, image: Image) -> Result<String, &'static str> {
    match &naming.means {
        Means::Variable(family) => match env_name(key, family.dialect(image.version)) {
            Ok(name) => Ok(name.to_string()),
            Err(why) => Err(reason(why)),
        },
        Means::Text { reserved, .. } if reserved.drops(key.as_str()) => Err("the operator sets it itself"),
        Means::Text { separator, .. } => Ok(format!("{key}{separator}…")),
    }
}

fn reason(why: Unreachable) -> &'static str {
    match why {
        Unreachable::UpperCase => "names are lower-cased",
        Unreachable::Character(_) => "a variable name cannot hold its characters",
        Unreachable::Excluded => "the image keeps the variable of that name for itself",
        Unreachable::AdjacentSeparators | Unreachable::Separators | Unreachable::Prefix => {
            "its separators cannot be written in a variable name"
        }
    }
}
