//! The trials of the policy, `domain/trials`: beside an engine that isn't ours, and in the browser's form.

use crate::cargo;
use crate::paths::{Paths, WASM_TARGET};
use anyhow::{Context, Result, bail, ensure};
use std::process::Command;

/// The crate, which is built by itself.
pub const PACKAGE: &str = "policy-trials";

/// Lints of the crate.
pub fn lint(paths: &Paths) -> Result<()> {
    let arguments = ["clippy", "--quiet", "--all-targets", "-p", PACKAGE, "--", "--deny", "warnings"];
    cargo::run(&mut cargo::command(paths, &arguments))
}

/// Random questions, answered by the policy and by Cedar.
pub fn beside_another(paths: &Paths) -> Result<()> {
    cargo::run(&mut cargo::command(paths, &["test", "--quiet", "-p", PACKAGE]))
}

/// The same questions, answered natively and as WebAssembly in Node.
pub fn in_the_browser(paths: &Paths) -> Result<()> {
    cargo::run(&mut cargo::front_command(paths, &["build", "--quiet", "-p", PACKAGE, "--lib"]))?;
    let module = paths.front_target().join(WASM_TARGET).join("debug/policy_trials.wasm");
    let native = said(&mut cargo::command(paths, &["run", "--quiet", "-p", PACKAGE]))?;
    let script = paths.root.join("domain/trials/in_node.mjs");
    let in_node = said(Command::new("node").arg(script).arg(module).arg("digest"))?;
    ensure!(native.lines().count() > 1, "the policy's decisions have digests");
    if native != in_node {
        bail!("the policy decides otherwise in WebAssembly; digests natively:\n{native}and in Node:\n{in_node}");
    }
    println!("the policy's decisions are the same natively and as WebAssembly");
    Ok(())
}

/// What a command prints.
fn said(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("starting {}", cargo::in_words(command)))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", cargo::in_words(command), String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
