//! Folders of one image into those of another.

use super::remark::Remark;
use super::side::Side;
use crate::input::Volume;

/// Where the folders of a container are in the other image.
///
/// A volume keeps its place, so that all in it keeps its own, with three exceptions: folders that the other image looks
/// into by itself, the data folder, and places where the other image would hide the data or the data the image.
pub(super) struct Places {
    mounts: Vec<Mount>,
    sides: (&'static Side, &'static Side),
}

/// A volume that is mounted, and where it will be.
struct Mount {
    old: String,
    new: String,
    why: Why,
}

/// Why a volume is mounted where it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Kept,
    /// It holds log directories and stays with them.
    KeptData,
    Config,
    Data,
    /// In its old place the image would hide the data, or the data the image.
    Hidden,
}

impl Places {
    /// The places of volumes, where Kafka keeps its data in these folders.
    pub(super) fn of(volumes: &[Volume], logs: &[String], from: &'static Side, to: &'static Side) -> Self {
        let mut places = Self { mounts: Vec::new(), sides: (from, to) };
        for volume in volumes {
            let old = trimmed(&volume.target).to_owned();
            let logs: Vec<&String> = logs.iter().filter(|log| deepest(volumes, log) == Some(&old)).collect();
            let (new, why) = places.place(&old, &logs);
            places.mounts.push(Mount { old, new, why });
        }
        places
    }

    fn place(&self, old: &str, logs: &[&String]) -> (String, Why) {
        let (from, to) = self.sides;
        if below(old, from.secrets).is_some() {
            // Properties may name the files in it, too.
            return (old.to_owned(), Why::Kept);
        }
        if let Some(new) = moved(old, from.config, to.config) {
            return (new, Why::Config);
        }
        if let Some(new) = moved(old, from.data, to.data) {
            return (new, Why::Data);
        }
        if logs.is_empty() {
            return (old.to_owned(), Why::Kept);
        }
        let covers = |inner: &&&str| **inner != old && below(inner, old).is_some();
        let is_covered =
            to.volumes.iter().filter(covers).any(|one| logs.iter().any(|log| below(log, one).is_some()));
        if !is_covered && below(to.home, old).is_none() {
            return (old.to_owned(), Why::KeptData);
        }
        let others = self.mounts.iter().filter(|mount| mount.why == Why::Hidden).count();
        let number = if others == 0 { String::new() } else { format!("-{}", others + 1) };
        (format!("{}{number}", to.data), Why::Hidden)
    }

    /// The place of a log directory, and whether a volume holds it.
    fn log(&self, path: &str) -> (String, bool) {
        let holding = self.mounts.iter().filter_map(|mount| Some((mount, below(path, &mount.old)?)));
        if let Some((mount, rest)) = holding.max_by_key(|(mount, _)| mount.old.len()) {
            return (format!("{}{rest}", mount.new), true);
        }
        let (from, to) = self.sides;
        let new = moved(path, from.data, to.data).or_else(|| moved(path, from.root, to.root));
        (new.unwrap_or_else(|| path.to_owned()), false)
    }

    /// A list of log directories in the other image, and whether one of them moves that no volume holds.
    pub(super) fn logs(&self, list: &str) -> (String, bool) {
        let (mut moved, mut loose, mut folders) = (false, false, Vec::new());
        for old in folders_of(list) {
            let (new, held) = self.log(&old);
            moved |= new != old;
            loose |= new != old && !held;
            folders.push(new);
        }
        (if moved { folders.join(",") } else { list.to_owned() }, loose)
    }

    /// The volumes of the other image.
    pub(super) fn volumes(&self, volumes: &[Volume], remarks: &mut Vec<Remark>) -> Vec<Volume> {
        let mut kept = Vec::new();
        for (volume, mount) in volumes.iter().zip(&self.mounts) {
            let subject = format!("volume {}", volume.target);
            if self.sides.0.scripts.is_some_and(|scripts| below(&mount.old, scripts).is_some()) {
                let lost = Remark::lost(subject, "the image runs no scripts of the user before the broker");
                remarks.push(
                    lost.nearest(
                        "a job that runs kafka-topics.sh or kafka-configs.sh once the brokers are up",
                    ),
                );
                continue;
            }
            remarks.extend(self.tell(subject, mount));
            kept.push(Volume { target: mount.new.clone(), ..volume.clone() });
        }
        kept
    }

    fn tell(&self, subject: String, mount: &Mount) -> Option<Remark> {
        let (from, to) = self.sides;
        let new = &mount.new;
        let is_moved = *new != mount.old;
        let remark = match mount.why {
            Why::Config if is_moved => {
                let remark = Remark::changed(subject, format!("files of the user are looked for at {new}"));
                let nearest =
                    "look through the files: names of files and what variables do beside them differ";
                return Some(remark.nearest(nearest));
            }
            Why::Data if is_moved => Remark::changed(subject, format!("the image keeps its data at {new}")),
            Why::Hidden => {
                let reason =
                    format!("the image has something of its own there, so that it is mounted at {new}");
                Remark::changed(subject, format!("{reason}, and log.dirs follows"))
            }
            Why::KeptData | Why::Data => {
                Remark::changed(subject, "it stays where it is, with log.dirs, but belongs to another user")
            }
            Why::Kept | Why::Config => return None,
        };
        // Root may write everywhere.
        if from.user == to.user || to.user == "0" {
            return (is_moved).then_some(remark);
        }
        let fresh = if mount.why == Why::KeptData { " and those of a new one to root" } else { "" };
        Some(remark.nearest(format!(
            "files of an old volume belong to user {}{fresh}, and the broker runs as user {}: chown them once",
            from.user, to.user
        )))
    }
}

/// A `.volume` unit as the volume that podman makes of it.
pub(super) fn named_by_podman(volume: Volume, remarks: &mut Vec<Remark>) -> Volume {
    let unit = volume.source.strip_suffix(".volume").filter(|name| !name.is_empty() && !name.contains('/'));
    let Some(name) = unit.map(|name| format!("systemd-{name}")) else { return volume };
    remarks.push(
        Remark::changed(format!("volume {}", volume.target), format!("the unit's volume is called {name}"))
            .nearest(format!("the VolumeName of {}, where it sets one", volume.source)),
    );
    Volume { source: name, ..volume }
}

/// The folders of a list such as `log.dirs`.
pub(super) fn folders_of(list: &str) -> Vec<String> {
    list.split(',').map(|folder| trimmed(folder.trim()).to_owned()).collect()
}

fn trimmed(path: &str) -> &str {
    path.trim_end_matches('/')
}

/// The volume that holds a folder.
fn deepest<'v>(volumes: &'v [Volume], path: &str) -> Option<&'v str> {
    let targets = volumes.iter().map(|volume| trimmed(&volume.target));
    targets.filter(|target| below(path, target).is_some()).max_by_key(|target| target.len())
}

/// What follows the folder in a path at or below it.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let rest = path.strip_prefix(folder).filter(|_| !folder.is_empty())?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

fn moved(path: &str, old: &str, new: &str) -> Option<String> {
    below(path, old).filter(|_| !new.is_empty()).map(|rest| format!("{new}{rest}"))
}
