use super::super::{house_of, stream};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::TenantId;
use domain::tenancy::{
    AccentTokens, Brand, BrandCommand, BrandLook, BrandSaved, BrandView, ChangeBrand, ResetBrand, ShowBrand,
};

pub async fn show_brand(cx: &mut Context, _: ShowBrand) -> Result<BrandView, Stop> {
    let tenant = cx.actor()?.tenant_id;
    Ok(house_of(cx.tx().await?, Some(tenant)).await?.brand)
}

pub async fn change_brand(cx: &mut Context, op: ChangeBrand) -> Result<BrandSaved, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let at = stream::of("brand", tenant, tenant.0);
    let loaded = stream::load::<Brand>(cx, at).await?;
    let BrandLook { name, colour } = loaded.state.look().clone();
    let look = BrandLook { name: op.name.apply_to(name), colour: op.colour.apply_to(colour) };
    let adjusted = look.colour.as_ref().is_some_and(|colour| AccentTokens::of(colour).adjusted);
    stream::decide(cx, (tenant, at), &loaded, BrandCommand::Change(look)).await?;
    Ok(BrandSaved { adjusted })
}

pub async fn reset_brand(cx: &mut Context, _: ResetBrand) -> Result<(), Stop> {
    decide(cx, BrandCommand::Reset).await?;
    super::logo::forget(cx).await
}

/// Gives a tenant its first looks, as whoever opened it wished.
pub async fn dress(cx: &mut Context, tenant: TenantId, look: BrandLook) -> Result<(), Stop> {
    let at = stream::of("brand", tenant, tenant.0);
    let loaded = stream::load::<Brand>(cx, at).await?;
    stream::decide(cx, (tenant, at), &loaded, BrandCommand::Change(look)).await
}

/// A decision that needs nothing of what there is.
pub(super) async fn decide(cx: &mut Context, command: BrandCommand) -> Result<(), Stop> {
    let tenant = cx.actor()?.tenant_id;
    let at = stream::of("brand", tenant, tenant.0);
    let loaded = stream::load::<Brand>(cx, at).await?;
    stream::decide(cx, (tenant, at), &loaded, command).await
}
