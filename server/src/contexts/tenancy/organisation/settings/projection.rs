//! `tenancy.settings`: what tenants have set; `tenancy.platform_settings`: what the platform has.

use super::PLATFORM;
use crate::store::{Projected, Projection, Recorded};
use domain::tenancy::{Configuration, ConfigurationEvent};
use sqlx::PgConnection;

inventory::submit! { Projection::of::<Configuration>() }

impl Projected for Configuration {
    const TABLES: &'static [&'static str] = &["tenancy.settings", "tenancy.platform_settings"];

    async fn project(db: &mut PgConnection, recorded: &Recorded<ConfigurationEvent>) -> Result<(), sqlx::Error> {
        let is_platforms = recorded.stream == PLATFORM;
        match &recorded.event {
            ConfigurationEvent::SettingChanged { setting, after, .. } if is_platforms => {
                sqlx::query!(
                    "insert into platform_settings (setting, value, changed_at) values ($1, $2, $3)
                     on conflict (setting) do update set value = excluded.value, changed_at = excluded.changed_at",
                    setting.as_str(),
                    after,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ConfigurationEvent::SettingReset { setting, .. } if is_platforms => {
                sqlx::query!("delete from platform_settings where setting = $1", setting.as_str()).execute(db).await?;
            }
            ConfigurationEvent::SettingChanged { setting, after, .. } => {
                sqlx::query!(
                    "insert into settings (tenant_id, setting, value, changed_at) values ($1, $2, $3, $4)
                     on conflict (tenant_id, setting) do update
                     set value = excluded.value, changed_at = excluded.changed_at",
                    recorded.tenant.0,
                    setting.as_str(),
                    after,
                    recorded.at.0
                )
                .execute(db)
                .await?;
            }
            ConfigurationEvent::SettingReset { setting, .. } => {
                sqlx::query!(
                    "delete from settings where tenant_id = $1 and setting = $2",
                    recorded.tenant.0,
                    setting.as_str()
                )
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }
}
