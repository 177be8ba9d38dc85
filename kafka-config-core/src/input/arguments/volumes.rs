//! `-v` and `Volume=`: `[SOURCE:]TARGET[:OPTIONS]`.

/// A volume without its place.
pub(in crate::input) struct ParsedVolume {
    pub(in crate::input) source: String,
    pub(in crate::input) target: String,
    /// Whether the container may only read.
    pub(in crate::input) read_only: bool,
    /// The other options.
    pub(in crate::input) options: Vec<String>,
}

/// Splits a volume.
pub(in crate::input) fn parse_volume(text: &str) -> ParsedVolume {
    let mut parts = text.splitn(3, ':');
    let (first, second, options) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let (source, target) = second.map_or(("", first), |target| (first, target));
    let options = options.into_iter().flat_map(|options| options.split(','));
    let (access, options): (Vec<&str>, Vec<&str>) = options
        .filter(|option| !option.is_empty())
        .partition(|option| matches!(*option, "ro" | "readonly" | "rw"));
    ParsedVolume {
        source: source.to_owned(),
        target: target.to_owned(),
        read_only: access.iter().any(|option| *option != "rw"),
        options: options.into_iter().map(str::to_owned).collect(),
    }
}
