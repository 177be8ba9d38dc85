//! Through what containers meet one another.

/// How a container is attached to networks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Networking {
    /// The texts do not tell.
    #[default]
    Untold,
    /// To these networks, on which containers find one another by name; it finds itself even without any.
    Networks(Vec<Attachment>),
    /// To docker's default bridge, on which containers have no names.
    Bridge,
    /// To none of its own: it has the ports and the `localhost` of the host.
    Host,
    /// As another container of the texts, whose ports and `localhost` it shares.
    Of(String),
}

/// A network with the names that a container has on it beside its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The network's name.
    pub network: String,
    /// Further names of the container, on this network alone.
    pub aliases: Vec<String>,
}

impl Networking {
    /// What `network_mode` of compose and `--network` without a network's name say; `None` for a name.
    pub(super) fn of_mode(mode: &str) -> Option<Self> {
        match mode {
            "host" => Some(Self::Host),
            "none" => Some(Self::Networks(Vec::new())),
            "bridge" | "default" => Some(Self::Bridge),
            _ => {
                let (kind, other) = mode.split_once(':')?;
                Some(match kind {
                    "service" | "container" => Self::Of(other.to_owned()),
                    _ => Self::Untold,
                })
            }
        }
    }

    /// The networks, where containers find one another on them.
    pub fn attachments(&self) -> &[Attachment] {
        match self {
            Self::Networks(attachments) => attachments,
            _ => &[],
        }
    }
}
