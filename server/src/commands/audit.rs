use super::migrate::runtime;
use super::{Database, everywhere, tell_place};
use crate::audit::{Worker, seals};
use crate::config::Settings;
use crate::gateway::Services;
use crate::observe::logs;
use anyhow::{Context, Result, bail};
use clap::Subcommand;
use domain::platform::AuditReceipt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Checks a tenant's receipt, a JSON file, by itself: neither a database nor an installation is asked.
    VerifyReceipt {
        /// The receipt.
        file: PathBuf,
        /// The public key that you were given before, base64; unless told, the one in the receipt is taken as it is.
        #[arg(long)]
        key: Option<String>,
        /// A receipt that was taken later: everything that the first one confirms has to stand in it as it was.
        #[arg(long)]
        later: Option<PathBuf>,
    },
}

/// Verifies, seals or exports.
///
/// # Errors
/// A log that isn't as it was sealed, what the database says, and a folder that can't be used.
pub fn run(settings: &Settings, audit: &Audit) -> Result<()> {
    if let What::VerifyReceipt { file, key, later } = &audit.command {
        return verify_receipt(file, key.as_deref(), later.as_deref());
    }
    logs::start(&Settings { log: "warn".into(), ..settings.clone() })?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        let mut is_sound = true;
        for services in everywhere(settings, &database).await? {
            tell_place(&services);
            is_sound &= carry_out(&services, &audit.command).await?;
        }
        if !is_sound {
            bail!("the log isn't as it was sealed");
        }
        Ok(())
    })
}

/// Answers whether the log of this database is as it was sealed, as far as it was looked at.
async fn carry_out(services: &Arc<Services>, command: &What) -> Result<bool> {
    let (signer, folder) = (&services.audit.signer, &services.audit.checkpoints);
    match command {
        What::VerifyReceipt { .. } => {}
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
            return Ok(report.findings.is_empty());
        }
    }
    Ok(true)
}

fn verify_receipt(file: &Path, key: Option<&str>, later: Option<&Path>) -> Result<()> {
    let receipt = read_receipt(file)?;
    let confirmed = seals::verify_receipt(&receipt, key).map_err(|fault| anyhow::anyhow!("{fault}"))?;
    println!(
        "{} rows of tenant {} are in {} signed seals as the receipt says.",
        confirmed.rows.len(),
        receipt.tenant_id,
        confirmed.seals
    );
    if let Some(later) = later {
        let later = seals::verify_receipt(&read_receipt(later)?, key).map_err(|fault| anyhow::anyhow!("{fault}"))?;
        seals::compare_receipts(&confirmed, &later).map_err(|fault| anyhow::anyhow!("{fault}"))?;
        println!("All of them stand in the later receipt as they were.");
    }
    Ok(())
}

fn read_receipt(file: &Path) -> Result<AuditReceipt> {
    let bytes = std::fs::read(file).with_context(|| format!("{} can't be read", file.display()))?;
    serde_json::from_slice(&bytes).with_context(|| format!("{} is no receipt", file.display()))
}
