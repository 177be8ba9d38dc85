//! Inputs that containers find as mounted files.

use std::collections::BTreeMap;
use std::convert::Infallible;

use kafka_config_core::dialect::Dialect;
use kafka_config_core::input::Service;
use kafka_config_core::model::{ConfigFile, FileState, Gap, Inset, SourceId, SourceSpan, Span};
use kafka_config_core::nodes::{FileAt, MountedFrom, file_at, mounted_config, named_files};

use crate::places::Input;
use crate::readings::find;

/// A container among the inputs.
#[derive(Clone, Copy)]
pub(crate) struct Mounts<'a> {
    pub(crate) service: &'a Service,
    pub(crate) dialect: &'a Dialect,
    pub(crate) inputs: &'a [Input],
}

/// Mounted configuration files, the places of their texts, and what is not at hand.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) files: Vec<(ConfigFile, FileState)>,
    pub(crate) insets: Vec<(ConfigFile, Inset)>,
    pub(crate) gaps: Vec<Gap>,
}

impl Mounts<'_> {
    /// What the host has at a path: an input, as far as anybody knows here.
    fn host(&self, path: &str) -> Option<FileState> {
        let input = self.inputs.get(find(self.inputs, path)?)?;
        Some(FileState::Present(input.bytes().to_vec()))
    }

    /// The configuration files of the user.
    pub(crate) fn config(&self) -> Config {
        let Ok(found) =
            mounted_config(self.service, self.dialect, |path| Ok::<_, Infallible>(self.host(path)));
        let handed = self.service.name.at;
        let mut config = Config { gaps: found.gaps, ..Config::default() };
        for (file, mounted) in found.files {
            let inset = match mounted.from {
                MountedFrom::Text(inset) => inset,
                MountedFrom::Host(path) => Inset { written: self.whole(&path), handed },
            };
            config.insets.push((file, inset));
            config.files.push((file, mounted.state));
        }
        config
    }

    fn whole(&self, path: &str) -> Option<SourceSpan> {
        let number = find(self.inputs, path)?;
        let span = Span::new(0, self.inputs.get(number)?.bytes().len());
        Some(SourceSpan { source: SourceId(number), span })
    }

    /// The file at a path of the container.
    pub(crate) fn file_at(&self, path: &str) -> FileAt {
        let Ok(found) = file_at(self.service, path, |path| Ok::<_, Infallible>(self.host(path)));
        found
    }

    /// Files that variables name in place of values.
    pub(crate) fn named(&self) -> BTreeMap<String, FileState> {
        let Ok(found) = named_files(self.service, self.dialect, |path| Ok::<_, Infallible>(self.host(path)));
        found
    }
}
