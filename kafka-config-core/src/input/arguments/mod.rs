//! The arguments of `docker run` and `podman run`.

mod csv;
mod flags;
mod mount;
mod parse;
mod ports;
mod secrets;
mod volumes;

pub(super) use flags::Engine;
pub(super) use mount::{MountKind, ParsedMount, parse_mount};
pub(super) use parse::{RunArguments, parse};
pub(super) use ports::{InvalidPort, ParsedPort, parse_ports};
pub(super) use secrets::{SecretKind, parse_secret};
pub(super) use volumes::{ParsedVolume, parse_volume};
