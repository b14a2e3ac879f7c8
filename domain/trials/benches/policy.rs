//! A decision of the policy: natively, as WebAssembly in Node, and Cedar's for the same question, in the same run.
//!
//! `cargo bench --profile quick -p policy-trials`. Natively and in WebAssembly nothing but `may` is measured. Cedar is
//! measured twice: with request, entities and policies of the one permission at hand, and with request and entities
//! made of what is known of the person, as a server would for each question. Its policies are those of the test.

#[path = "../tests/cedar/golden.rs"]
mod golden;
#[path = "../tests/cedar/judge.rs"]
mod judge;
#[path = "../tests/cedar/policies.rs"]
mod policies;

use domain::policy::Permission;
use judge::{Book, Place};
use policy_trials::{Case, TENANT, World, asked, decide};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const ROUNDS: usize = 5;
const NATIVE_REPEATS: u32 = 2_000;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let module = module()?;
    let world = World::nth(0);
    let book = Book::read();
    let judge = book.judge(&world, Permission::ALL);
    let cases: Vec<Case> = world.cases().filter(|case| case.tenant == Some(TENANT)).collect();
    let questions = asked();
    assert_eq!(cases.len(), questions.len());
    let prepared: Vec<_> =
        cases.iter().map(|case| judge.prepare(case, case.permission.as_str(), place(case))).collect();
    for case in &cases {
        assert!(judge.verdict(case).is(&case.decided(&world)), "{case:?}");
    }
    let count = questions.len() as f64;
    println!(
        "{} questions, nanoseconds each; policies that Cedar looks at: {:.1}",
        cases.len(),
        looked_at(&book, &cases)
    );
    println!(
        "{:>6} {:>8} {:>8} {:>8} {:>10} {:>12} {:>13} {:>14}",
        "round", "native", "wasm", "cedar", "cedar made", "wasm/native", "cedar/native", "cedar made/nat"
    );
    for round in 1..=ROUNDS {
        let native = nanoseconds(|| (0..NATIVE_REPEATS).for_each(|_| _ = black_box(decide(black_box(&questions)))));
        let native = native / count / f64::from(NATIVE_REPEATS);
        let wasm = in_node(&module, decide(&questions))?;
        let cedar = nanoseconds(|| prepared.iter().for_each(|it| _ = black_box(judge.decide(it)))) / count;
        let made = nanoseconds(|| {
            cases
                .iter()
                .for_each(|case| _ = black_box(judge.decide(&judge.bare(case, case.permission.as_str(), place(case)))));
        }) / count;
        println!(
            "{round:>6} {native:>8.1} {wasm:>8.1} {cedar:>8.0} {made:>10.0} {:>12.1} {:>13.0} {:>14.0}",
            wasm / native,
            cedar / native,
            made / native
        );
    }
    Ok(())
}

fn place(case: &Case) -> Place {
    Place { tenant: TENANT, client: case.client }
}

fn looked_at(book: &Book, cases: &[Case]) -> f64 {
    let policies: usize = cases.iter().map(|case| book.policies_of(case.permission.as_str())).sum();
    policies as f64 / cases.len() as f64
}

fn nanoseconds(mut work: impl FnMut()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_nanos() as f64
}

/// The module as it ships, in a target folder of its own.
fn module() -> Result<PathBuf, Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("trials");
    let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&root)
        .args(["build", "--quiet", "--package", "policy-trials", "--lib", "--profile", "wasm-release"])
        .args(["--target", "wasm32-unknown-unknown", "--target-dir"])
        .arg(&target)
        .status()?;
    if !built.success() {
        return Err("the module doesn't build".into());
    }
    Ok(target.join("wasm32-unknown-unknown/wasm-release/policy_trials.wasm"))
}

/// The nanoseconds of a decision in Node, which must allow as many.
fn in_node(module: &Path, allowed: u32) -> Result<f64, Failed> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("in_node.mjs");
    let output = Command::new("node").arg(script).arg(module).arg("measure").output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut numbers = text.split_whitespace();
    let took = numbers.next().ok_or_else(|| String::from_utf8_lossy(&output.stderr).into_owned())?.parse()?;
    assert_eq!(numbers.next(), Some(allowed.to_string().as_str()), "as many are allowed in Node");
    Ok(took)
}
