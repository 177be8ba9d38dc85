//! The Java process that answers, and the jars it needs.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use crate::settings;

/// What a broker is.
const BROKER: &str = "kafka_2.13";

/// Maven must not fetch into one folder twice at a time.
static FETCHING: Mutex<()> = Mutex::new(());

/// The official jars of a broker of one version, fetched by Maven the first time.
pub(crate) fn jars(version: &str) -> PathBuf {
    fetched(version, version, BROKER)
}

/// Those of another artifact, in a folder of their own.
pub(crate) fn fetched(version: &str, folder: &str, artifact: &str) -> PathBuf {
    let folder = root().join(folder);
    let _one_at_a_time = FETCHING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let complete = folder.join("complete");
    if !complete.exists() {
        fs::create_dir_all(&folder).expect("folder for the jars");
        fs::write(folder.join("pom.xml"), pom(version, artifact)).expect("pom.xml");
        // The network may fail once.
        assert!(
            fetch(&folder) || fetch(&folder),
            "Maven could not fetch Kafka {version}; see the lines above"
        );
        fs::write(complete, "").expect("mark");
    }
    folder
}

fn root() -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/kafka-jars");
    std::env::var_os("KAFKA_CONFIG_JARS").map_or_else(default, PathBuf::from)
}

fn fetch(folder: &Path) -> bool {
    Command::new("mvn")
        .args([
            "-q",
            "-Dstyle.color=never",
            "-B",
            "dependency:copy-dependencies",
            "-DoutputDirectory=.",
            "-DincludeScope=runtime",
            "-f",
        ])
        .arg(folder.join("pom.xml"))
        .stdin(Stdio::null())
        .status()
        .expect("mvn (Maven) is installed")
        .success()
}

/// Without an artifact that the wrapper does not use and that 4.4.0 was published without; with the Jackson
/// module that the image's class path holds since 4.0 and that changes what the wrapper reads in log4j2 files.
fn pom(version: &str, artifact: &str) -> String {
    let exclusion = "<exclusions><exclusion><groupId>org.apache.kafka</groupId>\
                     <artifactId>kafka-tools-api</artifactId></exclusion></exclusions>";
    let blackbird = settings::BLACKBIRD
        .iter()
        .find(|(kafka, _)| *kafka == version && artifact == BROKER)
        .map_or(String::new(), |(_, jackson)| {
            dependency("com.fasterxml.jackson.module", "jackson-module-blackbird", jackson, "")
        });
    format!(
        "<project><modelVersion>4.0.0</modelVersion><groupId>local</groupId><artifactId>jars</artifactId>\
         <version>1</version><packaging>pom</packaging><dependencies>{}{blackbird}</dependencies></project>\n",
        dependency("org.apache.kafka", artifact, version, exclusion)
    )
}

fn dependency(group: &str, artifact: &str, version: &str, more: &str) -> String {
    format!(
        "<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version>{more}\
         </dependency>"
    )
}

/// A folder of its own for the oracle of one test; the final folder inside is named in messages.
pub(crate) fn work_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kafka-config-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("work folder");
    folder
}

/// A JVM with a broker's jars that runs one of the sources in `tests/oracle`.
pub(crate) fn java(version: &str, source: &str) -> Command {
    java_with(&jars(version), source)
}

/// The same with other jars.
pub(crate) fn java_with(jars: &Path, source: &str) -> Command {
    let mut java = Command::new("java");
    java.args([
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-Dfile.encoding=UTF-8",
        "-Dsun.jnu.encoding=UTF-8",
    ])
    .args(["--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp"])
    .arg(jars.join("*"))
    .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../kafka-config-core/tests/oracle").join(source))
    .env_clear()
    .envs(std::env::vars_os().filter(|(name, _)| name == "PATH" || name == "JAVA_HOME"))
    .env("LC_ALL", "C.UTF-8")
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped());
    java
}

/// Asks one JVM of this version all requests and hands each answer on.
pub(crate) fn ask(version: &str, work: &Path, requests: &[String], mut answer: impl FnMut(usize, &str)) {
    let mut java =
        java(version, "Oracle.java").arg(work).spawn().expect("java (JDK 17 or later) is installed");
    let mut stdin = java.stdin.take().expect("piped");
    let stdout = BufReader::new(java.stdout.take().expect("piped"));
    let stderr = java.stderr.take().expect("piped");
    let text: String = requests.iter().flat_map(|request| [request, "\n"]).collect();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let complaints = std::thread::spawn(move || std::io::read_to_string(stderr));
    let mut answers = 0;
    for line in stdout.lines() {
        answer(answers, &line.expect("text from the oracle"));
        answers += 1;
    }
    let status = java.wait().expect("java ends");
    let complaints = complaints.join().expect("thread").unwrap_or_default();
    let _ = writer.join().expect("thread");
    assert!(
        status.success() && answers == requests.len(),
        "oracle {version}: {answers} answers, {status}\n{complaints}"
    );
}

/// Bytes as the oracle writes them.
pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |four_bits: u8| DIGITS.get(usize::from(four_bits)).copied().unwrap_or_default();
    bytes.as_ref().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Bytes as the oracle writes them, read back.
pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map(|pair| byte(pair).expect("hexadecimal digits")).collect()
}
