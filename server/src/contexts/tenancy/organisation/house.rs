//! What every request asks about a tenant: its settings, its looks and its texts. Each process keeps what it was told for
//! as long as it hears of changes.

use super::wordings::reading_of;
use crate::Stop;
use crate::store::{Db, Heard};
use domain::kernel::TenantId;
use domain::tenancy::{BrandColour, BrandLook, BrandView, LogoDigest, LogoKind, Setting, SettingValue, SettingValues};
use sqlx::PgConnection;
use std::sync::Arc;
use texts::Reading;

/// What the database notifies when settings, looks or texts change.
const CHANNEL: &str = "portico_houses";

/// The settings, looks, texts and host of one tenant, or of the platform for whoever belongs to none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct House {
    /// What was set.
    pub settings: SettingValues,
    /// How it looks.
    pub brand: BrandView,
    /// How texts read.
    pub texts: Reading,
    /// The name under which its own site answers, the oldest if there are several.
    pub host: Option<String>,
}

/// The houses by tenant.
pub struct Houses(Heard<Option<TenantId>, Arc<House>>);

impl Default for Houses {
    fn default() -> Self {
        Self(Heard::on(CHANNEL, |_| false))
    }
}

impl Houses {
    /// The house of a tenant, or of the platform.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn of(&self, db: &Db, tenant: Option<TenantId>) -> Result<Arc<House>, Stop> {
        let ask = async {
            let mut tx = db.as_system("look up settings").await?;
            Ok(Arc::new(house_of(&mut tx, tenant).await?))
        };
        self.0.of(tenant, ask).await
    }

    /// Hears of changes for as long as the process runs.
    pub async fn listen(&self, db: &Db) {
        self.0.listen(db).await;
    }
}

/// A house as the database has it now, in a transaction that sees it.
///
/// # Errors
/// The database's.
pub async fn house_of(db: &mut PgConnection, tenant: Option<TenantId>) -> Result<House, Stop> {
    let settings = settings_of(&mut *db, tenant).await?;
    let texts = reading_of(&mut *db, tenant).await?;
    let Some(tenant) = tenant else { return Ok(House { settings, texts, ..House::default() }) };
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
    Ok(House { settings, brand, texts, host })
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
