//! A container while it is put together from the words of a command or the keys of a unit.

use super::arguments::{
    Engine, InvalidPort, MountKind, ParsedMount, ParsedPort, ParsedVolume, RunArguments, SecretKind,
    parse_mount, parse_ports, parse_secret, parse_volume,
};
use super::env_files::EnvFault;
use super::handed::{HandedContent, HandedFile};
use super::memory::of_docker;
use super::service::{
    Fault, Located, Port, Reading, Service, ServiceVariable, VariableValue, Volume, Weight,
};
use super::units::Word;
use super::variables::Variables;
use crate::model::{EnvName, MissingInput, SourceId, SourceSpan, Unknown};

/// A container and what was met on the way.
pub(super) struct Container {
    pub(super) service: Service,
    pub(super) variables: Variables,
    pub(super) reading: Reading,
}

impl Container {
    pub(super) fn new(service: Service, reading: Reading) -> Self {
        Self { service, variables: Variables::default(), reading }
    }

    pub(super) fn finish(mut self) -> Reading {
        self.service.environment = self.variables.into_vec();
        self.reading.services.push(self.service);
        self.reading
    }

    pub(super) fn fault(
        &mut self,
        weight: Weight,
        at: Option<SourceSpan>,
        message: String,
        help: Option<String>,
    ) {
        self.reading.faults.push(Fault { weight, at, message, help });
    }

    /// Something that may set further variables and that is not at hand.
    pub(super) fn missing(&mut self, at: SourceSpan, message: String, help: Option<String>) {
        self.service.missing.push(MissingInput { message: message.clone(), at });
        self.fault(Weight::Unknown, Some(at), message, help);
    }

    /// The number of a further text.
    pub(super) fn source(&mut self, path: &str) -> SourceId {
        let sources = &mut self.reading.sources;
        let known = sources.iter().position(|source| source == path);
        SourceId(known.unwrap_or_else(|| {
            sources.push(path.to_owned());
            sources.len() - 1
        }))
    }

    /// An env file that was not handed over.
    pub(super) fn missing_file(&mut self, path: &str, at: SourceSpan) {
        if !self.reading.missing.iter().any(|missing| missing == path) {
            self.reading.missing.push(path.to_owned());
        }
        let message = format!("the env file '{path}' was not given, so its variables are not known");
        self.missing(at, message, Some(format!("give '{path}' too")));
    }

    pub(super) fn port(&mut self, text: &str, at: SourceSpan) {
        let port = |port: ParsedPort| Port {
            host_ip: port.host_ip,
            published: port.published,
            target: port.target,
            protocol: port.protocol,
            at,
        };
        match parse_ports(text) {
            Ok(ports) => self.service.ports.extend(ports.into_iter().map(port)),
            Err(_) if text.contains(['%', '$']) => self.port_of_shell(text, at),
            Err(fault) => {
                let message = match fault {
                    InvalidPort::NoNumber => {
                        format!("'{text}' holds a port that is no number from 1 to 65535")
                    }
                    InvalidPort::Ranges => format!("the two ranges of ports in '{text}' differ in length"),
                    InvalidPort::Protocol => format!("the protocol in '{text}' is none of tcp, udp and sctp"),
                };
                let help = "write HOST:CONTAINER, as in 9092:9092".to_owned();
                self.fault(Weight::Refused, Some(at), message, Some(help));
            }
        }
    }

    /// A port whose side on the host only the shell knows; what it is inside has to be a number.
    fn port_of_shell(&mut self, text: &str, at: SourceSpan) {
        let (host, target) = text.rsplit_once(':').unwrap_or_default();
        match parse_ports(target) {
            Ok(ports) if text.contains('$') => {
                let port = |port: ParsedPort| {
                    let (host_ip, published) = (String::new(), host.to_owned());
                    Port { host_ip, published, target: port.target, protocol: port.protocol, at }
                };
                self.service.ports.extend(ports.into_iter().map(port));
            }
            _ => self.service.flags.push(format!("port {text}")),
        }
    }

    /// `-v` or `Volume=`; `unknown` is what decides a part of it that no text tells.
    pub(super) fn volume(&mut self, text: &str, at: SourceSpan, unknown: Option<String>) {
        let ParsedVolume { source, target, read_only, options } = parse_volume(text);
        self.mounted(Volume { source, target, options, read_only, at }, unknown);
    }

    fn mounted(&mut self, volume: Volume, unknown: Option<String>) {
        let Some(what) = unknown else { return self.service.volumes.push(volume) };
        let Volume { source, target, at, .. } = volume;
        self.service.flags.push(format!("volume {source}:{target}"));
        let content = HandedContent::Unknown(what.into());
        self.service.files.push(HandedFile { target, content, at });
    }

    /// `--mount` or `Mount=`; what `-v` cannot say of it is noted as a flag.
    pub(super) fn mount(&mut self, text: &str, at: SourceSpan, engine: Engine, unknown: Option<String>) {
        let mount = match parse_mount(text, engine) {
            Ok(mount) => mount,
            Err(_) if text.contains(['$', '`']) => return self.service.flags.push(format!("mount {text}")),
            Err((message, help)) => {
                return self.fault(Weight::Refused, Some(at), message, Some(help.to_owned()));
            }
        };
        let ParsedMount { kind, source, target, read_only, options, others } = mount;
        let flags = others.iter().map(|option| format!("option {option} of the mount {target}"));
        self.service.flags.extend(flags);
        let content = match kind {
            MountKind::Bind | MountKind::Volume => {
                return self.mounted(Volume { source, target, options, read_only, at }, unknown);
            }
            MountKind::Memory => HandedContent::Folder,
            MountKind::Other(what) => HandedContent::Unknown(format!("the {what} {source}").into()),
        };
        self.service.flags.push(format!("mount {target}"));
        self.service.files.push(HandedFile { target, content, at });
    }

    /// A secret of podman's store, which no text holds. As a variable it comes after all others.
    pub(super) fn secret(&mut self, word: &Word) {
        let at = word.inside();
        let secret = match parse_secret(&word.text) {
            Ok(secret) => secret,
            Err(message) => {
                let help = "write NAME, or NAME,type=env,target=VARIABLE".to_owned();
                return self.fault(Weight::Refused, Some(at), message.to_owned(), Some(help));
            }
        };
        let unknown = Unknown::from(format!("podman's secret {}", secret.name));
        match secret.kind {
            SecretKind::Mount(target) => {
                let content = HandedContent::Unknown(unknown);
                self.service.files.push(HandedFile { target, content, at });
            }
            SecretKind::Env(name) => self.variables.set(ServiceVariable {
                name: EnvName::new(name),
                value: VariableValue::Unknown(unknown),
                name_at: Some(at),
                value_at: None,
            }),
        }
    }

    /// What flags say beside variables; a later hostname or name replaces an earlier one.
    pub(super) fn arguments(&mut self, arguments: &RunArguments, engine: Engine) {
        let located = |word: &Word| Located { value: word.text.clone(), at: word.inside() };
        for (slot, word) in [
            (&mut self.service.image, &arguments.image),
            (&mut self.service.hostname, &arguments.hostname),
            (&mut self.service.container_name, &arguments.name),
        ] {
            *slot = word.as_ref().map(located).or_else(|| slot.take());
        }
        for word in &arguments.publish {
            for part in word.text.split(',') {
                self.port(part, word.inside());
            }
        }
        for word in &arguments.volumes {
            self.volume(&word.text, word.inside(), None);
        }
        for word in &arguments.mounts {
            self.mount(&word.text, word.inside(), engine, None);
        }
        for word in &arguments.secrets {
            self.secret(word);
        }
        self.service.flags.extend(arguments.others.iter().cloned());
        let words = arguments.entrypoint.iter().chain(&arguments.command);
        let text = words.clone().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        self.service.command = words
            .clone()
            .next()
            .filter(|_| !text.trim().is_empty())
            .map(|first| Located { value: text, at: first.inside() });
        if let Some(word) = &arguments.memory {
            let bytes = of_docker(&word.text).filter(|bytes| *bytes > 0);
            self.service.memory = bytes.map(|value| Located { value, at: word.inside() });
        }
    }
}

/// A fault or a note of an env file among those of its container.
pub(super) fn file_fault(fault: &EnvFault, source: SourceId, weight: Weight) -> Fault {
    let at = Some(SourceSpan { source, span: fault.span });
    Fault { weight, at, message: fault.kind.to_string(), help: fault.kind.help() }
}
