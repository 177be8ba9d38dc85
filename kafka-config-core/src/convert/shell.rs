//! Texts of a script that only its shell understands.

use rustc_hash::FxHashSet;

use super::remark::Remark;
use super::translate::Converted;
use crate::input::{Port, Service, Volume};

/// Names, and sources of ports and volumes, that hold variables of a shell.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct OfShell(FxHashSet<String>);

impl OfShell {
    pub(super) fn of(service: &Service) -> Self {
        let is_shells = |at| service.shell.contains(at);
        let names = [&service.container_name, &service.hostname].into_iter().flatten();
        let names = names.filter(|name| is_shells(&name.at)).map(|name| name.value.clone());
        let ports = service.ports.iter().filter(|port| is_shells(&port.at));
        let volumes = service.volumes.iter().filter(|volume| is_shells(&volume.at));
        let texts = names.chain(ports.map(|port| port.published.clone()));
        let texts = texts.chain(volumes.flat_map(|volume| [volume.source.clone(), volume.target.clone()]));
        Self(texts.filter(|text| text.contains(['$', '`'])).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn holds(&self, text: &str) -> bool {
        self.0.contains(text)
    }

    pub(super) fn holds_port(&self, port: &Port) -> bool {
        self.holds(&port.published)
    }

    pub(super) fn holds_volume(&self, volume: &Volume) -> bool {
        self.holds(&volume.source) || self.holds(&volume.target)
    }
}

impl Converted {
    /// Leaves out what only a shell knows, for formats that have none, and tells it.
    pub(super) fn without_shell(mut self, remarks: &mut Vec<(String, Remark)>) -> Self {
        let name = self.name.clone();
        let mut tell = |subject: String, nearest: &str| {
            let lost = Remark::lost(subject, "only the shell of the script knows it");
            remarks.push((name.clone(), lost.nearest(nearest)));
        };
        let of_shell = self.of_shell.clone();
        self.ports.retain(|port| {
            let is_known = !of_shell.holds_port(port);
            if !is_known {
                tell(format!("port {}:{}", port.published, port.target), "the number that it stands for");
            }
            is_known
        });
        self.volumes.retain(|volume| {
            let is_known = !of_shell.holds_volume(volume);
            if !is_known {
                tell(format!("volume {}:{}", volume.source, volume.target), "the path that it stands for");
            }
            is_known
        });
        if let Some(hostname) = self.hostname.take_if(|hostname| of_shell.holds(hostname)) {
            tell(format!("hostname {hostname}"), "the name that it stands for");
        }
        self
    }
}
