//! The real tool, for releases that are not known here.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;

use super::arguments::Arguments;
use super::release;
use crate::exit::{Stop, reason};

const TOOL: &str = "kafka.tools.StorageTool";
/// What `kafka-run-class.sh` gives a tool.
const HEAP: &str = "-Xmx256M";

/// Becomes the tool; comes back only where there is no java.
pub(super) fn become_tool(arguments: &Arguments) -> Stop {
    let libs = release::libs(arguments);
    if !libs.is_dir() {
        return Stop::file(&libs, "no such folder; name Kafka's jars by --libs DIR or KAFKA_HOME");
    }
    let java = java();
    let words = arguments.words.iter().map(OsString::as_os_str);
    // The tool wants its command's name, which is left out here.
    let starts_with_option = words.clone().next().is_none_or(|word| word.to_string_lossy().starts_with('-'));
    let error = Command::new(&java)
        .args(options("KAFKA_HEAP_OPTS").unwrap_or_else(|| vec![HEAP.to_owned()]))
        .args(options("KAFKA_OPTS").unwrap_or_default())
        .arg("-cp")
        .arg(libs.join("*"))
        .arg(TOOL)
        .args(starts_with_option.then_some("format"))
        .args(words)
        .exec();
    Stop::file(&java, reason(&error))
}

fn java() -> PathBuf {
    match std::env::var_os("JAVA_HOME").filter(|home| !home.is_empty()) {
        Some(home) => PathBuf::from(home).join("bin/java"),
        None => PathBuf::from("java"),
    }
}

/// The words of a variable.
fn options(variable: &str) -> Option<Vec<String>> {
    let text = std::env::var(variable).ok()?;
    Some(text.split_whitespace().map(str::to_owned).collect()).filter(|words: &Vec<String>| !words.is_empty())
}
