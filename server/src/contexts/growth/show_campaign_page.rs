use super::campaign_page::{counted_as, stream_of, variant_of};
use super::visitor::{on_its_own, require_platform_site};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Context;
use domain::Refusal;
use domain::growth::{Campaign, CampaignPage, ShowCampaignPage};

pub async fn show_campaign_page(cx: &mut Context, op: ShowCampaignPage) -> Result<CampaignPage, Stop> {
    require_platform_site(cx)?;
    let mut own = on_its_own(cx, "the page of a campaign");
    let loaded = own.load::<Campaign>(stream_of(&op.code)).await?;
    let content = loaded.state.running().ok_or_else(Refusal::not_found)?;
    let ticket = cx.services.tickets.issue(machine_now().0.timestamp());
    let variant = variant_of(&ticket);
    // Counted where pages are counted, for whoever may be.
    cx.caller.notes.noted().page = Some(counted_as(&op.code, variant));
    Ok(CampaignPage { variant, language: content.language, said: content.said(variant).clone(), ticket })
}
