//! The shape of core, held by tests: which module may use which, and what no module does.
#![expect(clippy::unwrap_used, reason = "a test ends by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module may use. ARCHITECTURE.md explains them in this order.
const ALLOWED: [(&str, &[&str]); 24] = [
    ("jvm", &[]),
    ("wire", &[]),
    ("model", &["jvm"]),
    ("diagnostics", &["model"]),
    ("schema", &["model", "jvm"]),
    ("properties", &["model", "jvm"]),
    ("yaml", &["model", "jvm"]),
    ("dialect", &["model"]),
    ("input", &["model", "yaml", "properties", "dialect"]),
    ("mapping", &["model", "jvm", "dialect"]),
    ("derive", &["model", "jvm", "dialect"]),
    ("launch", &["model", "derive"]),
    ("layers", &["model", "properties"]),
    ("log4j2", &["model", "jvm", "yaml"]),
    ("template", &["properties"]),
    ("render", &["model", "jvm", "dialect", "mapping", "layers", "properties", "yaml", "log4j2", "template"]),
    ("pipeline", &["model", "dialect", "derive", "layers", "render"]),
    ("nodes", &["model", "dialect", "input"]),
    (
        "validate",
        &[
            "model",
            "jvm",
            "diagnostics",
            "properties",
            "yaml",
            "dialect",
            "input",
            "nodes",
            "mapping",
            "derive",
            "layers",
            "log4j2",
            "render",
            "pipeline",
            "schema",
        ],
    ),
    ("format", &["model", "jvm", "schema", "validate"]),
    (
        "report",
        &[
            "model",
            "diagnostics",
            "properties",
            "dialect",
            "input",
            "mapping",
            "pipeline",
            "schema",
            "validate",
        ],
    ),
    (
        "convert",
        &[
            "model",
            "yaml",
            "properties",
            "dialect",
            "input",
            "nodes",
            "mapping",
            "derive",
            "layers",
            "render",
            "pipeline",
            "schema",
            "diagnostics",
            "validate",
        ],
    ),
    ("catalog", &["model", "dialect", "mapping", "layers", "pipeline", "schema", "validate", "report"]),
    ("lib", &[]),
];

/// Core is pure: values in, values out.
const FORBIDDEN: [&str; 8] =
    ["std::fs", "std::env", "std::process", "std::net", "std::time", "std::thread", "std::io", "println!"];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut paths = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut paths);
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// Code without comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_they_may() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.into_iter().collect();
    for (path, text) in sources() {
        let module = module_of(&path);
        let may =
            allowed.get(module.as_str()).unwrap_or_else(|| panic!("{module} is not in the list of modules"));
        for used in code(&text).split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let fine = used == module || may.contains(&used.as_str()) || !allowed.contains_key(used.as_str());
            assert!(fine, "{} uses {used}; {module} may use {may:?}", path.display());
        }
    }
}

#[test]
fn core_is_pure() {
    for (path, text) in sources() {
        for word in FORBIDDEN {
            assert!(!code(&text).contains(word), "{} holds {word}", path.display());
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{} does not say what it is", path.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn contents_pages_hold_no_code() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.ends_with("mod.rs")) {
        let code = code(&text);
        for word in ["fn ", "struct ", "enum ", "impl "] {
            assert!(!code.contains(word), "{} holds more than declarations", path.display());
        }
    }
}
