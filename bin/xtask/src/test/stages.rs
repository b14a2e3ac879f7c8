//! What each stage does. Server code and browser code are never built in one command: Cargo would join their features.

use super::{Stage, again, budget, policy};
use crate::paths::{OUTPUT, Paths};
use crate::profile::Profile;
use crate::{build, cargo, files, progress, sizes};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Everything that builds for the server's machine. The trials of the policy are built by themselves: Cedar asks that
/// members of JSON keep their order, and Cargo would make it so for the server too, which ships without.
const NATIVE: [&str; 5] = ["--workspace", "--exclude", "frontend", "--exclude", policy::PACKAGE];

/// In the order that finds a mistake soonest.
pub const ALL: &[Stage] = &[
    Stage { name: "format", title: "sources are formatted", long: false, work: format },
    Stage { name: "lint", title: "lints of everything native", long: false, work: lint },
    Stage { name: "lint-wasm", title: "lints of the browser code", long: false, work: lint_wasm },
    Stage { name: "compile", title: "the tests compile", long: false, work: compile },
    Stage { name: "unit", title: "unit tests", long: false, work: unit },
    Stage { name: "examples", title: "examples in the documentation", long: false, work: examples },
    Stage {
        name: "policy",
        title: "the policy decides as an engine that isn't ours",
        long: false,
        work: policy::beside_another,
    },
    Stage { name: "integration", title: "tests on a real PostgreSQL", long: false, work: integration },
    Stage { name: "wasm", title: "the browser code builds, splits and decides alike", long: false, work: site },
    Stage { name: "browser", title: "journeys in headless Chromium", long: false, work: browser },
    Stage { name: "storm", title: "thirty kills of the server and of the database", long: true, work: storm },
    Stage { name: "ship", title: "the shipping build keeps its sizes", long: true, work: ship },
    Stage { name: "browser-all", title: "the long journeys", long: true, work: browser_all },
];

fn format(paths: &Paths) -> Result<()> {
    cargo::run(&mut cargo::command(paths, &["fmt", "--all", "--check"]))
}

fn lint(paths: &Paths) -> Result<()> {
    let mut command = cargo::command(paths, &["clippy", "--quiet", "--all-targets"]);
    cargo::run(command.args(NATIVE).args(["--", "--deny", "warnings"]))?;
    policy::lint(paths)
}

fn lint_wasm(paths: &Paths) -> Result<()> {
    let packages = ["clippy", "--quiet", "-p", "frontend", "-p", "app", "-p", policy::PACKAGE];
    let mut command = cargo::front_command(paths, &packages);
    cargo::run(command.args(["--features", "app/hydrate", "--", "--deny", "warnings"]))
}

/// Tests and programs in one command: built one by one, the server would be compiled again without the features that
/// the tests add to what it shares with them.
fn compile(paths: &Paths) -> Result<()> {
    let mut command = cargo::command(paths, &["build", "--lib", "--bins", "--tests"]);
    command.args(NATIVE);
    progress::build("tests", command)
}

fn unit(paths: &Paths) -> Result<()> {
    tests(paths, "kind(lib) + kind(bin) + kind(proc-macro)", &["--lib", "--bins"])
}

fn examples(paths: &Paths) -> Result<()> {
    cargo::run(cargo::command(paths, &["test", "--quiet", "--doc"]).args(NATIVE))
}

fn integration(paths: &Paths) -> Result<()> {
    // Found at start, so that a missing database is one sentence and not a failure of every test.
    Paths::postgres()?;
    // The server's tests share one cluster, so they share one process; nextest would give each its own of both.
    tests(paths, "kind(test) and not binary_id(server::it)", &["--test", "*"])?;
    if has_nextest() {
        again::run(|| {
            let mut command = cargo::command(paths, &["test", "--quiet"]);
            command.args(NATIVE).args(["--test", "it"]).env("RUST_TEST_THREADS", at_once().to_string());
            command
        })?;
    }
    Ok(())
}

/// Integration tests that run at a time: each waits for the database, or for time to pass, a part of its own.
fn at_once() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    cores + cores / 2
}

/// The tests that kill, as often as a long night does. Of all crates together, or they would be compiled anew.
fn storm(paths: &Paths) -> Result<()> {
    let mut command = cargo::command(paths, &["test", "--quiet"]);
    cargo::run(command.args(NATIVE).args(["--test", "it", "store::storm"]).env("PORTICO_STORM", "30"))
}

/// Runs some of the tests, with nextest where the machine has it: it runs them in parallel over all crates, and once
/// more what failed, which it calls flaky if it passes then.
fn tests(paths: &Paths, filter: &str, targets: &[&str]) -> Result<()> {
    if has_nextest() {
        let mut command = cargo::command(paths, &["nextest", "run", "--no-tests", "pass", "--status-level", "retry"]);
        command.args(["--retries", "1"]);
        return cargo::run(command.args(NATIVE).args(["--filterset", filter]));
    }
    cargo::run(cargo::command(paths, &["test", "--quiet"]).args(NATIVE).args(targets))
}

fn has_nextest() -> bool {
    let found = Command::new("cargo").args(["nextest", "--version"]).output();
    found.is_ok_and(|output| output.status.success())
}

fn site(paths: &Paths) -> Result<()> {
    build::site(paths, Profile::Dev)?;
    policy::in_the_browser(paths)
}

fn browser(paths: &Paths) -> Result<()> {
    compile(paths)?;
    build::site(paths, Profile::Dev)?;
    journeys(paths, "run", Profile::Dev)
}

fn browser_all(paths: &Paths) -> Result<()> {
    build::run(paths, Profile::Release)?;
    journeys(paths, "all", Profile::Release)
}

/// Runs a script of `end2end/` against a site and a server of the profile.
fn journeys(paths: &Paths, script: &str, profile: Profile) -> Result<()> {
    let folder = paths.root.join("end2end");
    let script = folder.join(script);
    if !script.is_file() {
        println!("{} isn't there: nothing to run", script.display());
        return Ok(());
    }
    install(&folder)?;
    let mut command = Command::new(&script);
    command.current_dir(&folder).env("PORTICO_SERVER", profile.server(paths)).env("PORTICO_SITE", paths.site());
    cargo::run(&mut command)
}

/// Installs the locked npm packages of the journeys, unless they are there.
fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.locked");
    if !lock.is_file() || (stamp.is_file() && files::text(&stamp)? == files::text(&lock)?) {
        return Ok(());
    }
    cargo::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    files::copy(&lock, &stamp)
}

fn ship(paths: &Paths) -> Result<()> {
    build::site(paths, Profile::Release)?;
    sizes::run(paths)?;
    budget::check(&sizes::of_current(paths)?, &sizes::pages_of_current(paths)?, OUTPUT)
}
