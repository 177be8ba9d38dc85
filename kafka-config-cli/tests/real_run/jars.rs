//! Kafka's jars, fetched by Maven the first time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Maven must not fetch into one folder twice at a time.
static FETCHING: Mutex<()> = Mutex::new(());

/// Each broker with what prints its log: the class path of the image has that beside Kafka's own dependencies.
const BROKERS: [(&str, &str, &str, &str); 3] = [
    ("3.7.2", "org.slf4j", "slf4j-reload4j", "1.7.36"),
    ("3.9.1", "org.slf4j", "slf4j-reload4j", "1.7.36"),
    ("4.4.0", "org.apache.logging.log4j", "log4j-slf4j-impl", "2.25.4"),
];

/// Producers and consumers; the newest that have tools. Clients of any version speak to these brokers.
const TOOLS: &str = "4.3.1";

/// The version, as long as the list lives.
pub(crate) fn known(version: &str) -> &'static str {
    BROKERS.iter().find(|(known, ..)| *known == version).map(|(known, ..)| *known).expect("a listed version")
}

/// The folder of a broker's jars.
pub(crate) fn broker(version: &str) -> PathBuf {
    let (_, group, artifact, logging) = BROKERS.iter().find(|(known, ..)| *known == version).unwrap();
    // 4.4.0 was published without it, and a broker does not use it.
    let exclusion = "<exclusions><exclusion><groupId>org.apache.kafka</groupId>\
                     <artifactId>kafka-tools-api</artifactId></exclusion></exclusions>";
    let kafka = dependency("org.apache.kafka", "kafka_2.13", version, exclusion);
    fetched(&format!("run-{version}"), &(kafka + &dependency(group, artifact, logging, "")))
}

/// The folder of the tools' jars.
pub(crate) fn tools() -> PathBuf {
    fetched(&format!("tools-{TOOLS}"), &dependency("org.apache.kafka", "kafka-tools", TOOLS, ""))
}

fn dependency(group: &str, artifact: &str, version: &str, more: &str) -> String {
    format!(
        "<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>{more}\
         </dependency>"
    )
}

fn fetched(name: &str, dependencies: &str) -> PathBuf {
    let _one_at_a_time = FETCHING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/kafka-jars");
    let folder = std::env::var_os("KAFKA_CONFIG_JARS").map_or_else(own, PathBuf::from).join(name);
    let libs = folder.join("libs");
    let complete = folder.join("complete");
    if !complete.exists() {
        fs::create_dir_all(&libs).unwrap();
        let pom = format!(
            "<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>jars</artifactId>\
             <version>1</version><packaging>pom</packaging><dependencies>{dependencies}</dependencies></project>\n"
        );
        fs::write(folder.join("pom.xml"), pom).unwrap();
        // The network may fail once.
        assert!(fetch(&folder) || fetch(&folder), "Maven could not fetch {name}; see the lines above");
        fs::write(complete, "").unwrap();
    }
    libs.canonicalize().unwrap()
}

fn fetch(folder: &Path) -> bool {
    Command::new("mvn")
        .args(["-q", "-Dstyle.color=never", "-B", "dependency:copy-dependencies"])
        .args(["-DoutputDirectory=libs", "-DincludeScope=runtime", "-f"])
        .arg(folder.join("pom.xml"))
        .stdin(Stdio::null())
        .status()
        .expect("mvn (Maven) is installed")
        .success()
}
