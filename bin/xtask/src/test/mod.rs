//! The stages of `bin/test`: in order, each with its time, ending at the first that fails.

mod again;
mod budget;
mod policy;
mod stages;

use crate::paths::Paths;
use anyhow::{Result, bail};
use clap::Args;
use std::time::{Duration, Instant};

/// Which stages to run.
#[derive(Args)]
pub struct Options {
    /// Adds the long checks: the shipping build, its sizes and the long journeys.
    #[arg(long)]
    all: bool,
    /// Runs only these stages.
    #[arg(long, value_name = "STAGE", value_delimiter = ',')]
    only: Vec<String>,
    /// Prints the names of the stages.
    #[arg(long)]
    list: bool,
}

/// One stage: a name for `--only`, what it does in words, and the work.
pub struct Stage {
    name: &'static str,
    title: &'static str,
    long: bool,
    work: fn(&Paths) -> Result<()>,
}

/// How a stage ended.
struct Outcome {
    name: &'static str,
    took: Duration,
    passed: bool,
}

/// Runs what the options choose and prints the table of times, also when a stage fails.
pub fn run(paths: &Paths, options: &Options) -> Result<()> {
    if options.list {
        stages::ALL.iter().for_each(|stage| println!("{:<12} {}", stage.name, stage.title));
        return Ok(());
    }
    let chosen = choose(options)?;
    let mut outcomes = Vec::new();
    for stage in &chosen {
        println!("\n── {}: {} ──", stage.name, stage.title);
        let started = Instant::now();
        let result = (stage.work)(paths);
        outcomes.push(Outcome { name: stage.name, took: started.elapsed(), passed: result.is_ok() });
        if let Err(error) = result {
            eprintln!("{}: {error:#}", stage.name);
            break;
        }
    }
    print_table(&chosen, &outcomes);
    match outcomes.iter().find(|outcome| !outcome.passed) {
        Some(failed) => bail!("stage {} failed; run it alone with `bin/test --only {}`", failed.name, failed.name),
        None => Ok(()),
    }
}

fn choose(options: &Options) -> Result<Vec<&'static Stage>> {
    if let Some(unknown) = options.only.iter().find(|name| !stages::ALL.iter().any(|stage| stage.name == **name)) {
        bail!("there is no stage {unknown}: `bin/test --list` names them");
    }
    let wanted = |stage: &&Stage| {
        if options.only.is_empty() {
            options.all || !stage.long
        } else {
            options.only.iter().any(|name| name == stage.name)
        }
    };
    Ok(stages::ALL.iter().filter(wanted).collect())
}

fn print_table(chosen: &[&Stage], outcomes: &[Outcome]) {
    println!("\n{:<14} {:>8}", "stage", "seconds");
    for outcome in outcomes {
        let mark = if outcome.passed { "" } else { "  failed" };
        println!("{:<14} {:>8.1}{mark}", outcome.name, outcome.took.as_secs_f32());
    }
    for stage in &chosen[outcomes.len()..] {
        println!("{:<14} {:>8}", stage.name, "not run");
    }
    let total: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    println!("{:<14} {:>8.1}", "all", total.as_secs_f32());
    let passed = outcomes.iter().filter(|outcome| outcome.passed).count();
    println!("stages: {passed} passed, {} failed", outcomes.len() - passed);
}
