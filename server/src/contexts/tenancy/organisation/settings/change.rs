use super::super::{settings_of, stream};
use super::PLATFORM;
use crate::Stop;
use crate::gateway::Context;
use crate::zones;
use domain::Refusal;
use domain::kernel::{Patch, TimeZone};
use domain::tenancy::{
    ChangePlatformSetting, ChangeTenantSetting, Configuration, ConfigurationCommand, ResetPlatformSetting,
    ResetTenantSetting, Setting, SettingKind, SettingScope, Tenant, TenantCommand,
};

pub async fn change_tenant_setting(cx: &mut Context, op: ChangeTenantSetting) -> Result<(), Stop> {
    check_zone(op.setting, &op.value)?;
    if op.setting == Setting::TimeZone {
        return change_zone(cx, Patch::Value(TimeZone::named(op.value.trim()))).await;
    }
    own(cx, op.setting, Some(op.value)).await
}

pub async fn reset_tenant_setting(cx: &mut Context, op: ResetTenantSetting) -> Result<(), Stop> {
    if op.setting == Setting::TimeZone {
        return change_zone(cx, Patch::Null).await;
    }
    own(cx, op.setting, None).await
}

pub async fn change_platform_setting(cx: &mut Context, op: ChangePlatformSetting) -> Result<(), Stop> {
    check_zone(op.setting, &op.value)?;
    platforms(cx, op.setting, Some(op.value)).await
}

pub async fn reset_platform_setting(cx: &mut Context, op: ResetPlatformSetting) -> Result<(), Stop> {
    platforms(cx, op.setting, None).await
}

async fn own(cx: &mut Context, setting: Setting, value: Option<String>) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let values = settings_of(cx.tx().await?, Some(tenant)).await?;
    let (holds, fallback) = (values.of(setting).0.to_owned(), values.without_own(setting).0.to_owned());
    let command = match value {
        Some(value) => ConfigurationCommand::Change { by: SettingScope::Tenant, setting, value, holds },
        None => ConfigurationCommand::Reset { setting, fallback },
    };
    let at = stream::of("configuration", tenant, tenant.0);
    let loaded = stream::load::<Configuration>(cx, at).await?;
    stream::decide(cx, (tenant, at), &loaded, command).await
}

async fn platforms(cx: &mut Context, setting: Setting, value: Option<String>) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let holds = settings_of(cx.tx().await?, None).await?.of(setting).0.to_owned();
    let command = match value {
        Some(value) => ConfigurationCommand::Change { by: SettingScope::Platform, setting, value, holds },
        None => ConfigurationCommand::Reset { setting, fallback: setting.declared().default.to_owned() },
    };
    let loaded = stream::load::<Configuration>(cx, PLATFORM).await?;
    stream::decide(cx, (tenant, PLATFORM), &loaded, command).await
}

/// A tenant's zone was its own before there were settings, and still is: `PATCH /tenant` changes the same one.
async fn change_zone(cx: &mut Context, time_zone: Patch<TimeZone>) -> Result<(), Stop> {
    let id = cx.actor()?.tenant_id;
    let loaded = cx.load::<Tenant>(id.0).await?;
    let change = TenantCommand::Change { id, time_zone, name: None, admin_email: None };
    cx.decide::<Tenant>(id.0, &loaded, change).await
}

/// Which zones there are, only the server knows.
fn check_zone(setting: Setting, value: &str) -> Result<(), Refusal> {
    let is_zone = setting.declared().kind == SettingKind::Zone;
    if is_zone && !zones::is_known(&TimeZone::named(value.trim())) {
        return Err(Refusal::invalid_field("value", "zone_unknown"));
    }
    Ok(())
}
