//! What `explain` is asked.

use lexopt::Arg::{Long, Short, Value};

use crate::exit::Stop;
use crate::help;
use crate::options::{ContainerOptions, is_json};

/// What to explain.
pub(super) enum Subject {
    /// A property, a variable or a rule.
    Name(String),
    /// `--rules`.
    Rules,
}

/// The arguments.
pub(super) struct Question {
    pub(super) options: ContainerOptions,
    pub(super) subject: Subject,
    pub(super) json: bool,
}

/// Reads the arguments; `None` where the help is asked for.
pub(super) fn read(mut parser: lexopt::Parser) -> Result<Option<Question>, Stop> {
    let (mut options, mut name) = (ContainerOptions::default(), None);
    let (mut rules, mut json) = (false, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Short('e') => {
                options.set("env", &mut parser)?;
            }
            Long("rules") => rules = true,
            Long("format") => json = is_json(&parser.value()?.to_string_lossy())?,
            Long(option) => {
                let option = option.to_owned();
                if !options.set(&option, &mut parser)? {
                    return Err(help::unknown(&Long(&option), help::EXPLAIN));
                }
            }
            Value(value) if name.is_none() => name = Some(value.to_string_lossy().into_owned()),
            other => return Err(help::unknown(&other, help::EXPLAIN)),
        }
    }
    let subject = subject(name, rules)?;
    Ok(Some(Question { options, subject, json }))
}

fn subject(name: Option<String>, rules: bool) -> Result<Subject, Stop> {
    match name {
        Some(_) if rules => Err(Stop::Usage("--rules lists all rules and takes no NAME".to_owned())),
        None if rules => Ok(Subject::Rules),
        Some(name) if name.is_empty() || name.contains(['=', ' ', '\t']) => {
            Err(Stop::Usage(format!("'{name}' is neither a property nor a variable")))
        }
        Some(name) => Ok(Subject::Name(name)),
        None => Err(Stop::Usage("explain needs a NAME, such as log.dirs or KAFKA_LOG_DIRS".to_owned())),
    }
}
