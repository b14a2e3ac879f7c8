use super::migrate::runtime;
use super::{Database, everywhere, tell_place};
use crate::config::Settings;
use crate::contexts::identity::tokens::{self, OVERLAP};
use crate::gateway::Services;
use crate::observe::logs;
use anyhow::Result;
use chrono::TimeDelta;
use domain::kernel::TenantId;

/// Looks after the keys that personal data and files are encrypted with, and those that tokens are signed with.
#[derive(clap::Args)]
pub struct Keys {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Gives every tenant a new key and destroys the old ones; the data stays as it is.
    Rotate {
        /// Only this tenant.
        #[arg(long)]
        tenant: Option<uuid::Uuid>,
        /// Wrap the tenants' keys with today's secret instead; name the one before with --earlier-secret.
        #[arg(long, conflicts_with = "tenant")]
        root: bool,
    },
    /// Signs tokens with a new key. Nobody is signed out: what the key before has signed holds for another day.
    RotateSigning {
        /// Refuse at once what earlier keys have signed, since somebody has one. Programs get new tokens for their
        /// refresh tokens; browsers notice nothing.
        #[arg(long)]
        at_once: bool,
    },
}

/// Rotates keys, a tenant a transaction, in cells too.
///
/// # Errors
/// What the database says, and keys that no given secret opens.
pub fn run(settings: &Settings, keys: &Keys) -> Result<()> {
    logs::start(settings)?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        for services in everywhere(settings, &database).await? {
            tell_place(&services);
            match keys.what {
                What::Rotate { root: true, .. } => rotate_root(&services).await?,
                What::Rotate { tenant, root: false } => rotate_tenants(&services, tenant).await?,
                What::RotateSigning { at_once } => rotate_signing(&services, at_once).await?,
            }
        }
        Ok(())
    })
}

async fn rotate_signing(services: &Services, at_once: bool) -> Result<()> {
    let overlap = if at_once { TimeDelta::zero() } else { OVERLAP };
    let mut tx = services.db.as_system("rotate the signing key").await?;
    let edition = tokens::rotate(&mut tx, overlap).await?;
    tx.commit().await?;
    let held = if at_once { "earlier ones are refused from now on" } else { "earlier ones hold for another day" };
    println!("Tokens are signed with key {edition}; {held}.");
    Ok(())
}

async fn rotate_root(services: &Services) -> Result<()> {
    let mut tx = services.db.as_system("rotate the root key").await?;
    let wrapped = services.keys.rotate_root(&mut tx).await?;
    tx.commit().await?;
    println!("{wrapped} tenant keys are wrapped with today's secret; earlier ones aren't needed any more.");
    Ok(())
}

async fn rotate_tenants(services: &Services, only: Option<uuid::Uuid>) -> Result<()> {
    let mut tx = services.db.as_system("rotate keys").await?;
    let tenants: Vec<uuid::Uuid> = sqlx::query_scalar!(
        "select tenant_id from keys.tenants
         where retired_at is null and ($1::uuid is null or tenant_id = $1) order by tenant_id",
        only
    )
    .fetch_all(&mut *tx)
    .await?;
    tx.commit().await?;
    let mut wrapped = 0;
    for tenant in &tenants {
        let mut tx = services.db.as_system("rotate a tenant's key").await?;
        wrapped += services.keys.rotate_tenant(&mut tx, TenantId(*tenant)).await?.wrapped;
        tx.commit().await?;
    }
    println!("{} tenants have new keys, which wrap {wrapped} keys of people and files.", tenants.len());
    Ok(())
}
