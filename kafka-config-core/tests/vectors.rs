//! Recorded runs of the real wrapper and of the real shell scripts.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test ends by panicking"
)]

use std::collections::BTreeMap;

use kafka_config_core::derive::{Host, Stream};
use kafka_config_core::dialect::Image;
use kafka_config_core::mapping::property_key;
use kafka_config_core::model::{ConfigFile, ConfigFiles, FileState, Layer};
use kafka_config_core::pipeline::{Mode, Prepared, Request, prepare};
use kafka_config_core::properties::{Charset, read};
use kafka_config_core::render::Folders;
use serde_json::Value;

fn request<'a>(version: &str, environment: &Value) -> Request<'a> {
    let pairs = environment.as_object().unwrap().iter();
    Request {
        image: Image::apache(version.parse().unwrap()).unwrap(),
        environment: pairs.map(|(name, value)| (name, value.as_str().unwrap())).collect(),
        files: ConfigFiles::default(),
        folders: Folders { default: "D".to_owned(), mounted: "M".to_owned(), r#final: "F".to_owned() },
        entrypoint: None,
        mode: Mode::Compat,
    }
}

fn bytes(text: &str) -> Vec<u8> {
    let Some(hex) = text.strip_prefix("hex:") else { return text.as_bytes().to_vec() };
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn state(files: &Value, name: &str) -> FileState {
    files.get(name).and_then(Value::as_str).map_or(FileState::Absent, |text| FileState::Present(bytes(text)))
}

/// Runs one recorded case of the wrapper and compares files, message and status.
fn check_wrapper(case: &Value) -> Result<(), String> {
    let version = if case["wrapper"].as_str().unwrap().starts_with('3') { "3.8.0" } else { "4.1.1" };
    let environment = case.get("full_env").unwrap_or(&case["env"]);
    let mut request = request(version, environment);
    let dialect = request.image.dialect();
    for file in ConfigFile::ALL {
        let name = dialect.file_name(file);
        let set = request.files.get_mut(file);
        set.default = state(&case["default"], name);
        set.mounted = state(&case["mounted"], name);
        set.existing = case.get("final_before").map_or(FileState::Absent, |files| state(files, name));
    }
    let prepared = prepare(&request);
    let message = prepared.failure.as_ref().map(|failure| failure.message.as_str());
    let (expected, exact) = match (case.get("error_full"), &case["error"]) {
        (Some(full), _) => (full.as_str(), true),
        (None, error) => (error.as_str(), false),
    };
    // Only some cases recorded more than the first line.
    let first_line = |text: &str| text.lines().next().unwrap_or_default().to_owned();
    let same_message =
        if exact { message == expected } else { message.map(first_line) == expected.map(str::to_owned) };
    if !same_message {
        return Err(format!("message {message:?}, expected {expected:?}"));
    }
    for (name, content) in case["files"].as_object().into_iter().flatten() {
        let file = ConfigFile::ALL.into_iter().find(|file| dialect.file_name(*file) == name).unwrap();
        let written = prepared.file(file).map(|artifact| artifact.bytes.clone()).unwrap_or_default();
        let expected = bytes(content.as_str().unwrap());
        if written != expected {
            let show = String::from_utf8_lossy;
            return Err(format!("{name}\n  expected {:?}\n  written  {:?}", show(&expected), show(&written)));
        }
    }
    check_loaded(case, &prepared)
}

/// What `java.util.Properties` read back from the file, where that was recorded as a map.
fn check_loaded(case: &Value, prepared: &Prepared) -> Result<(), String> {
    let (Some(expected), Some(server)) =
        (case["loaded"].get("server.properties"), prepared.file(ConfigFile::Server))
    else {
        return Ok(());
    };
    let loaded = read(&server.bytes, Charset::Latin1).map(|properties| {
        properties.into_iter().map(|p| (p.key.into_owned(), Value::from(p.value))).collect::<BTreeMap<_, _>>()
    });
    let expected = expected.as_object().map(|map| map.clone().into_iter().collect::<BTreeMap<_, _>>());
    if loaded.ok() == expected { Ok(()) } else { Err("loads differently".to_owned()) }
}

fn check_all(cases: &[Value], check: fn(&Value) -> Result<(), String>) {
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| check(case).err().map(|why| format!("{} {}: {why}", case["id"], case["wrapper"])))
        .collect();
    println!("{} recorded cases, {} differ", cases.len(), failures.len());
    assert!(failures.is_empty(), "{} of {} cases\n{}", failures.len(), cases.len(), failures.join("\n"));
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn wrapper_cases_by_hand_agree() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/vectors/wrapper.json")).unwrap();
    check_all(&cases, check_wrapper);
}

#[test]
fn random_wrapper_cases_agree() {
    check_all(&lines(include_str!("fixtures/vectors/wrapper-random.jsonl")), check_wrapper);
}

/// Runs the entrypoint's scripts and compares what they print, export and write.
fn check_shell(case: &Value) -> Result<(), String> {
    let arguments: Vec<String> = case["args"]
        .as_array()
        .unwrap()
        .iter()
        .map(|argument| argument.as_str().unwrap().to_owned())
        .collect();
    let secrets = case["secrets"].as_object().unwrap().iter();
    let mut request = request("4.1.1", &case["env"]);
    request.entrypoint = Some(Host {
        arguments: &arguments,
        secrets: secrets
            .map(|(name, text)| (name.clone(), FileState::Present(bytes(text.as_str().unwrap()))))
            .collect(),
        final_folder_read_only: !case["stub"]["config_writable"].as_bool().unwrap(),
        ..Host::default()
    });
    let prepared = prepare(&request);
    check_words(case, &prepared)?;
    let Some(exported) = case["exported"].as_object() else {
        let expected = case["exit"].as_u64();
        let exit = prepared.failure.as_ref().map(|failure| u64::from(failure.exit));
        return if exit == expected { Ok(()) } else { Err(format!("exit {exit:?}, expected {expected:?}")) };
    };
    let dialect = request.image.dialect();
    let ours: BTreeMap<&str, &str> = prepared
        .environment
        .iter()
        .map(|variable| (variable.name.as_str(), variable.value.as_str()))
        .filter(|(name, _)| exported.contains_key(*name) || name.starts_with("KAFKA_"))
        .collect();
    let theirs: BTreeMap<&str, &str> =
        exported.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
    if ours != theirs {
        return Err(format!("exported\n  expected {theirs:?}\n  ours     {ours:?}"));
    }
    let server = prepared.file(ConfigFile::Server).ok_or("no server.properties")?;
    let lines: Vec<String> = server
        .segments
        .iter()
        .filter(|segment| segment.origin.layer() != Layer::Default)
        .map(|segment| {
            String::from_utf8_lossy(&server.bytes[segment.span.start..segment.span.end]).into_owned()
        })
        .collect();
    // What `kafka-run-class.sh` sets in the place of what the container exports.
    let setup = &case["java_argv_relevant"]["4.x"]["setup"]["env_delta"];
    for (name, value) in &theirs {
        let value = setup[*name].as_str().unwrap_or(value);
        if let Some(key) = property_key(&kafka_config_core::model::EnvName::new(*name), dialect)
            && !lines.contains(&format!("\n{key}={value}"))
        {
            return Err(format!("server.properties lacks {key}={value}"));
        }
    }
    Ok(())
}

/// The scripts' words, without those about the user and the launch.
fn check_words(case: &Value, prepared: &Prepared) -> Result<(), String> {
    let not_ours = |line: &str| {
        line.starts_with("===> ") && !line.starts_with("===> Overriding") || line.starts_with("uid=")
    };
    let stdout = case["stdout"].as_str().unwrap_or_default();
    // After this the setup's own output follows, which is a stub here.
    let until_launch = stdout.split("===> Launching").next().unwrap_or_default();
    let expected: Vec<&str> = until_launch.lines().filter(|line| !not_ours(line)).collect();
    let failure = prepared.failure.as_ref();
    let said =
        prepared.lines.iter().filter(|line| line.stream == Stream::Output).map(|line| line.text.as_str());
    let last_word =
        failure.filter(|failure| failure.stream == Stream::Output).map(|failure| failure.message.as_str());
    let ours: Vec<&str> = said.chain(last_word).flat_map(str::lines).collect();
    if ours != expected {
        return Err(format!("printed\n  expected {expected:?}\n  ours     {ours:?}"));
    }
    let stderr = case["stderr"].as_str().unwrap_or_default();
    match failure.filter(|failure| failure.stream == Stream::Error) {
        Some(failure) if !stderr.contains(&failure.message) => {
            Err(format!("stderr {stderr:?} lacks {:?}", failure.message))
        }
        _ => Ok(()),
    }
}

#[test]
fn shell_cases_agree() {
    check_all(&lines(include_str!("fixtures/vectors/shell.jsonl")), check_shell);
}
