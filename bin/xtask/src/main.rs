//! The build tool: everything between `cargo build` and a folder that can be served, plus the stages of `bin/test`.
//!
//! `bin/run` and `bin/test` call it; a person calls it as `cargo xtask`. It holds no product code and knows the product
//! only as crates to build, styles to join and a site folder to fill.

mod assets;
mod build;
mod cargo;
mod compress;
mod css;
mod ending;
mod files;
mod fonts;
mod hash;
mod icons;
mod minify;
mod paths;
mod profile;
mod progress;
mod server;
mod sizes;
mod sqlx;
mod stamp;
mod test;
mod wasm;
mod watch;

use anyhow::Result;
use clap::{Parser, Subcommand};
use paths::Paths;
use profile::Profile;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "xtask", about = "Builds, watches, tests and measures Portico.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the site folder and the server; skips what is up to date.
    Build {
        #[arg(long, value_enum, default_value = "quick")]
        profile: Profile,
    },
    /// Joins and generates the style sheet, prints its size and where it is.
    Css,
    /// Builds, starts the server and starts it anew after every change. Options after `--` go to `portico serve`.
    Watch {
        #[arg(last = true)]
        serve: Vec<String>,
    },
    /// Runs the stages of `bin/test`.
    Test(test::Options),
    /// Regenerates the query data in `.sqlx` against a throwaway database.
    Sqlx,
    /// Prints the size of each served file, as it is and after brotli.
    Sizes,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One sentence with its causes; a backtrace of the build tool would bury what the compiler said.
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let paths = Paths::find()?;
    match task {
        Task::Build { profile } => build::run(&paths, profile),
        Task::Css => css::run(&paths),
        Task::Watch { serve } => watch::run(&paths, &serve),
        Task::Test(options) => test::run(&paths, &options),
        Task::Sqlx => sqlx::run(&paths),
        Task::Sizes => sizes::run(&paths),
    }
}
