use super::migrate::runtime;
use super::{Database, services};
use crate::ambient::Clock;
use crate::config::Settings;
use crate::gateway::Services;
use crate::integrations::models::Models;
use crate::observe::logs;
use anyhow::Result;
use domain::kernel::TenantId;

/// Looks after the keys that personal data and files are encrypted with.
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
}

/// Rotates keys, a tenant a transaction.
///
/// # Errors
/// What the database says, and keys that no given secret opens.
pub fn run(settings: &Settings, keys: &Keys) -> Result<()> {
    logs::start(settings)?;
    let database = Database::for_command(settings)?;
    let What::Rotate { tenant, root } = keys.what;
    runtime()?.block_on(async {
        database.migrate().await?;
        let services = services(settings, &database.urls, Clock::machine(), Models::default())?;
        if root { rotate_root(&services).await } else { rotate_tenants(&services, tenant).await }
    })
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
