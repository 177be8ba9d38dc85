//! `-v` and `Volume=`: `[SOURCE:]TARGET[:OPTIONS]`.

/// Source, target, and whether the container may only read.
pub(in crate::input) fn parse_volume(text: &str) -> (String, String, bool) {
    let mut parts = text.splitn(3, ':');
    let (first, second, options) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let read_only =
        options.is_some_and(|options| options.split(',').any(|option| matches!(option, "ro" | "readonly")));
    match second {
        Some(target) => (first.to_owned(), target.to_owned(), read_only),
        None => (String::new(), first.to_owned(), false),
    }
}
