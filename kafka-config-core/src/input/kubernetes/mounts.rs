//! Volumes whose files config maps and secrets of the same files hold.
//!
//! Source: Kubernetes API reference, `Volume`, `ProjectedVolumeSource`, `KeyToPath` and `VolumeMount`; the kubelet,
//! `pkg/volume/configmap`, `secret` and `projected`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::tree::Map;
use super::fields::{Log, field, flag, inside, maps, word};
use super::objects::Objects;
use crate::input::paths::clean;
use crate::input::{HandedContent, HandedFile, HandedText};
use crate::model::{IntoMap, KnownBy, SourceSpan, Unknown};

/// The volumes of a pod, by their names.
pub(super) struct Volumes<'a>(BTreeMap<String, Result<Files<'a>, Unknown>>);

/// The files of a volume by their paths in it.
type Files<'a> = BTreeMap<String, (&'a Arc<[u8]>, SourceSpan)>;

/// Where the fields of a source of files are.
struct Kind {
    field: &'static str,
    name: &'static str,
    shown: &'static str,
}

const CONFIG_MAP: Kind = Kind { field: "configMap", name: "name", shown: "config map" };
const SECRET: Kind = Kind { field: "secret", name: "secretName", shown: "secret" };
const PROJECTED: [Kind; 2] = [CONFIG_MAP, Kind { name: "name", ..SECRET }];

impl<'a> Volumes<'a> {
    /// Those of a pod's specification.
    pub(super) fn of(spec: &Map, namespace: &str, objects: &'a Objects, log: &mut Log) -> Self {
        let volumes = maps(spec, "volumes", log);
        let known = volumes.into_iter().map(|(volume, _)| {
            let mut run = Run { namespace, objects, log: &mut *log };
            (word(volume, "name"), run.volume(volume))
        });
        Self(known.into_map())
    }

    /// What a container sees of a volume that it mounts; nothing where only the volume's name is known.
    pub(super) fn mounted(&self, mount: &Map, target: &str, at: SourceSpan) -> Vec<HandedFile> {
        let Some(volume) = self.0.get(&word(mount, "name")) else { return Vec::new() };
        let file = |target: String, content| HandedFile { target, content, at };
        let below = word(mount, "subPath");
        let files = match volume {
            _ if field(mount, "subPathExpr").is_some() => Err("a path that holds variables".into()),
            Ok(files) => Ok(files),
            Err(unknown) => Err(unknown.clone()),
        };
        let files = match files {
            Ok(files) => files,
            Err(unknown) => return vec![file(target.to_owned(), HandedContent::Unknown(unknown))],
        };
        let content = |(bytes, written): &(&Arc<[u8]>, SourceSpan)| {
            HandedContent::Text(HandedText { bytes: Arc::clone(bytes), written: Some(*written) })
        };
        let below = clean(&below);
        if let Some(only) = files.get(&below) {
            return vec![file(target.to_owned(), content(only))];
        }
        // A path that the volume does not have becomes an empty folder.
        let inside = |path: &str| match &*below {
            "." => Some(path.to_owned()),
            folder => path.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
        };
        let inside = files.iter().filter_map(|(path, one)| Some((inside(path)?, one)));
        let files = inside.map(|(path, one)| file(format!("{target}/{path}"), content(one)));
        std::iter::once(file(target.to_owned(), HandedContent::Folder)).chain(files).collect()
    }
}

struct Run<'a, 'l> {
    namespace: &'l str,
    objects: &'a Objects,
    log: &'l mut Log,
}

impl<'a> Run<'a, '_> {
    fn volume(&mut self, volume: &Map) -> Result<Files<'a>, Unknown> {
        for kind in [CONFIG_MAP, SECRET] {
            if let Some(reference) = inside(volume, &[kind.field]) {
                return self.files(reference, &kind);
            }
        }
        let Some(projected) = inside(volume, &["projected"]) else {
            return Err(format!("the volume {}", word(volume, "name")).into());
        };
        let mut all = Files::new();
        for (source, _) in maps(projected, "sources", self.log) {
            let found = PROJECTED.iter().find_map(|kind| Some((kind, inside(source, &[kind.field])?)));
            let Some((kind, reference)) = found else {
                return Err(Unknown::new(KnownBy::Pod, format!("the volume {}", word(volume, "name"))));
            };
            all.extend(self.files(reference, kind)?);
        }
        Ok(all)
    }

    /// The files of a config map or a secret: all keys, or the items that are named, each at its path.
    fn files(&mut self, reference: &Map, kind: &Kind) -> Result<Files<'a>, Unknown> {
        let name = word(reference, kind.name);
        let Some(source) = self.objects.find(kind.shown, self.namespace, &name) else {
            return Err(Unknown::new(KnownBy::Manifest, format!("the {} {name}", kind.shown)));
        };
        if field(reference, "items").is_none() {
            return Ok(source
                .files()
                .map(|entry| (entry.key.clone(), (&entry.bytes, entry.value_at)))
                .into_map());
        }
        let mut files = Files::new();
        for (item, at) in maps(reference, "items", self.log) {
            let (key, path) = (word(item, "key"), word(item, "path"));
            if let Some(entry) = source.file(&key) {
                files.insert(clean(&path), (&entry.bytes, entry.value_at));
            } else if flag(reference, "optional") != Some(true) {
                let message =
                    format!("the {} '{name}' has no key '{key}': the pod does not start", kind.shown);
                self.log.refuse(at, message, "name a key that is there, or write 'optional: true'");
            }
        }
        Ok(files)
    }
}
