//! What the machine lacks for the broker: java, room, rights, a free directory.

use std::fs::File;
use std::path::{Path, PathBuf};

use kafka_config_core::diagnostics::Severity;
use kafka_config_core::format::paths;
use kafka_config_core::launch::Launched;
use rustix::fs::{Access, FlockOperation};
use rustix::io::Errno;
use rustix::process::{Resource, getrlimit};

use super::arguments::Arguments;
use super::judge::Judged;
use super::tree::{Tree, is_writable};
use super::{half_formatted, secrets};

/// One thing that is wrong.
pub(super) struct Check {
    /// Its name for tools.
    pub(super) name: &'static str,
    /// Its weight.
    pub(super) severity: Severity,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
    /// Whether the scripts or the broker would end for certain.
    pub(super) is_fatal: bool,
}

impl Check {
    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Below this a broker that writes is soon full.
const LEAST_BYTES: u64 = 100 * 1024 * 1024;
/// Each partition takes some files.
const LEAST_FILES: u64 = 1000;
/// Kafka keeps every segment and connection open.
const LEAST_OPEN: u64 = 4096;

/// Looks at the machine. A plan for another container looks at what lies below its root only.
pub(super) fn checks(arguments: &Arguments, launched: &Launched, judged: &Judged, tree: &Tree) -> Vec<Check> {
    let mut found = Vec::new();
    found.extend(arguments.archive.as_deref().and_then(|path| archive(path, tree)));
    if !tree.is_elsewhere() {
        found.extend(java(launched));
        found.extend(open_files());
        found.extend(secrets::checks(launched));
    }
    if launched.lacks_classes {
        found.push(Check {
            name: "class-path",
            severity: Severity::Error,
            message: "there are no jars of Kafka in /opt/kafka/libs".to_owned(),
            help: "run the image's own Kafka, or name where it lies by --root",
            is_fatal: true,
        });
    }
    for directory in judged.node.as_ref().map(paths).unwrap_or_default() {
        if let Ok(place) = tree.places().of(&directory) {
            found.extend(data_directory(&directory, &place));
        }
    }
    if judged.is_unfinished {
        found.push(half_formatted::unfinished());
    }
    found
}

fn java(launched: &Launched) -> Option<Check> {
    let program = launched.command.first()?;
    let is_program = |path: &Path| path.is_file() && rustix::fs::access(path, Access::EXEC_OK).is_ok();
    let is_forbidden = Path::new(program).is_file();
    let is_there = if program.contains('/') {
        is_program(Path::new(program))
    } else {
        let path = launched.environment.non_empty("PATH").unwrap_or("/usr/local/bin:/bin:/usr/bin");
        path.split(':').any(|folder| is_program(&Path::new(folder).join(program)))
    };
    let help = "JAVA_HOME names the folder of a Java runtime, with bin/java below it; without it, PATH has to lead to java";
    (!is_there).then(|| Check {
        name: "java",
        severity: Severity::Error,
        message: if is_forbidden {
            format!("{program} may not be executed by {}", who())
        } else {
            format!("{program}: no such program")
        },
        help,
        is_fatal: true,
    })
}

/// Java goes on without an archive that it cannot read, and does not say so.
fn archive(path: &str, tree: &Tree) -> Option<Check> {
    let place = if tree.is_elsewhere() { tree.at(path) } else { PathBuf::from(path) };
    let fault = match place.metadata() {
        Ok(metadata) if metadata.is_file() => return None,
        Ok(metadata) if metadata.is_dir() => "is a folder",
        Ok(_) => "is no file",
        Err(_) => "no such file",
    };
    Some(Check {
        name: "archive",
        severity: Severity::Warning,
        message: format!("--archive {path}: {fault}; java starts without an archive of classes, and slower"),
        help: "name the file itself, or leave --archive out for the image's own",
        is_fatal: false,
    })
}

fn open_files() -> Option<Check> {
    let limit = getrlimit(Resource::Nofile).current.filter(|limit| *limit < LEAST_OPEN)?;
    Some(Check {
        name: "open-files",
        severity: Severity::Warning,
        message: format!(
            "the broker may open {limit} files at most; it keeps every segment and connection open"
        ),
        help: "raise the limit, as by 'docker run --ulimit nofile=100000:100000'",
        is_fatal: false,
    })
}

fn data_directory(name: &str, place: &Path) -> Vec<Check> {
    let mut found = Vec::new();
    let existing = existing(place);
    if !is_writable(&existing) {
        found.push(Check {
            name: "data-directory",
            severity: Severity::Error,
            message: if existing == place {
                format!("{name} may not be written by {}", who())
            } else {
                format!("{name}: {} may not be written by {}", existing.display(), who())
            },
            help: "give the volume to that user, as by 'chown', by fsGroup in Kubernetes, or run as its owner",
            is_fatal: false,
        });
    }
    found.extend(room(name, &existing));
    found.extend(lost_and_found(name, place));
    found.extend(taken(name, place));
    found.extend(half_formatted::check(name, place));
    found
}

/// The part of a path that is there.
fn existing(path: &Path) -> PathBuf {
    let there = path.ancestors().find(|part| !part.as_os_str().is_empty() && part.exists());
    there.unwrap_or(Path::new(".")).to_owned()
}

/// The user that this process runs as.
pub(super) fn who() -> String {
    let (user, group) = (rustix::process::geteuid(), rustix::process::getegid());
    format!("user {} of group {}", user.as_raw(), group.as_raw())
}

fn room(name: &str, existing: &Path) -> Vec<Check> {
    let Ok(system) = rustix::fs::statvfs(existing) else { return Vec::new() };
    let check = |is_short: bool, check: &'static str, what: String| {
        is_short.then(|| Check {
            name: check,
            severity: Severity::Warning,
            message: format!("{name}: the file system has only {what} left"),
            help: "use a larger volume, or keep less: log.retention.bytes, log.retention.hours",
            is_fatal: false,
        })
    };
    let free = system.f_bavail.saturating_mul(system.f_frsize);
    let bytes = check(free < LEAST_BYTES, "space", format!("{} MiB", free / (1024 * 1024)));
    // Some file systems count no files at all.
    let is_short = system.f_files > 0 && system.f_favail < LEAST_FILES;
    let files = check(is_short, "inodes", format!("room for {} files", system.f_favail));
    bytes.into_iter().chain(files).collect()
}

/// Kafka takes every folder for a partition, and ends with `Found directory …, 'lost+found' is not in the form of
/// topic-partition`. The top of an ext4 volume has such a folder.
fn lost_and_found(name: &str, place: &Path) -> Option<Check> {
    place.join("lost+found").is_dir().then(|| Check {
        name: "lost-and-found",
        severity: Severity::Error,
        message: format!(
            "{name}: holds the folder lost+found, which Kafka takes for a partition and cannot read"
        ),
        help: "let log.dirs name a folder below the top of the volume",
        is_fatal: false,
    })
}

/// A broker that runs holds a lock on a file of this name.
fn taken(name: &str, place: &Path) -> Option<Check> {
    let file = File::options().read(true).write(true).open(place.join(".lock")).ok()?;
    let result = rustix::fs::fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive);
    matches!(result, Err(Errno::AGAIN | Errno::ACCESS)).then(|| Check {
        name: "data-directory-in-use",
        severity: Severity::Error,
        message: format!("{name}: another Kafka uses this directory (Failed to acquire lock on file .lock)"),
        help: "give each broker a volume of its own, or stop the other one first",
        is_fatal: true,
    })
}
