//! Definitions and images.

use kafka_config_core::catalog::{self, names, properties, words};
use kafka_config_core::dialect::Image;
use kafka_config_core::model::ConfigFile;
use kafka_config_core::schema::{Component, DefaultValue, Schema, UnknownComponent};

use crate::answer::{ImageChoice, Property, SchemaAnswer};
use crate::asked;
use crate::request::SchemaRequest;
use crate::schemas;

/// The properties that are asked about.
///
/// # Errors
/// An image or a component that is not known.
pub(crate) fn answer(request: SchemaRequest) -> Result<SchemaAnswer, String> {
    let image = asked::image(request.image.as_deref(), &asked::families(request.families)?)?;
    let image = image.unwrap_or_else(newest);
    let components = request.components.iter().map(|name| name.parse());
    let components: Vec<Component> =
        components.collect::<Result<_, UnknownComponent>>().map_err(|error| error.to_string())?;
    let components = if components.is_empty() { vec![Component::Broker] } else { components };
    let search = request.search.as_deref().unwrap_or_default();
    let found =
        schemas::with(image.version, |schema| properties(schema, &components, |name| name.contains(search)));
    Ok(SchemaAnswer {
        kafka_version: image.version.to_string(),
        properties: found.iter().map(|one| property(one, image)).collect(),
    })
}

/// One property.
pub(crate) fn property(property: &catalog::Property, image: Image) -> Property {
    let definition = &property.definition;
    Property {
        name: definition.name.to_owned(),
        r#type: definition.kind.name().to_owned(),
        required: definition.default == DefaultValue::Required,
        default: match definition.default {
            DefaultValue::Text(text) => Some(text.to_owned()),
            DefaultValue::Required | DefaultValue::Null => None,
        },
        values: words::values(definition),
        importance: definition.importance.name().to_owned(),
        internal: definition.internal,
        deprecated: definition.deprecated,
        update: definition.update.map(|mode| words::update(mode).to_owned()),
        components: property.components.iter().map(|one| one.name().to_owned()).collect(),
        availability: availability(property),
        variable: property.variable(image).and_then(Result::ok),
    }
}

/// One text where the components agree; else each with its own.
fn availability(property: &catalog::Property) -> String {
    match &property.availability()[..] {
        [(all, _)] => words::availability(all),
        groups => {
            let one = |(when, who): &(_, Vec<_>)| format!("{} ({})", words::availability(when), names(who));
            groups.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The images, newest first.
pub(crate) fn images() -> Vec<ImageChoice> {
    let mut images: Vec<_> =
        Schema::versions().filter_map(|version| Image::apache(version).ok()).map(choice).collect();
    images.reverse();
    images
}

fn choice(image: Image) -> ImageChoice {
    ImageChoice {
        image: image.to_string(),
        kafka_version: image.version.to_string(),
        files: ConfigFile::ALL.map(|file| image.dialect().file_name(file).to_owned()).into_iter().collect(),
    }
}

/// The image that is meant where none is named.
pub(crate) fn newest() -> Image {
    Image::newest()
}
