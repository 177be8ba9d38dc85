//! Which program `process.roles` asks for.

use super::super::configuration::Configuration;
use crate::schema::Value;

/// The program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::validate) enum Mode {
    /// A broker with `ZooKeeper`, 3.x only.
    ZooKeeper {
        /// Whether it is on its way to `KRaft`.
        migration: bool,
    },
    /// `KRaft`, with at least one of these roles.
    Kraft {
        /// The role broker.
        broker: bool,
        /// The role controller.
        controller: bool,
    },
    /// `process.roles` is set and empty, which 4.0 and 4.1 let pass.
    NoRole,
}

impl Mode {
    /// Whether there is a role.
    pub(in crate::validate) fn is_kraft(self) -> bool {
        matches!(self, Self::Kraft { .. })
    }

    /// Whether it is a controller, alone or combined.
    pub(in crate::validate) fn is_controller(self) -> bool {
        matches!(self, Self::Kraft { controller: true, .. })
    }

    /// Broker and nothing else.
    pub(in crate::validate) const BROKER: Self = Self::Kraft { broker: true, controller: false };
    /// Controller and nothing else.
    pub(in crate::validate) const CONTROLLER: Self = Self::Kraft { broker: false, controller: true };
}

pub(super) fn of(c: &Configuration<'_>) -> Option<Mode> {
    let roles = match c.value("process.roles")? {
        Value::List(roles) => roles,
        Value::Null => Vec::new(),
        _ => return None,
    };
    if !roles.is_empty() {
        let has = |role: &str| roles.contains(&role);
        return Some(Mode::Kraft { broker: has("broker"), controller: has("controller") });
    }
    if c.version.major < 4 {
        return Some(Mode::ZooKeeper { migration: c.flag("zookeeper.metadata.migration.enable")? });
    }
    Some(Mode::NoRole)
}
