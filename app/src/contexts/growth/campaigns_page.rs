//! The campaigns with what they came to, and the form that starts one.

use super::{labels, start_campaign};
use crate::frame::actor;
use crate::lists::{Chips, Empty, ExportMenu, ListHead, Listed, Query, Rows, use_query};
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::Column;
use crate::words;
use domain::Page;
use domain::growth::{CampaignRow, Campaigns};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of campaigns with its filter.
#[component]
pub fn CampaignsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    let changed = Callback::new(move |()| page.refetch());
    let may_start = actor().is_some_and(|actor| actor.holds(Permission::ManageLeads));
    view! {
        <ListHead title=texts.text(keys::growth::CAMPAIGNS) intro=texts.text(keys::growth::CAMPAIGNS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Chips query member="running" label=texts.text(keys::growth::STATUS) values=states()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Campaign, ThingKind::Lead] rows=4 show=show/>
        </section>
        {may_start.then(|| start_campaign::form(changed))}
    }
}

fn show(query: Query, page: Page<CampaignRow>, _: Callback<()>) -> AnyView {
    let texts = words::texts();
    let text = |key| texts.text(key);
    let columns = vec![
        Column::new(text(keys::growth::CAMPAIGN)),
        Column::new(text(keys::growth::STATUS)),
        Column::new(text(keys::growth::LANGUAGE)),
        Column::number(text(keys::growth::VISITS)),
        Column::number(text(keys::growth::CONVERSIONS)),
        Column::new(text(keys::growth::STARTED_AT)),
    ];
    let rows: Vec<_> = page.data.into_iter().map(row).collect();
    let empty = Empty {
        icon: "megaphone",
        title: keys::growth::CAMPAIGNS_EMPTY_TITLE,
        text: keys::growth::CAMPAIGNS_EMPTY_TEXT,
    };
    let caption = text(keys::growth::CAMPAIGNS_CAPTION);
    view! { <Rows query caption columns rows next_cursor=page.next_cursor empty/> }.erased()
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Campaigns {
    Campaigns { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Campaigns {
    Campaigns {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        running: query.get("running").and_then(|said| said.parse().ok()),
    }
}

fn states() -> Vec<(&'static str, &'static str)> {
    let texts = words::texts();
    vec![("true", texts.text(keys::growth::RUNNING)), ("false", texts.text(keys::growth::ENDED))]
}

fn row(campaign: CampaignRow) -> AnyView {
    let texts = words::texts();
    view! {
        <tr>
            <th scope="row" class="font-medium">
                <a class="link" href=format!("/admin/campaigns/{}", campaign.code)>
                    <bdi dir="auto">{campaign.name}</bdi>
                </a>
            </th>
            <td data-label=texts.text(keys::growth::STATUS)>{labels::running(campaign.ended_at.is_none())}</td>
            <td data-label=texts.text(keys::growth::LANGUAGE)>{labels::language(campaign.language)}</td>
            <td class="end" data-label=texts.text(keys::growth::VISITS)>{words::number(campaign.visits)}</td>
            <td class="end" data-label=texts.text(keys::growth::CONVERSIONS)>{words::number(campaign.conversions)}</td>
            <td data-label=texts.text(keys::growth::STARTED_AT)><Time at=campaign.started_at show=Show::Minute/></td>
        </tr>
    }
    .erased()
}
