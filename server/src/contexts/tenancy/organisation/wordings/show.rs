use super::spot::Spot;
use super::standing::built_in;
use crate::Stop;
use crate::contexts::identity;
use crate::gateway::Context;
use crate::store::{Stored, read_stream};
use domain::Refusal;
use domain::tenancy::{
    Placeholder, ShowPlatformText, ShowTenantText, TextChange, TextDetail, TextPlace, Wording, WordingEvent,
    WordingOwner,
};
use std::collections::{BTreeSet, HashMap};

/// So many changes come with a text.
const CHANGES_MAX: i64 = 100;

pub async fn show_tenant_text(cx: &mut Context, op: ShowTenantText) -> Result<TextDetail, Stop> {
    let spot = Spot::of(cx, WordingOwner::Tenant, (op.key, op.language))?;
    show(cx, spot).await
}

pub async fn show_platform_text(cx: &mut Context, op: ShowPlatformText) -> Result<TextDetail, Stop> {
    let spot = Spot::of(cx, WordingOwner::Platform, (op.key, op.language))?;
    show(cx, spot).await
}

async fn show(cx: &mut Context, spot: Spot) -> Result<TextDetail, Stop> {
    let built_in = built_in(&spot.place.key, spot.place.language).ok_or_else(Refusal::not_found)?;
    let all = spot.standing(cx).await?;
    let services = cx.services.clone();
    let events = read_stream(cx.tx().await?, &services.keys, spot.stream, (i32::MAX, None), CHANGES_MAX).await?;
    if let Some(last) = events.last() {
        cx.version_in_motion(last.version);
    }
    let actors: BTreeSet<String> = events.iter().map(|event| event.metadata.actor.clone()).collect();
    let names = identity::names_of(cx.tx().await?, &actors).await?;
    let changes = events.into_iter().rev().map(|event| change(event, &names)).collect::<Result<Vec<_>, _>>()?;
    let words = |owner| spot.words_of(owner, &all).map(|it| it.words.clone());
    let (platform, own) = (words(WordingOwner::Platform), words(WordingOwner::Tenant));
    let fits = spot.words_of(spot.place.owner, &all).is_none_or(|it| it.fits);
    let placeholders = built_in.placeholders().into_iter().map(Placeholder::named).collect();
    let TextPlace { key, language, .. } = spot.place;
    Ok(TextDetail { key, language, built_in, platform, own, fits, placeholders, changes })
}

fn change(event: Stored, names: &HashMap<String, String>) -> Result<TextChange, Stop> {
    let by = names.get(&event.metadata.actor).cloned();
    let recorded = event.decode::<Wording>()?;
    let is_reset = matches!(recorded.event, WordingEvent::TextReset { .. });
    let (WordingEvent::TextChanged { before, after, .. } | WordingEvent::TextReset { before, after, .. }) =
        recorded.event;
    Ok(TextChange { version: recorded.version.unsigned_abs(), at: recorded.at, by, before, after, is_reset })
}
