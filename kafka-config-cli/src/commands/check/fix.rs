//! `--fix` and `--diff`: what can be mended in the user's own files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kafka_config_core::report::apply;

use super::arguments::Arguments;
use super::inputs::{Inputs, Round, is_env_file_text, shown};
use super::settings::Settings;
use crate::diff::{self, Syntax};
use crate::exit::{Status, Stop, reason};
use crate::{files, print, write};

/// A fix may bring another fault to light; more rounds than these would be a fix that undoes another.
const MOST_ROUNDS: usize = 10;

/// A file before and after.
struct Mended {
    old: Vec<u8>,
    new: Vec<u8>,
    syntax: Syntax,
}

/// Writes the mended files. The text of standard input comes back instead.
pub(super) fn write(
    inputs: &mut Inputs,
    settings: &Settings,
    arguments: &Arguments,
) -> Result<Option<Vec<u8>>, Stop> {
    let stdin = Path::new("-");
    let Work { mended, count, held_back } = mend(inputs, settings, arguments.unsafe_fixes)?;
    for (path, file) in mended.iter().filter(|(path, _)| *path != stdin) {
        if !path.is_file() {
            return Err(Stop::file(path, "is not a regular file, so it cannot be mended"));
        }
        // Another program may have written it since it was read.
        if files::required(path)? != file.old {
            return Err(Stop::file(path, "was changed by another program meanwhile"));
        }
        write::replace(path, &file.new).map_err(|error| Stop::file(path, reason(&error)))?;
    }
    if count > 0 && !arguments.quiet {
        let plural = if count == 1 { "" } else { "s" };
        let names: Vec<String> = mended.keys().map(|path| shown(path)).collect();
        print::note(&format!("mended {count} finding{plural} in {}\n\n", names.join(", ")));
    }
    if !held_back.is_empty() && !arguments.quiet {
        let places = held_back.join(", ");
        print::note(&format!("not mended, as the file does not hold the text as it is: {places}\n\n"));
    }
    Ok(inputs.options.overlay.get(stdin).map(<[u8]>::to_vec))
}

/// Shows what would be written.
pub(super) fn diff(inputs: &mut Inputs, settings: &Settings, arguments: &Arguments) -> Result<Status, Stop> {
    let Work { mended, .. } = mend(inputs, settings, arguments.unsafe_fixes)?;
    let texts = mended.iter().map(|(path, file)| {
        let name = shown(path);
        diff::unified(&file.old, &file.new, file.syntax, [&name, &name])
    });
    let text: String = texts.collect();
    print::out(print::colored_diff(&text, arguments.color))?;
    Ok(if mended.is_empty() { Status::Clean } else { Status::Findings })
}

/// What mending comes to.
struct Work {
    mended: BTreeMap<PathBuf, Mended>,
    /// How many findings were mended.
    count: usize,
    /// Where findings have a fix that their text cannot hold.
    held_back: Vec<String>,
}

/// Applies fixes until there are none left. Nothing is written: the new texts stand for the files.
fn mend(inputs: &mut Inputs, settings: &Settings, unsafe_too: bool) -> Result<Work, Stop> {
    let mut work = Work { mended: BTreeMap::new(), count: 0, held_back: Vec::new() };
    for _ in 0..MOST_ROUNDS {
        let (changes, count, held_back) = one_round(&inputs.round()?, settings, unsafe_too);
        work.held_back = held_back;
        if changes.is_empty() {
            break;
        }
        work.count += count;
        for (path, change) in changes {
            inputs.options.overlay.set(&path, change.new.clone());
            let file = work.mended.entry(path).or_insert(Mended { new: Vec::new(), ..change });
            file.new = change.new;
        }
    }
    Ok(work)
}

/// The changes of one round, how many findings they mend, and the places of those that they cannot.
type Changes = (Vec<(PathBuf, Mended)>, usize, Vec<String>);

fn one_round(round: &Round<'_>, settings: &Settings, unsafe_too: bool) -> Changes {
    let report = round.report(&settings.policy);
    let (mut changes, mut count, mut held_back) = (Vec::new(), 0, Vec::new());
    let mut sections = report.sections.iter();
    for group in round.groups() {
        let entries = sections.by_ref().take(group.sections).flat_map(|section| &section.entries);
        let fixed = apply(entries, &group.sources, unsafe_too);
        for (id, new) in fixed.texts {
            let old = group.sources.texts.get(&id).map(|text| text.bytes.to_vec()).unwrap_or_default();
            let syntax = if is_env_file_text(id) { Syntax::Variables } else { Syntax::Properties };
            if let Some(path) = (group.file)(id).filter(|_| new != old) {
                changes.push((path, Mended { old, new, syntax }));
            }
        }
        count += fixed.count;
        held_back.extend(fixed.held_back.iter().map(|at| format!("{}:{}", at.path, at.region.line)));
    }
    held_back.dedup();
    (changes, count, held_back)
}
