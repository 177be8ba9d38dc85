//! Image families as data: what their entrypoints read, which names they leave out, which files they write.

mod apache;
mod bitnami;
mod confluent;
mod debezium;
mod entrypoint;
mod families;
mod family;
mod image;
mod naming;
mod own;
mod reserved;
mod stock;
mod strimzi;
mod wurstmeister;

pub use apache::APACHE;
pub use bitnami::BITNAMI;
pub use confluent::{CONFLUENT_LOCAL, CP_KAFKA, CP_SERVER};
pub use debezium::DEBEZIUM;
pub use entrypoint::{Confluent, Edition, Entrypoint, Helper, Metadata};
pub use families::{FAMILIES, Family, Releases};
pub use family::{Dialect, Log4jGeneration, Paths, PrefixRule, Separators};
pub use image::{Image, InvalidImage};
pub use naming::{Means, NAMINGS, Naming};
pub use own::{OwnFamily, UnknownSeparators};
pub use reserved::{BROKER, Reserved, WORKER};
pub(crate) use strimzi::CONFIG;
pub use strimzi::STRIMZI;
pub use wurstmeister::WURSTMEISTER;
