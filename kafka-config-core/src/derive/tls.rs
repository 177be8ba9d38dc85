//! The TLS part of `configure`: locations and passwords from the files of the secrets folder.

use super::failure::Failure;
use super::scripts::{Checks, Scripts};
use crate::jvm;
use crate::model::{Environment, FileState};

const SECRETS: &str = "/etc/kafka/secrets";

/// The variables that name files of the secrets folder, and whether the content is needed.
const FILE_VARIABLES: [(&str, bool); 5] = [
    ("KAFKA_SSL_KEYSTORE_FILENAME", false),
    ("KAFKA_SSL_KEY_CREDENTIALS", true),
    ("KAFKA_SSL_KEYSTORE_CREDENTIALS", true),
    ("KAFKA_SSL_TRUSTSTORE_FILENAME", false),
    ("KAFKA_SSL_TRUSTSTORE_CREDENTIALS", true),
];

/// The files of the secrets folder that the scripts look at, as `(name, whether they read it)`.
///
/// A caller fills [`super::Host::secrets`] with these before it calls [`super::start`]. Command arguments
/// must have been applied to the environment's view given here.
pub fn secrets_read(environment: &Environment, arguments: &[String]) -> Vec<(String, bool)> {
    let from_arguments = |variable: &str| {
        arguments.iter().rev().find_map(|argument| argument.strip_prefix(variable)?.strip_prefix('='))
    };
    FILE_VARIABLES
        .into_iter()
        .filter_map(|(variable, content)| {
            let name = from_arguments(variable).or_else(|| environment.non_empty(variable))?;
            Some((name.to_owned(), content))
        })
        .collect()
}

pub(super) fn derive(scripts: &mut Scripts<'_>) -> Result<(), Failure> {
    location(scripts, "KEYSTORE")?;
    password(scripts, "KEY")?;
    password(scripts, "KEYSTORE")?;
    let client_auth = scripts.value("KAFKA_SSL_CLIENT_AUTH");
    if client_auth.contains("required") || client_auth.contains("requested") {
        location(scripts, "TRUSTSTORE")?;
        password(scripts, "TRUSTSTORE")?;
    }
    Ok(())
}

fn location(scripts: &mut Scripts<'_>, store: &str) -> Result<(), Failure> {
    let source = format!("KAFKA_SSL_{store}_FILENAME");
    let file = scripts.ensure(&source)?;
    let target = format!("KAFKA_SSL_{store}_LOCATION");
    if scripts.known(&source).is_none() {
        scripts.derive_unknown(&target, format!("the file that {source} names"), &source);
        return Ok(());
    }
    let path = path(scripts, &file);
    scripts.derive(&target, path.clone(), vec![source.clone()]);
    existing(scripts, &file, &path).map_err(|failure| failure.about(&source)).map(|_| ())
}

fn password(scripts: &mut Scripts<'_>, store: &str) -> Result<(), Failure> {
    let source = format!("KAFKA_SSL_{store}_CREDENTIALS");
    let file = scripts.ensure(&source)?;
    let target = format!("KAFKA_SSL_{store}_PASSWORD");
    if scripts.known(&source).is_none() {
        scripts.derive_unknown(&target, format!("the file that {source} names"), &source);
        return Ok(());
    }
    let path = path(scripts, &file);
    // The script keeps the path in a variable of its own, which is exported where the user had exported it.
    let path_variable = format!("KAFKA_SSL_{store}_CREDENTIALS_LOCATION");
    if scripts.environment.get(&path_variable).is_some() {
        scripts.derive(&path_variable, path.clone(), vec![source.clone()]);
    }
    let state = existing(scripts, &file, &path).map_err(|failure| failure.about(&source))?;
    let value = match state {
        FileState::Present(bytes) => {
            let (value, has_nul) = (command_output(bytes), bytes.contains(&0));
            if has_nul && scripts.checks == Checks::Shell {
                scripts.complain(ignored_nul(store));
            }
            value
        }
        FileState::Folder => return Err(unreadable(&path, "Is a directory").about(&source)),
        FileState::Unreadable(_) => return Err(unreadable(&path, "Permission denied").about(&source)),
        FileState::Exists => {
            scripts.derive_unknown(&target, format!("the file {path}, which is not at hand"), &source);
            return Ok(());
        }
        FileState::Absent => String::new(),
    };
    scripts.derive(&target, value, vec![source, path]);
    Ok(())
}

fn path(scripts: &Scripts<'_>, file: &str) -> String {
    format!("{}/{file}", scripts.host.secrets_folder.as_deref().unwrap_or(SECRETS))
}

/// The function or helper `path … existence`.
fn existing<'a>(scripts: &'a Scripts<'_>, file: &str, path: &str) -> Result<&'a FileState, Failure> {
    scripts.host.secrets.get(file).filter(|state| state.exists()).ok_or_else(|| scripts.missing(path))
}

fn unreadable(path: &str, reason: &str) -> Failure {
    let help = format!("mount a file that the user of the container may read at {path}");
    Failure::error(format!("cat: {path}: {reason}"), help)
}

/// The shell's own warning, which names the line of the script.
fn ignored_nul(store: &str) -> String {
    let line = match store {
        "KEY" => 80,
        "KEYSTORE" => 86,
        _ => 98,
    };
    format!(
        "/etc/kafka/docker/configure: line {line}: warning: command substitution: ignored null byte in input"
    )
}

/// `$(cat file)`: NUL bytes and all trailing line feeds are dropped.
pub(super) fn command_output(bytes: &[u8]) -> String {
    let kept: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    let end = kept.iter().rposition(|&byte| byte != b'\n').map_or(0, |last| last + 1);
    jvm::decode_lossy(kept.get(..end).unwrap_or_default()).into_owned()
}
