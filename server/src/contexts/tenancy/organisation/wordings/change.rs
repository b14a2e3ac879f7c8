use super::super::stream;
use super::spot::Spot;
use super::standing::built_in;
use crate::Stop;
use crate::gateway::Context;
use crate::store::read_stream;
use domain::Refusal;
use domain::tenancy::{
    ChangePlatformText, ChangeTenantText, ResetPlatformText, ResetTenantText, RestorePlatformText, RestoreTenantText,
    Wording, WordingCommand, WordingEvent, WordingOwner, Words,
};
use uuid::Uuid;

pub async fn change_tenant_text(cx: &mut Context, op: ChangeTenantText) -> Result<(), Stop> {
    let words = op.words();
    let spot = Spot::of(cx, WordingOwner::Tenant, (op.key, op.language))?;
    put(cx, spot, Some(words)).await
}

pub async fn reset_tenant_text(cx: &mut Context, op: ResetTenantText) -> Result<(), Stop> {
    let spot = Spot::of(cx, WordingOwner::Tenant, (op.key, op.language))?;
    put(cx, spot, None).await
}

pub async fn restore_tenant_text(cx: &mut Context, op: RestoreTenantText) -> Result<(), Stop> {
    let spot = Spot::of(cx, WordingOwner::Tenant, (op.key, op.language))?;
    restore(cx, spot, op.version).await
}

pub async fn change_platform_text(cx: &mut Context, op: ChangePlatformText) -> Result<(), Stop> {
    let words = op.words();
    let spot = Spot::of(cx, WordingOwner::Platform, (op.key, op.language))?;
    put(cx, spot, Some(words)).await
}

pub async fn reset_platform_text(cx: &mut Context, op: ResetPlatformText) -> Result<(), Stop> {
    let spot = Spot::of(cx, WordingOwner::Platform, (op.key, op.language))?;
    put(cx, spot, None).await
}

pub async fn restore_platform_text(cx: &mut Context, op: RestorePlatformText) -> Result<(), Stop> {
    let spot = Spot::of(cx, WordingOwner::Platform, (op.key, op.language))?;
    restore(cx, spot, op.version).await
}

/// Puts words in the place of a text, or takes the owner's back.
async fn put(cx: &mut Context, spot: Spot, words: Option<Words>) -> Result<(), Stop> {
    let built_in = built_in(&spot.place.key, spot.place.language).ok_or_else(Refusal::not_found)?;
    let all = spot.standing(cx).await?;
    let fallback = spot.fallback(&built_in, &all);
    let holds = spot.words_of(spot.place.owner, &all).map_or_else(|| fallback.clone(), |own| own.words.clone());
    let held = all.iter().filter(|it| it.owner == spot.place.owner).count();
    let Spot { place, tenant, stream: at } = spot;
    let command = match words {
        Some(words) => {
            let held = u32::try_from(held).unwrap_or(u32::MAX);
            let (built_in, holds) = (Box::new(built_in), Box::new(holds));
            WordingCommand::Change { place, words, built_in, holds, held }
        }
        None => WordingCommand::Reset { place, fallback },
    };
    let loaded = stream::load::<Wording>(cx, at).await?;
    stream::decide(cx, (tenant, at), &loaded, command).await
}

/// Lets a text read as a change has left it.
async fn restore(cx: &mut Context, spot: Spot, version: u32) -> Result<(), Stop> {
    let words = match version {
        0 => None,
        version => left_by(cx, spot.stream, version).await?,
    };
    put(cx, spot, words).await
}

/// The owner's words after a change; `None` where it took them back.
async fn left_by(cx: &mut Context, stream: Uuid, version: u32) -> Result<Option<Words>, Stop> {
    let version = i32::try_from(version).map_err(|_| Refusal::not_found())?;
    let services = cx.services.clone();
    let last = read_stream(cx.tx().await?, &services.keys, stream, (version, None), 1).await?;
    let last = last.into_iter().find(|event| event.version == version).ok_or_else(Refusal::not_found)?;
    Ok(match last.decode::<Wording>()?.event {
        WordingEvent::TextChanged { after, .. } => Some(after),
        WordingEvent::TextReset { .. } => None,
    })
}
