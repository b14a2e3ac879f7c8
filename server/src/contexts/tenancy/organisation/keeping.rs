//! How long tenants keep what may be forgotten: a tenant's own number of days, else the platform's. Counted on the
//! machine's clock, as everything is that is forgotten by itself.

use super::settings_of;
use crate::Stop;
use crate::ambient::machine_now;
use chrono::{DateTime, TimeDelta, Utc};
use domain::tenancy::Setting;
use sqlx::PgConnection;
use uuid::Uuid;

/// Since when something is kept: what is older goes.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSince {
    /// In tenants without a time of their own, and of nobody.
    pub others: DateTime<Utc>,
    /// The tenants that have one.
    pub tenants: Vec<Uuid>,
    /// Theirs, in the same order.
    pub own: Vec<DateTime<Utc>>,
}

/// Since when that is kept whose days a setting says.
///
/// # Errors
/// The database's.
pub async fn kept_since(db: &mut PgConnection, setting: Setting) -> Result<KeptSince, Stop> {
    let now = machine_now().0;
    let ago = |days: u16| now - TimeDelta::days(days.into());
    let others = ago(settings_of(&mut *db, None).await?.number(setting));
    let rows = sqlx::query!("select tenant_id, value from tenancy.settings where setting = $1", setting.as_str())
        .fetch_all(db)
        .await?;
    let mut kept = KeptSince { others, tenants: Vec::new(), own: Vec::new() };
    for row in rows {
        // A value that an earlier release allowed, and this one doesn't, says nothing.
        let days = setting.read(&row.value).and_then(|days| days.parse().ok());
        if let Some(days) = days {
            kept.tenants.push(row.tenant_id);
            kept.own.push(ago(days));
        }
    }
    Ok(kept)
}
