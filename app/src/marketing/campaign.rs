//! What a campaign says: one of two texts, and the contact form. Which text it is, the server draws with each load; nothing of it
//! stays in the browser.

use super::SitePage;
use super::contact::Fields;
use super::site_frame::SiteFrame;
use crate::lists::Failed;
use crate::pages::Missing;
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::growth::{CampaignPage, CampaignText, LeadTopic, ShowCampaignPage};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::{Locale, keys};

/// The page of a campaign that runs.
#[component]
pub fn CampaignSite() -> impl IntoView {
    let code = use_location().pathname.with_untracked(|path| SitePage::campaign_at(path)).unwrap_or_default();
    let from = StoredValue::new(format!("{}/{code}", SitePage::Campaign.path()));
    let opened = Known::new(move || code.clone(), |code| port::call(ShowCampaignPage { code }));
    view! {
        <SiteFrame page=SitePage::Campaign>
            <Suspense fallback=|| ()>
                {move || Suspend::new(async move {
                    match opened.await {
                        Ok(page) => view! { <Said page from=from.get_value()/> }.erased(),
                        Err(refusal) if refusal.status == 404 => view! { <Missing/> }.erased(),
                        Err(refusal) => view! { <Failed refusal/> }.erased(),
                    }
                })}
            </Suspense>
        </SiteFrame>
    }
}

#[component]
fn Said(page: CampaignPage, from: String) -> impl IntoView {
    let locale = Locale::parse(page.language.as_str()).unwrap_or_default();
    let CampaignPage { variant, said: CampaignText { headline, text }, ticket, .. } = page;
    let parts = vec![headline.clone(), "Portico".to_owned()];
    view! {
        <PageTitle parts/>
        <section class="band opening" lang=locale.tag() dir=locale.direction().as_str() data-variant=variant.as_str()>
            <h1>{headline}</h1>
            {paragraphs(&text)}
        </section>
        <section class="band contact" aria-labelledby="campaign-form">
            <div class="contact-form">
                <h2 class="t-lg" id="campaign-form">{words::texts().text(keys::site_contact::CAMPAIGN_FORM)}</h2>
                <Fields ticket topic=LeadTopic::Question from/>
            </div>
        </section>
    }
    .erased()
}

/// The paragraphs of a text, which empty lines part.
fn paragraphs(text: &str) -> Vec<AnyView> {
    let text = text.replace("\r\n", "\n");
    let all = text.split("\n\n").map(str::trim).filter(|it| !it.is_empty());
    all.map(|it| view! { <p class="lead">{it.to_owned()}</p> }.erased()).collect()
}
