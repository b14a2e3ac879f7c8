use super::migrate::runtime;
use super::{Database, services};
use crate::ambient::Clock;
use crate::audit::{Worker, seals};
use crate::config::Settings;
use crate::integrations::models::Models;
use crate::observe::logs;
use anyhow::{Context, Result, bail};
use clap::Subcommand;

/// Seals the log, exports its checkpoints, and verifies it.
#[derive(clap::Args)]
pub struct Audit {
    #[command(subcommand)]
    command: What,
}

#[derive(Subcommand)]
enum What {
    /// Compares every event and access with seals and checkpoints, and names what was altered.
    Verify,
    /// Seals everything that is final now.
    Seal,
    /// Writes the checkpoints that the folder lacks.
    Export,
}

/// Verifies, seals or exports.
///
/// # Errors
/// A log that isn't as it was sealed, what the database says, and a folder that can't be used.
pub fn run(settings: &Settings, audit: &Audit) -> Result<()> {
    logs::start(&Settings { log: "warn".into(), ..settings.clone() })?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        database.migrate().await?;
        let services = services(settings, &database.urls, Clock::machine(), Models::default())?;
        let (signer, folder) = (&services.audit.signer, &services.audit.checkpoints);
        match audit.command {
            What::Seal => {
                let sealed = Worker::new(services.clone()).round(true).await?;
                println!("{sealed} new seals; checkpoints are in {}.", folder.display());
            }
            What::Export => {
                let mut tx = services.db.as_system("export checkpoints").await?;
                let written = seals::export(&mut tx, signer, folder).await?;
                println!("{written} new checkpoints in {}.", folder.display());
            }
            What::Verify => {
                let checkpoints = seals::read(folder, signer)
                    .with_context(|| format!("the checkpoints in {} can't be read", folder.display()))?;
                let mut tx = services.db.as_system("verify the log").await?;
                sqlx::raw_sql("set transaction isolation level repeatable read, read only").execute(&mut *tx).await?;
                let report = seals::verify(&mut tx, signer, &checkpoints).await?;
                println!("{report}");
                if !report.findings.is_empty() {
                    bail!("the log isn't as it was sealed");
                }
            }
        }
        Ok(())
    })
}
