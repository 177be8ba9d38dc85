//! Exit status: 0 clean, 1 findings, 2 usage, input and output.

use std::fmt::Display;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// How a command that did its work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing to complain about.
    Clean,
    /// The container would not start, or files differ.
    Findings,
    /// What a program would have ended with whose work was done here.
    Code(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Code(code) => code,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Words on the command line that make no sense.
    Usage(String),
    /// The same, of a command whose help tells more.
    CommandUsage(&'static str, String),
    /// A file, folder or variable that cannot be used.
    Failed(String),
}

impl Stop {
    /// A file that cannot be used, named with the reason.
    pub(crate) fn file(path: &Path, reason: impl Display) -> Self {
        Self::Failed(format!("{}: {reason}", path.display()))
    }

    /// Words on the command line of this command.
    pub(crate) fn within(self, command: &'static str) -> Self {
        match self {
            Self::Usage(text) => Self::CommandUsage(command, text),
            other => other,
        }
    }

    /// Prints the reason; the status is 2.
    pub(crate) fn report(self) -> ExitCode {
        let text = match self {
            Self::Usage(text) => format!("error: {text}\nTry 'kafka-config --help'.\n"),
            Self::CommandUsage(command, text) => {
                format!("error: {text}\nTry 'kafka-config {command} --help'.\n")
            }
            Self::Failed(text) => format!("error: {text}\n"),
        };
        // Where even stderr is closed, the status alone has to tell.
        let _ = std::io::stderr().write_all(text.as_bytes());
        ExitCode::from(2)
    }
}

impl From<lexopt::Error> for Stop {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

/// An I/O error in words that fit after a path, without the number of the error.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error").map_or(text.as_str(), |(words, _)| words).to_owned()
}
