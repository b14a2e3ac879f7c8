use super::campaign_page::stream_of;
use crate::Stop;
use crate::gateway::Context;
use crate::store::open_tenant;
use domain::billing::OF_PLATFORM;
use domain::growth::{
    Campaign, CampaignCommand, CampaignContent, CampaignMade, CampaignText, EndCampaign, StartCampaign,
};
use domain::kernel::Mode;

pub async fn start_campaign(cx: &mut Context, op: StartCampaign) -> Result<CampaignMade, Stop> {
    let stream = stream_of(&op.code);
    open_tenant(cx.tx().await?, OF_PLATFORM, Mode::Live).await?;
    let command = CampaignCommand::Start(CampaignContent {
        code: op.code.clone(),
        name: op.name,
        language: op.language,
        a: CampaignText { headline: op.headline_a, text: op.text_a },
        b: CampaignText { headline: op.headline_b, text: op.text_b },
    });
    match cx.load::<Campaign>(stream).await {
        Ok(known) => cx.decide::<Campaign>(stream, &known, command).await?,
        Err(Stop::Refused(refusal)) if refusal.status == 404 => {
            cx.create::<Campaign>(OF_PLATFORM, stream, command).await?;
        }
        Err(other) => return Err(other),
    }
    Ok(CampaignMade { id: op.code })
}

pub async fn end_campaign(cx: &mut Context, op: EndCampaign) -> Result<(), Stop> {
    let stream = stream_of(&op.code);
    let loaded = cx.load::<Campaign>(stream).await?;
    cx.decide::<Campaign>(stream, &loaded, CampaignCommand::End).await
}
