//! The explanation for people.

use std::fmt::Write as _;

use kafka_config_core::layers::Resolution;
use kafka_config_core::mapping::equivalents;

use super::current::Current;
use super::mapped::{Explained, Mapped};
use crate::commands::schema::page;
use crate::print;

/// Paragraphs: the way and the value, the definition, the names of the other images.
pub(super) fn text(explained: &Explained<'_>) -> String {
    let mut first = explained.how.iter().fold(String::new(), |text, line| text + line + "\n");
    let Some(property) = &explained.property else { return first };
    first += &current(property, explained);
    let mut paragraphs = vec![first];
    if let Some(remark) = &property.remark {
        paragraphs.push(format!("{remark}{}\n", meant(&property.nearest)));
    }
    let definitions = property.definitions.iter();
    paragraphs.extend(definitions.map(|definition| page::definition(definition, explained.image().version)));
    paragraphs.push(names(property, explained));
    paragraphs.join("\n")
}

fn meant(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; did you mean {}?", nearest.join(" or ")) }
}

/// The value the container would have, and the default it hides or that is gone.
fn current(property: &Mapped<'_>, explained: &Explained<'_>) -> String {
    match &property.current {
        Current::Ends(message) => {
            format!("no value here: the container ends before it has one, saying: {message}\n")
        }
        Current::Set(resolution) => {
            print::provenance(std::iter::once::<&Resolution>(resolution), &explained.container.sources())
        }
        Current::Dropped(default) => format!(
            "not set: the image's default {}={} counts only where no variable and no mounted file sets anything\n",
            default.key,
            default.shown()
        ),
        Current::Unset => "not set here\n".to_owned(),
    }
}

/// What sets the property in each family of images.
fn names(property: &Mapped<'_>, explained: &Explained<'_>) -> String {
    let own = property.variable.as_ref().map_or("none, see above", |variable| variable.as_str());
    let mut rows = vec![(explained.image().to_string(), own.to_owned())];
    rows.extend(equivalents(&property.key, explained.image()).into_iter().map(|other| {
        let name = other.name.unwrap_or_else(|why| format!("none: {why}"));
        (other.family.to_owned(), name)
    }));
    let width = rows.iter().map(|(family, _)| family.len()).max().unwrap_or_default();
    rows.iter().fold(format!("what sets {}\n", property.key), |mut text, (family, name)| {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "  {family:width$}  {name}");
        text
    })
}
