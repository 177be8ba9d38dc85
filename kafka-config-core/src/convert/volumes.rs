//! Folders of one image into those of another.

use super::remark::Remark;
use super::side::Side;
use crate::input::Volume;

/// The place in the other image of a place in this one, where there is one.
pub(super) fn moved(path: &str, from: &Side, to: &Side) -> Option<String> {
    let below = |folder: &'static str| {
        let rest = path.strip_prefix(folder).filter(|_| !folder.is_empty())?;
        (rest.is_empty() || rest.starts_with('/')).then_some(rest)
    };
    if below(from.secrets).is_some() {
        // Properties may name the files in it, too.
        return None;
    }
    let folders = [(from.config, to.config), (from.data, to.data), (from.root, to.root)];
    folders
        .into_iter()
        .find_map(|(old, new)| Some(format!("{new}{}", below(old)?)).filter(|_| !new.is_empty()))
}

/// A list of folders in the other image.
pub(super) fn moved_list(list: &str, from: &Side, to: &Side) -> String {
    let folders = list.split(',').map(|folder| moved(folder, from, to).unwrap_or_else(|| folder.to_owned()));
    folders.collect::<Vec<_>>().join(",")
}

/// The volumes of the other image.
pub(super) fn volumes(volumes: &[Volume], from: &Side, to: &Side, remarks: &mut Vec<Remark>) -> Vec<Volume> {
    let mut kept = Vec::new();
    for volume in volumes {
        let subject = format!("volume {}", volume.target);
        if from.scripts.is_some_and(|scripts| volume.target.starts_with(scripts)) {
            let lost = Remark::lost(subject, "the image runs no scripts of the user before the broker");
            remarks.push(
                lost.nearest("a job that runs kafka-topics.sh or kafka-configs.sh once the brokers are up"),
            );
            continue;
        }
        let target = moved(&volume.target, from, to).unwrap_or_else(|| volume.target.clone());
        if target != volume.target {
            remarks.push(tell_move(subject, &volume.target, &target, from, to));
        }
        kept.push(Volume { target, ..volume.clone() });
    }
    kept
}

fn tell_move(subject: String, old: &str, target: &str, from: &Side, to: &Side) -> Remark {
    if old.starts_with(from.config) {
        let remark = Remark::changed(subject, format!("files of the user are looked for at {target}"));
        return remark
            .nearest("look through the files: names of files and what variables do beside them differ");
    }
    let remark = Remark::changed(subject, format!("the image keeps its data at {target}"));
    if from.user == to.user {
        return remark;
    }
    remark.nearest(format!(
        "files of an old volume belong to user {}, and the broker runs as user {}: chown them once",
        from.user, to.user
    ))
}
