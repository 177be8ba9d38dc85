//! Recorded runs of the real scripts, asked through `run --dry-run`.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test ends by panicking")]

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The recorded lines of versions, and versions that are like them.
const VERSIONS: [(&str, &[&str]); 2] = [("3.x", &["3.7.0", "3.9.1"]), ("4.x", &["4.0.1", "4.1.1", "4.4.0"])];

fn recorded() -> Vec<Value> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../kafka-config-core/tests/fixtures/vectors/shell.jsonl");
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The folders of the image below a folder of this machine.
fn tree(case: &Value) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let secrets = root.path().join("etc/kafka/secrets");
    let configuration = root.path().join("opt/kafka/config");
    fs::create_dir_all(&configuration).unwrap();
    for (name, text) in case["secrets"].as_object().unwrap() {
        let path: PathBuf = secrets.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.as_str().unwrap()).unwrap();
    }
    if case["stub"]["config_writable"] == false {
        fs::set_permissions(configuration, Permissions::from_mode(0o555)).unwrap();
    }
    root
}

fn plan(case: &Value, version: &str, root: &Path) -> Value {
    let variables = case["env"].as_object().unwrap().iter();
    let arguments = case["args"].as_array().unwrap().iter();
    let output = Command::new(env!("CARGO_BIN_EXE_kafka-config"))
        .env_clear()
        .envs(variables.map(|(name, value)| (name, value.as_str().unwrap())))
        .args(["run", "--dry-run", "--format", "json", "--kafka-version", version, "--root"])
        .arg(root)
        .args(["--host-ip", case["stub"]["hostname_i"].as_str().unwrap()])
        .args(arguments.map(|argument| argument.as_str().unwrap()))
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[expect(clippy::needless_pass_by_value, reason = "calls read better without references")]
fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: T, theirs: T) -> Result<(), String> {
    if ours == theirs { Ok(()) } else { Err(format!("{what}\n  expected {theirs:?}\n  ours     {ours:?}")) }
}

fn check(case: &Value, line: &str, version: &str) -> Result<(), String> {
    let root = tree(case);
    let plan = plan(case, version, root.path());
    // The recorded setups are stubs. A plan tells what the real one would do; in an empty tree it has not failed yet.
    let setup_failed = case["stub"]["setup_exit"] != 0 && !case["exported"].is_null();
    if setup_failed {
        let until_setup = plan["stdout"].as_str().unwrap();
        let debug = until_setup.find("Enabling Java debug").unwrap_or(until_setup.len());
        let (said, recorded) = (until_setup.get(..debug).unwrap(), case["stdout"].as_str().unwrap());
        same("stdout", recorded.starts_with(said), true)?;
    } else {
        same("exit", &plan["exit"], &case["exit"])?;
        same("stdout", &plan["stdout"], &case["stdout"])?;
    }
    let stderr =
        if line == "4.x" { case.get("stderr_4x").unwrap_or(&case["stderr"]) } else { &case["stderr"] };
    if !stderr.is_null() {
        same("stderr", &plan["stderr"], stderr)?;
    }
    same("exported", sorted(&plan["exported"]), sorted(&case["exported"]))?;
    let java = &case["java_argv_relevant"][line];
    let (setup, broker) = (&java["setup"], &java["broker"]);
    if setup.is_null() {
        same("setup", &plan["setup"], setup)?;
    } else {
        check_java(&plan["setup"], setup)?;
    }
    if broker.is_null() {
        return if setup_failed { Ok(()) } else { same("broker", &plan["broker"], broker) };
    }
    check_java(&plan["broker"], broker)
}

/// Java's command line and what it sees, against the recorded ones.
fn check_java(ours: &Value, recorded: &Value) -> Result<(), String> {
    let mut argv: Vec<&str> =
        ours["argv"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    same("program", argv.remove(0), "java")?;
    let class_path = argv.iter().position(|word| *word == "-cp").unwrap() + 1;
    argv[class_path] = "<CLASSPATH>";
    let theirs = recorded["argv"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    same("argv", argv, theirs)?;
    let mut delta = recorded["env_delta"].as_object().unwrap().iter();
    delta.try_for_each(|(name, value)| same(name, &ours["environment"][name], value))
}

fn sorted(exported: &Value) -> Option<BTreeMap<&String, &Value>> {
    exported.as_object().map(|variables| variables.iter().collect())
}

#[test]
fn recorded_starts_agree() {
    let cases = recorded();
    let mut failures = Vec::new();
    for case in &cases {
        for (line, versions) in VERSIONS {
            let wrong =
                versions.iter().filter_map(|version| Some((version, check(case, line, version).err()?)));
            failures.extend(wrong.map(|(version, why)| format!("{} {version}: {why}", case["id"])));
        }
    }
    println!("{} recorded cases, {} differ", cases.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
