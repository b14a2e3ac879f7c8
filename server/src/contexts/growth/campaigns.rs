//! Campaigns with what they came to: loads of their pages from the count of page views, leads from the leads.

use super::campaign_page::{counted_as, stream_of};
use crate::Stop;
use crate::contexts::platform::views_of;
use crate::gateway::Context;
use crate::store::page_of;
use domain::billing::OF_PLATFORM;
use domain::growth::{Campaign, CampaignDetail, CampaignRow, CampaignVariant, Campaigns, ShowCampaign, VariantFigures};
use domain::kernel::Language;
use domain::{Moment, Page, Refusal};
use sqlx::PgConnection;
use std::collections::HashMap;

pub async fn campaigns(cx: &mut Context, op: Campaigns) -> Result<Page<CampaignRow>, Stop> {
    let rows = all(cx.tx().await?).await?;
    let wanted = |row: &CampaignRow| op.running.is_none_or(|running| running == row.ended_at.is_none());
    Ok(page_of("campaigns", rows.into_iter().filter(wanted).collect(), op.limit, op.cursor.as_deref())?)
}

pub async fn show_campaign(cx: &mut Context, op: ShowCampaign) -> Result<CampaignDetail, Stop> {
    let loaded = cx.load::<Campaign>(stream_of(&op.code)).await?;
    let content = loaded.state.content().ok_or_else(Refusal::not_found)?;
    let db = cx.tx().await?;
    let row = all(&mut *db).await?.into_iter().find(|row| row.code == op.code);
    let campaign = row.ok_or_else(Refusal::not_found)?;
    let figures = Figures::of(db, std::slice::from_ref(&op.code)).await?;
    let variant = |variant: &CampaignVariant| {
        let (visits, conversions) = figures.variant(&op.code, *variant);
        VariantFigures { variant: *variant, said: content.said(*variant).clone(), visits, conversions }
    };
    let variants = CampaignVariant::ALL.iter().map(variant).collect();
    cx.version_in_motion(loaded.version);
    Ok(CampaignDetail { campaign, variants })
}

/// All campaigns, the latest first: there are as many as people have thought of.
async fn all(db: &mut PgConnection) -> Result<Vec<CampaignRow>, Stop> {
    let rows = sqlx::query!(
        "select code, name, language, started_at, ended_at from growth.campaigns
         where tenant_id = $1 order by started_at desc, code",
        OF_PLATFORM.0
    )
    .fetch_all(&mut *db)
    .await?;
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let figures = Figures::of(db, &codes).await?;
    let row = |(visits, conversions), code, name, language: String, started_at, ended_at: Option<_>| CampaignRow {
        code,
        name,
        language: Language::parse(&language).unwrap_or(Language::En),
        started_at: Moment(started_at),
        ended_at: ended_at.map(Moment),
        visits,
        conversions,
    };
    Ok(rows
        .into_iter()
        .map(|it| row(figures.whole(&it.code), it.code, it.name, it.language, it.started_at, it.ended_at))
        .collect())
}

/// What variants came to, by the names under which they are counted.
struct Figures {
    visits: HashMap<String, u64>,
    conversions: HashMap<String, u64>,
}

impl Figures {
    async fn of(db: &mut PgConnection, codes: &[String]) -> Result<Self, Stop> {
        let pages: Vec<String> = codes
            .iter()
            .flat_map(|code| CampaignVariant::ALL.iter().map(move |variant| counted_as(code, *variant)))
            .collect();
        let visits = views_of(&mut *db, &pages).await?;
        let rows = sqlx::query!(
            r#"select page, count(*) as "leads!" from growth.leads where tenant_id = $1 and page = any($2) group by page"#,
            OF_PLATFORM.0,
            &pages
        )
        .fetch_all(db)
        .await?;
        let conversions = rows.into_iter().map(|row| (row.page, row.leads.unsigned_abs())).collect();
        Ok(Self { visits, conversions })
    }

    /// Loads and leads of a variant.
    fn variant(&self, code: &str, variant: CampaignVariant) -> (u64, u64) {
        let name = counted_as(code, variant);
        let count = |of: &HashMap<String, u64>| of.get(&name).copied().unwrap_or_default();
        (count(&self.visits), count(&self.conversions))
    }

    /// Loads and leads of a campaign.
    fn whole(&self, code: &str) -> (u64, u64) {
        let both = CampaignVariant::ALL.iter().map(|variant| self.variant(code, *variant));
        both.fold((0, 0), |(visits, conversions), (more, further)| (visits + more, conversions + further))
    }
}
