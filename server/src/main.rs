//! `portico`: the server and the operator's command line.

use clap::{Parser, Subcommand};
use server::commands;
use server::config::Settings;
use std::process::ExitCode;

/// The operating platform of an AI consulting company.
#[derive(Parser)]
#[command(name = "portico", version, about)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    /// A TOML file with settings by the names of their flags; also PORTICO_CONFIG.
    #[arg(long, global = true)]
    config: Option<std::path::PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs the server.
    Serve(commands::serve::Serve),
    /// Brings the database's schema up to date.
    Migrate,
    /// Fills an empty installation.
    Seed(commands::seed::Seed),
    /// Runs one operation.
    Call(commands::call::Call),
    /// Prints the OpenAPI document.
    Openapi,
    /// Writes projections anew from the log while the server goes on.
    Rebuild(commands::rebuild::Rebuild),
    /// Seals the log and verifies it.
    Audit(commands::audit::Audit),
    /// Rotates the keys that personal data is encrypted with.
    Keys(commands::keys::Keys),
    /// Checks this machine and says what is wrong.
    Doctor,
}

fn main() -> ExitCode {
    let arguments = match server::config_file::merged(std::env::args_os().collect()) {
        Ok(arguments) => arguments,
        Err(why) => return fail(&why),
    };
    let cli = Cli::parse_from(arguments);
    let settings = cli.settings;
    let done = match cli.command {
        Command::Serve(serve) => commands::serve::run(settings, &serve),
        Command::Migrate => commands::migrate::run(&settings),
        Command::Seed(seed) => commands::seed::run(&settings, &seed),
        Command::Call(call) => commands::call::run(&settings, &call),
        Command::Openapi => commands::openapi::run(),
        Command::Rebuild(rebuild) => commands::rebuild::run(&settings, &rebuild),
        Command::Audit(audit) => commands::audit::run(&settings, &audit),
        Command::Keys(keys) => commands::keys::run(&settings, &keys),
        Command::Doctor => commands::doctor::run(&settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(&why),
    }
}

fn fail(why: &anyhow::Error) -> ExitCode {
    eprintln!("portico: {why:#}");
    ExitCode::FAILURE
}
