//! Calling Cargo from a program that Cargo may have started.

use crate::paths::{Paths, WASM_TARGET};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// What `cargo run` tells its child about the crate it runs. Passed on, it would make build scripts that watch these
/// variables run again on every other start.
const SPOKEN_TO_CHILDREN: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];

/// A Cargo command in the checkout's root.
pub fn command(paths: &Paths, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&paths.root).args(arguments);
    for (name, _) in std::env::vars_os() {
        let spoken = name.to_str().is_some_and(|name| SPOKEN_TO_CHILDREN.iter().any(|start| name.starts_with(start)));
        if spoken || name == "LD_LIBRARY_PATH" {
            command.env_remove(name);
        }
    }
    command
}

/// A Cargo command for browser code, with the target folder of its own.
pub fn front_command(paths: &Paths, arguments: &[&str]) -> Command {
    let mut command = command(paths, arguments);
    command.args(["--target", WASM_TARGET, "--target-dir"]).arg(paths.front_target());
    command
}

/// Runs a command to its end; its failure is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", in_words(command)))?;
    if !status.success() {
        bail!("`{}` failed", in_words(command));
    }
    Ok(())
}

/// A command as a person would type it.
pub fn in_words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}
