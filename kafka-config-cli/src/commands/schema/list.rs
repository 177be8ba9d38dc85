//! Properties, one a line.

use kafka_config_core::catalog::{Property, words};

/// Aligned columns: name, type, default, marks, and who has it where several are asked about.
pub(super) fn text(properties: &[Property], with_components: bool) -> String {
    let width = |of: fn(&Property) -> usize| properties.iter().map(of).max().unwrap_or_default();
    let name = width(|property| property.definition.name.len());
    let kind = width(|property| property.definition.kind.name().len());
    let line = |property: &Property| {
        let definition = &property.definition;
        let default = words::default(definition.default);
        let default = match words::marks(definition) {
            "" => default.to_owned(),
            marks => format!("{default}  {marks}"),
        };
        let who = if with_components { property.component_names() } else { String::new() };
        let line =
            format!("{:name$}  {:kind$}  {default:24}  {who}", definition.name, definition.kind.name());
        format!("{}\n", line.trim_end())
    };
    properties.iter().map(line).collect()
}
