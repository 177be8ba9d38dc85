//! Makes the npm package: one wasm file and its glue for bundlers, browsers and Node, with declarations.
//!
//! `cargo run -p kafka-config-wasm --example package` writes `kafka-config-wasm/npm/dist`. `wasm-bindgen` is linked at the
//! version that the macro has, so that no other program has to be installed.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

/// What wasm-bindgen declares.
const GLUE: &str = "kafka_config.d.ts";

const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> Result<(), Box<dyn Error>> {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let wasm = build(crate_dir)?;
    let dist = crate_dir.join("npm/dist");
    if dist.exists() {
        std::fs::remove_dir_all(&dist)?;
    }
    std::fs::create_dir_all(&dist)?;
    // The glue of browsers loads the file by itself; that of Node and bundlers is a few lines over the same glue.
    Bindgen::new()
        .input_path(wasm)
        .out_name("kafka_config")
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(false)
        .generate(&dist)?;
    std::fs::write(dist.join("index.d.ts"), declarations(&std::fs::read_to_string(dist.join(GLUE))?)?)?;
    println!("{}", dist.display());
    Ok(())
}

/// The declarations of the package's own functions and types, without those of the glue.
fn declarations(generated: &str) -> Result<String, Box<dyn Error>> {
    let (own, _) = generated.split_once("\nexport type InitInput").ok_or("the glue has no InitInput")?;
    let own = own.strip_prefix("/* tslint:disable */\n/* eslint-disable */\n").unwrap_or(own);
    Ok(format!(
        "// Generated from the types of kafka-config-wasm, in one file as it is published: who imports the package reads one.\n\n{}\n",
        own.trim()
    ))
}

/// Builds the crate for wasm and gives the file's path.
fn build(crate_dir: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--lib", "--profile", "wasm", "--target", TARGET, "--message-format", "json"]);
    command.stderr(std::process::Stdio::inherit());
    let output = command.current_dir(crate_dir).output()?;
    if !output.status.success() {
        return Err(format!(
            "the crate does not build for {TARGET}; is it there? 'rustup target add {TARGET}'"
        )
        .into());
    }
    let messages = String::from_utf8(output.stdout)?;
    let file = messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let files = message.get("filenames")?.as_array()?.clone();
        let mut files = files.iter().filter_map(|file| file.as_str()).map(PathBuf::from);
        files.find(|file| file.extension().is_some_and(|ending| ending == "wasm"))
    });
    file.ok_or_else(|| "cargo names no wasm file".into())
}
