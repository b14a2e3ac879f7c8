//! One campaign: what each of its variants says and came to, and the way to end it.

use super::labels;
use crate::forms::{ConfirmWith, Form};
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Column, Fact, Facts, Look, PageTitle, Table, Toasts};
use crate::words;
use domain::growth::{CampaignDetail, EndCampaign, ShowCampaign, VariantFigures};
use domain::platform::ThingKind;
use domain::policy::Permission;
use leptos::prelude::*;
use texts::{Locale, keys};

/// One campaign.
#[component]
pub fn CampaignPage() -> impl IntoView {
    let code = use_param("id");
    let campaign = Known::new(move || code.get(), |code| port::call(ShowCampaign { code }));
    live::follow(campaign, &[ThingKind::Campaign, ThingKind::Lead]);
    let changed = Callback::new(move |()| campaign.refetch());
    view! {
        <Sheet
            back="/admin/campaigns"
            name=keys::growth::CAMPAIGNS_BACK
            known=campaign
            rows=4
            show=move |campaign| whole(campaign, changed)
        />
    }
    .erased()
}

fn whole(CampaignDetail { campaign, variants }: CampaignDetail, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let is_running = campaign.ended_at.is_none();
    let may_end = is_running && actor().is_some_and(|actor| actor.holds(Permission::ManageLeads));
    let locale = Locale::parse(campaign.language.as_str()).unwrap_or_default();
    let address = locale.page(&format!("/lp/{}", campaign.code));
    let shown = match is_running {
        true => view! { <a class="link" dir="ltr" href=address.clone() rel="external">{address.clone()}</a> }.erased(),
        false => view! { <bdi dir="ltr">{address}</bdi> }.erased(),
    };
    let ended = campaign.ended_at.map(|at| {
        view! { <Fact name=texts.text(keys::growth::ENDED_AT)><Time at show=Show::Minute/></Fact> }
    });
    let end = may_end.then(|| end(campaign.code.clone(), changed));
    view! {
        <PageTitle parts=vec![campaign.name.clone(), "Portico".to_owned()]/>
        <h1 class="page-title"><bdi dir="auto">{campaign.name}</bdi></h1>
        <section class="section">
            <Facts>
                <Fact name=texts.text(keys::growth::STATUS)>{labels::running(is_running)}</Fact>
                <Fact name=texts.text(keys::growth::PAGE)>{shown}</Fact>
                <Fact name=texts.text(keys::growth::LANGUAGE)>{labels::language(campaign.language)}</Fact>
                <Fact name=texts.text(keys::growth::STARTED_AT)><Time at=campaign.started_at show=Show::Minute/></Fact>
                {ended}
            </Facts>
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::growth::VARIANTS)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::growth::VARIANTS_TEXT)}</p>
            {table(variants)}
        </section>
        {end}
    }
    .erased()
}

fn table(variants: Vec<VariantFigures>) -> AnyView {
    let texts = words::texts();
    let columns = vec![
        Column::new(texts.text(keys::growth::VARIANT)),
        Column::number(texts.text(keys::growth::VISITS)),
        Column::number(texts.text(keys::growth::CONVERSIONS)),
        Column::number(texts.text(keys::growth::CONVERSION_RATE)),
    ];
    let rows: Vec<_> = variants.into_iter().map(row).collect();
    view! { <Table caption=texts.text(keys::growth::VARIANTS) columns>{rows}</Table> }.erased()
}

fn row(figures: VariantFigures) -> AnyView {
    let texts = words::texts();
    // Nobody can be told a share of nothing.
    let rate = match figures.visits {
        0 => "–".to_owned(),
        visits => words::share(figures.conversions, visits),
    };
    view! {
        <tr data-variant=figures.variant.as_str()>
            <th scope="row">
                <span class="font-medium">{figures.variant.as_str().to_uppercase()}</span>
                <p><bdi dir="auto">{figures.said.headline}</bdi></p>
                <p class="t-sm text-fg-muted"><bdi dir="auto">{figures.said.text}</bdi></p>
            </th>
            <td class="end" data-label=texts.text(keys::growth::VISITS)>{words::number(figures.visits)}</td>
            <td class="end" data-label=texts.text(keys::growth::CONVERSIONS)>{words::number(figures.conversions)}</td>
            <td class="end" data-label=texts.text(keys::growth::CONVERSION_RATE)>{rate}</td>
        </tr>
    }
    .erased()
}

fn end(code: String, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let form = Form::<EndCampaign>::new();
    form.on_answer(move |_, ()| {
        Toasts::get().done(texts.text(keys::growth::CAMPAIGN_ENDED_DONE).to_owned());
        changed.run(());
    });
    view! {
        <ConfirmWith
            form
            hidden=vec![("code", code)]
            label=texts.text(keys::growth::END_CAMPAIGN)
            question=texts.text(keys::growth::END_CAMPAIGN_TEXT)
            look=Look::Danger
        />
    }
    .erased()
}
