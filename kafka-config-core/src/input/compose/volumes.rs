//! Volumes in their short form, `SOURCE:TARGET:OPTIONS`.
//!
//! Source: compose-go, `format/volume.go`, `ParseVolume`.

/// What a short form says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ShortVolume {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) read_only: bool,
}

impl ShortVolume {
    /// Whether the source is a path of the host, not the name of a volume.
    pub(super) fn is_bind(&self) -> bool {
        is_path(&self.source)
    }
}

/// Splits a short form.
pub(super) fn parse_volume(text: &str) -> Result<ShortVolume, &'static str> {
    let mut volume = ShortVolume::default();
    match text.len() {
        0 => return Err("a volume without text"),
        1 | 2 => {
            text.clone_into(&mut volume.target);
            return Ok(volume);
        }
        _ => {}
    }
    let mut section = String::new();
    let mut depth = 0_usize;
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        match c {
            '$' if chars.peek().is_some_and(|(_, next)| *next == '{') => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ':' if depth == 0 && !is_drive(&section) => {
                take_section(&mut volume, &section, false)?;
                section.clear();
                continue;
            }
            _ => {}
        }
        section.push(c);
    }
    if depth == 0 {
        take_section(&mut volume, &section, true)?;
    }
    Ok(volume)
}

fn is_drive(section: &str) -> bool {
    let mut chars = section.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

fn take_section(volume: &mut ShortVolume, section: &str, last: bool) -> Result<(), &'static str> {
    if section.is_empty() {
        return Err("nothing stands between two colons");
    }
    if volume.source.is_empty() {
        let place = if last { &mut volume.target } else { &mut volume.source };
        section.clone_into(place);
    } else if volume.target.is_empty() {
        section.clone_into(&mut volume.target);
    } else if !last {
        return Err("more than three parts between colons");
    } else {
        for option in section.split(',') {
            match option {
                "ro" => volume.read_only = true,
                "rw" => volume.read_only = false,
                _ => {}
            }
        }
    }
    Ok(())
}

pub(super) fn is_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~'])
        || source.starts_with("\\\\")
        || source.split_once(':').is_some_and(|(drive, _)| is_drive(drive))
}
