//! What every request asks about a tenant: its settings and its looks. Each process keeps what it was told; a change in the
//! database makes all of them forget.

use crate::Stop;
use crate::store::Db;
use domain::kernel::TenantId;
use domain::tenancy::{BrandColour, BrandLook, BrandView, LogoDigest, LogoKind, Setting, SettingValue, SettingValues};
use sqlx::PgConnection;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the database notifies when settings or looks change.
const CHANNEL: &str = "portico_houses";
/// Tenants that a process keeps at most.
const KEPT_MAX: usize = 10_000;
/// The pause before a lost connection is tried anew.
const PAUSE: Duration = Duration::from_secs(1);

/// The settings, looks and host of one tenant, or of the platform for whoever belongs to none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct House {
    /// What was set.
    pub settings: SettingValues,
    /// How it looks.
    pub brand: BrandView,
    /// The name under which its own site answers, the oldest if there are several.
    pub host: Option<String>,
}

/// The houses by tenant.
#[derive(Default)]
pub struct Houses(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// Whether changes are heard of; if not, nothing that is kept can be trusted.
    listens: bool,
    /// Counts the times that everything was forgotten, so that an answer from before isn't kept after.
    forgotten: u64,
    houses: HashMap<Option<TenantId>, Arc<House>>,
}

impl Houses {
    /// The house of a tenant, or of the platform.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn of(&self, db: &Db, tenant: Option<TenantId>) -> Result<Arc<House>, Stop> {
        let (known, forgotten) = {
            let kept = self.kept();
            (kept.houses.get(&tenant).cloned().filter(|_| kept.listens), kept.forgotten)
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let mut tx = db.as_system("look up settings").await?;
        let house = Arc::new(house_of(&mut tx, tenant).await?);
        let mut kept = self.kept();
        if kept.listens && kept.forgotten == forgotten {
            if kept.houses.len() >= KEPT_MAX {
                kept.houses.clear();
            }
            kept.houses.insert(tenant, house.clone());
        }
        Ok(house)
    }

    /// Hears of changes for as long as the process runs. While the connection is away nothing is kept.
    pub async fn listen(&self, db: &Db) {
        loop {
            if let Err(error) = self.listen_once(db).await {
                tracing::warn!(%error, "changes of settings aren't heard of; each request asks the database");
            }
            self.forget(false);
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listen_once(&self, db: &Db) -> Result<(), sqlx::Error> {
        let mut news = db.listener().await?;
        news.listen(CHANNEL).await?;
        self.forget(true);
        // `None` is a connection that was lost: what was told meanwhile is lost too.
        while news.try_recv().await?.is_some() {
            self.forget(true);
        }
        Ok(())
    }

    fn forget(&self, listens: bool) {
        let mut kept = self.kept();
        kept.listens = listens;
        kept.forgotten += 1;
        kept.houses.clear();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A house as the database has it now, in a transaction that sees it.
///
/// # Errors
/// The database's.
pub async fn house_of(db: &mut PgConnection, tenant: Option<TenantId>) -> Result<House, Stop> {
    let settings = settings_of(&mut *db, tenant).await?;
    let Some(tenant) = tenant else { return Ok(House { settings, ..House::default() }) };
    let row =
        sqlx::query!("select name, colour, logo_kind, logo_digest from tenancy.brands where tenant_id = $1", tenant.0)
            .fetch_optional(&mut *db)
            .await?;
    let host = sqlx::query_scalar!(
        "select host from tenancy.hosts where tenant_id = $1 order by added_at, id limit 1",
        tenant.0
    )
    .fetch_optional(db)
    .await?;
    let brand = row.map_or_else(BrandView::default, |row| {
        let kind = row.logo_kind.as_deref().and_then(LogoKind::parse);
        let logo = kind.zip(row.logo_digest).map(|(kind, digest)| LogoDigest { kind, digest });
        BrandView::of(BrandLook { name: row.name, colour: row.colour.map(BrandColour::named) }, logo)
    });
    Ok(House { settings, brand, host })
}

/// The settings of a tenant, or of the platform alone, as the database has them now.
///
/// # Errors
/// The database's.
pub async fn settings_of(db: &mut PgConnection, tenant: Option<TenantId>) -> Result<SettingValues, Stop> {
    let rows = sqlx::query!(
        r#"select setting as "setting!", value as "value!", false as "own!" from tenancy.platform_settings
           union all
           select setting, value, true from tenancy.settings where tenant_id = $1"#,
        tenant.map(|tenant| tenant.0)
    )
    .fetch_all(db)
    .await?;
    let mut values = SettingValues::default();
    for row in rows {
        // One that a later release had, and this one hasn't, says nothing.
        let Some(setting) = Setting::parse(&row.setting) else { continue };
        let value = SettingValue { setting, value: row.value };
        if row.own { values.own.push(value) } else { values.platform.push(value) }
    }
    Ok(values)
}
