//! Which release formats: the one that is asked for, else the one whose jars are here.

use std::fs;
use std::path::{Path, PathBuf};

use kafka_config_core::model::KafkaVersion;

use super::arguments::Arguments;
use crate::exit::Stop;

/// Where the image keeps Kafka.
const HOME: &str = "/opt/kafka";

/// The folder of Kafka's jars.
pub(super) fn libs(arguments: &Arguments) -> PathBuf {
    let home = || std::env::var_os("KAFKA_HOME").map_or_else(|| PathBuf::from(HOME), PathBuf::from);
    arguments.libs.clone().unwrap_or_else(|| home().join("libs"))
}

/// The release. A wrong guess would format what the broker then refuses, so there is none.
pub(super) fn version(arguments: &Arguments) -> Result<KafkaVersion, Stop> {
    let libs = libs(arguments);
    // An id is the same for all of them.
    let wants_id = arguments.words.first().is_some_and(|word| word == "random-uuid");
    let any = || wants_id.then_some(KafkaVersion::NEWEST);
    arguments.version.or_else(|| of_jars(&libs)).or_else(any).ok_or_else(|| {
        Stop::Usage(format!(
            "which Kafka will use the directories? {} has no jar that tells; write --kafka-version, such as 4.1.1",
            libs.display()
        ))
    })
}

/// `kafka_2.13-4.1.1.jar` tells the release.
pub(crate) fn of_jars(libs: &Path) -> Option<KafkaVersion> {
    let names = fs::read_dir(libs).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter_map(|name| {
            name.strip_prefix("kafka_2.")?.strip_suffix(".jar")?.split_once('-')?.1.parse().ok()
        })
        .max()
}
