//! Help texts, one file a command, frozen by the tests in `tests/cmd`.

use lexopt::Arg;

use crate::exit::Stop;

pub(crate) const MAIN: &str = include_str!("main.txt");
pub(crate) const RENDER: &str = include_str!("render.txt");
pub(crate) const EXPLAIN: &str = include_str!("explain.txt");
pub(crate) const SETUP: &str = include_str!("setup.txt");

/// The refusal of an argument, with the option that was probably meant.
pub(crate) fn unknown(argument: &Arg<'_>, help: &str) -> Stop {
    let given = match argument {
        Arg::Long(name) => format!("--{name}"),
        Arg::Short(letter) => format!("-{letter}"),
        Arg::Value(value) => {
            return Stop::Usage(format!("unexpected argument '{}'", value.to_string_lossy()));
        }
    };
    let options = help.split_whitespace().filter(|word| word.starts_with("--"));
    let nearest = options.min_by_key(|option| strsim::damerau_levenshtein(option, &given));
    let close = nearest.filter(|option| strsim::damerau_levenshtein(option, &given) <= given.len() / 3);
    let hint = close.map_or(String::new(), |option| format!("; did you mean {option}?"));
    Stop::Usage(format!("no option '{given}'{hint}"))
}
