//! `--mount` and `Mount=`: `type=TYPE,source=SOURCE,target=TARGET[,OPTION[=VALUE]…]`, in any order.
//!
//! Source: docker CLI 29, `opts/mount.go`; podman 5.8, `pkg/specgenutil/volumes.go` and `FindMountType`.

use super::csv;
use super::flags::Engine;

/// A mount without its place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::input) struct ParsedMount {
    pub(in crate::input) kind: MountKind,
    pub(in crate::input) source: String,
    pub(in crate::input) target: String,
    /// Whether the container may only read.
    pub(in crate::input) read_only: bool,
    /// The other options that `-v` has, in its words.
    pub(in crate::input) options: Vec<String>,
    /// Names of the options that it does not have.
    pub(in crate::input) others: Vec<String>,
}

/// What is mounted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum MountKind {
    /// A file or folder of the host.
    Bind,
    /// A volume, which is what is meant without a type.
    #[default]
    Volume,
    /// An empty folder in memory.
    Memory,
    /// What no text tells, as the files of another image.
    Other(&'static str),
}

/// Options of both beside those that are read.
const OTHERS: &str = "consistency volume-subpath volume-label volume-opt tmpfs-size tmpfs-mode";
const DOCKER: &str = "bind-recursive bind-create-src volume-driver image-subpath";
const PODMAN: &str = "idmap nodev dev noexec exec nosuid suid noswap no-dereference subpath tmpcopyup notmpcopyup \
    uid gid mode ptmxmode newinstance max readwrite bind-nonrecursive digest title name";
const PROPAGATION: &str = "shared rshared private rprivate slave rslave unbindable runbindable";

/// Reads a mount.
///
/// # Errors
/// What the engine refuses, and what to write instead.
pub(in crate::input) fn parse_mount(
    text: &str,
    engine: Engine,
) -> Result<ParsedMount, (String, &'static str)> {
    let Some(fields) = csv::values(text.trim()) else {
        return Err(("a quote is misplaced in this mount".to_owned(), "put whole options into quotes"));
    };
    let mut mount = ParsedMount::default();
    for field in &fields {
        let (key, value) = field.split_once('=').map_or((&**field, None), |(key, value)| (key, Some(value)));
        mount.option(&engine.cased(key), value, engine)?;
    }
    mount.checked(engine)
}

impl ParsedMount {
    fn option(
        &mut self,
        key: &str,
        value: Option<&str>,
        engine: Engine,
    ) -> Result<(), (String, &'static str)> {
        let given = || value.filter(|value| !value.is_empty()).map(str::to_owned);
        let needed = || given().ok_or_else(|| (format!("'{key}' of a mount has no value"), FORM));
        match key {
            "type" => self.kind = kind(&engine.cased(&needed()?), engine)?,
            "source" | "src" => self.source = needed()?,
            "target" | "dst" | "destination" => self.target = needed()?,
            "dest" if engine == Engine::Podman => self.target = needed()?,
            "readonly" | "ro" => self.read_only = is_true(value),
            "rw" if engine == Engine::Podman => self.read_only = !is_true(value),
            "bind-propagation" => self.options.push(needed()?),
            "volume-nocopy" if is_true(value) => self.options.push("nocopy".to_owned()),
            "volume-nocopy" => {}
            "relabel" if engine == Engine::Podman => {
                self.options.push(if value == Some("private") { "Z" } else { "z" }.to_owned());
            }
            "U" | "chown" if engine == Engine::Podman => self.options.push("U".to_owned()),
            "Z" | "z" if engine == Engine::Podman => self.options.push(key.to_owned()),
            _ if engine == Engine::Podman && holds(PROPAGATION, key) => self.options.push(key.to_owned()),
            _ if holds(OTHERS, key) || holds(engine.options(), key) => self.others.push(key.to_owned()),
            _ => return Err((format!("a mount has no option '{key}'"), FORM)),
        }
        Ok(())
    }

    fn checked(mut self, engine: Engine) -> Result<Self, (String, &'static str)> {
        if self.target.is_empty() && self.kind != MountKind::Other("glob") {
            return Err(("a mount without a target".to_owned(), FORM));
        }
        match self.kind {
            MountKind::Bind if self.source.is_empty() && engine == Engine::Podman => {
                self.source.clone_from(&self.target);
            }
            MountKind::Bind if self.source.is_empty() => {
                return Err(("a mount of the type bind without a source".to_owned(), FORM));
            }
            // A path without a slash would be taken for a volume's name.
            MountKind::Bind if !self.source.contains('/') => self.source.insert_str(0, "./"),
            MountKind::Volume if self.source.contains('/') => {
                let message =
                    format!("'{}' is a path, and a mount of the type volume wants a name", self.source);
                return Err((message, "write 'type=bind' for a file or folder of the host"));
            }
            _ => {}
        }
        Ok(self)
    }
}

/// The form that is told.
const FORM: &str = "write type=bind,source=PATH,target=PATH or type=volume,source=NAME,target=PATH";

fn kind(written: &str, engine: Engine) -> Result<MountKind, (String, &'static str)> {
    Ok(match (written, engine) {
        ("bind", _) => MountKind::Bind,
        ("volume", _) => MountKind::Volume,
        ("tmpfs", _) | ("ramfs", Engine::Podman) => MountKind::Memory,
        ("image", _) => MountKind::Other("image"),
        ("glob", Engine::Podman) => MountKind::Other("glob"),
        ("artifact", Engine::Podman) => MountKind::Other("artifact"),
        ("devpts", Engine::Podman) => MountKind::Other("devpts"),
        ("npipe", Engine::Docker) => MountKind::Other("npipe"),
        ("cluster", Engine::Docker) => MountKind::Other("cluster"),
        _ => return Err((format!("there is no mount of the type '{written}'"), FORM)),
    })
}

impl Engine {
    /// docker takes keys and types in any case.
    fn cased(self, text: &str) -> String {
        if self == Self::Docker { text.to_ascii_lowercase() } else { text.to_owned() }
    }

    fn options(self) -> &'static str {
        if self == Self::Docker { DOCKER } else { PODMAN }
    }
}

fn is_true(value: Option<&str>) -> bool {
    value.is_none_or(|value| value == "1" || value.eq_ignore_ascii_case("true"))
}

fn holds(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}
