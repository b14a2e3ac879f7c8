use super::super::settings_of;
use crate::Stop;
use crate::gateway::Context;
use domain::tenancy::{
    PlatformSettings, Setting, SettingList, SettingSource, SettingValue, SettingValues, SettingView, TenantSettings,
};

pub async fn tenant_settings(cx: &mut Context, _: TenantSettings) -> Result<SettingList, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let db = cx.tx().await?;
    let mut values = settings_of(&mut *db, Some(tenant)).await?;
    let zone = sqlx::query_scalar!("select time_zone from tenancy.tenants where id = $1", tenant.0)
        .fetch_optional(&mut **db)
        .await?
        .flatten();
    values.own.extend(zone.map(|value| SettingValue { setting: Setting::TimeZone, value }));
    let own = Setting::ALL.iter().copied().filter(|setting| setting.is_tenants());
    Ok(SettingList { settings: own.map(|setting| view(&values, setting)).collect() })
}

pub async fn platform_settings(cx: &mut Context, _: PlatformSettings) -> Result<SettingList, Stop> {
    let values = settings_of(cx.tx().await?, None).await?;
    let of_platform = |setting: &Setting| {
        let (value, source) = values.without_own(*setting);
        let fallback = setting.declared().default.to_owned();
        SettingView { setting: *setting, value: value.to_owned(), source, fallback }
    };
    Ok(SettingList { settings: Setting::ALL.iter().map(of_platform).collect() })
}

fn view(values: &SettingValues, setting: Setting) -> SettingView {
    let (value, source): (&str, SettingSource) = values.of(setting);
    let fallback = values.without_own(setting).0.to_owned();
    SettingView { setting, value: value.to_owned(), source, fallback }
}
