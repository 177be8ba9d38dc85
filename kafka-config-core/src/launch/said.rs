//! What the scripts print, from the first line to the last.

use super::launched::Launched;
use super::shell::echo;
use crate::derive::{Failure, Line, Step, Stream};

/// The lines of `run` up to the launch: what was said, below the headings of the steps that were reached. `user` is
/// what `id` prints. A failure's own message comes last.
pub fn transcript(said: &[Line], reached: Step, failure: Option<&Failure>, user: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for step in [Step::Arguments, Step::Defaults, Step::Configure, Step::Launch] {
        if step > reached {
            break;
        }
        let output = |text: &str| Line { text: text.to_owned(), stream: Stream::Output, step };
        match step {
            Step::Arguments => {}
            Step::Defaults => {
                lines.extend([output("===> User"), output(user)]);
                lines
                    .push(output("===> Setting default values of environment variables if not already set."));
            }
            Step::Configure => lines.push(output("===> Configuring ...")),
            Step::Launch => lines.push(output("===> Launching ... ")),
        }
        lines.extend(said.iter().filter(|line| line.step == step).cloned());
    }
    // What fails in the launch is told by the step that prepares the files.
    if let Some(failure) = failure.filter(|_| reached < Step::Launch) {
        lines.push(Line { text: failure.message.clone(), stream: failure.stream, step: reached });
    }
    lines
}

/// How `launch` takes the end of the run that prepares files and directories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetupEnd {
    /// What is printed, line breaks included; nothing where all went well.
    pub text: String,
    /// Whether the broker is started.
    pub goes_on: bool,
}

/// The end of a run that failed with this message: `echo $result | grep -i "already formatted"`, which goes on where
/// it finds something; else the container ends with status 1.
pub fn setup_end(launched: &Launched, message: &str) -> SetupEnd {
    let captured: String = launched.setup.iter().flat_map(|line| [&line.text, "\n"]).collect();
    let text = echo(&(captured + message));
    let is_formatted = |line: &&str| line.to_ascii_lowercase().contains("already formatted");
    let found: Vec<&str> = text.split('\n').filter(is_formatted).collect();
    if found.is_empty() {
        return SetupEnd { text, goes_on: false };
    }
    SetupEnd { text: found.join("\n") + "\n", goes_on: true }
}
