use super::streams;
use super::subscription::decide;
use crate::Stop;
use crate::gateway::Context;
use crate::store::{self, open_tenant};
use domain::billing::{
    Feature, FeatureFlag, FeatureFlagCommand, FlagOverride, FlagRow, FlagSetting, Flags, FlagsState, OF_PLATFORM,
    SetFlag, SetTenantFlag, SubscriptionCommand,
};
use domain::kernel::{Mode, TenantId};

/// Tenants that are named at each flag.
const NAMED_MAX: i64 = 100;

pub async fn flags(cx: &mut Context, _: Flags) -> Result<FlagsState, Stop> {
    let tx = cx.tx().await?;
    let defaults = sqlx::query!("select feature, is_on from billing.flag_defaults").fetch_all(&mut **tx).await?;
    let mut flags = Vec::with_capacity(Feature::ALL.len());
    for feature in Feature::ALL {
        let name = feature.as_str();
        let overridden =
            sqlx::query_scalar!(r#"select count(*) as "count!" from billing.flag_overrides where feature = $1"#, name)
                .fetch_one(&mut **tx)
                .await?;
        let overrides = sqlx::query!(
            r#"select tenant_id as "tenant_id!", name as "name!", is_on as "is_on!" from billing.flagged_tenants
               where feature = $1 order by lower(name), tenant_id limit $2"#,
            name,
            NAMED_MAX
        )
        .fetch_all(&mut **tx)
        .await?;
        flags.push(FlagRow {
            feature: *feature,
            is_on: defaults.iter().find(|row| row.feature == name).is_none_or(|row| row.is_on),
            overridden: overridden.unsigned_abs(),
            overrides: overrides
                .into_iter()
                .map(|row| FlagOverride { tenant_id: TenantId(row.tenant_id), tenant_name: row.name, is_on: row.is_on })
                .collect(),
        });
    }
    Ok(FlagsState { flags })
}

pub async fn set_flag(cx: &mut Context, op: SetFlag) -> Result<(), Stop> {
    let SetFlag { feature, setting } = op;
    let (stream, services) = (streams::of_flag(feature), cx.services.clone());
    let command = FeatureFlagCommand::Switch { feature, on: setting == FlagSetting::Shown };
    let tx = cx.tx().await?;
    open_tenant(tx, OF_PLATFORM, Mode::Live).await?;
    let loaded = store::load::<FeatureFlag>(tx, &services.keys, stream).await?;
    match loaded.version {
        0 => cx.create::<FeatureFlag>(OF_PLATFORM, stream, command).await,
        _ => cx.decide::<FeatureFlag>(stream, &loaded, command).await,
    }
}

pub async fn set_tenant_flag(cx: &mut Context, op: SetTenantFlag) -> Result<(), Stop> {
    let on = op.setting.map(|setting| setting == FlagSetting::Shown);
    decide(cx, op.id, SubscriptionCommand::SetFlag { feature: op.feature, on }).await.map(|_| ())
}
