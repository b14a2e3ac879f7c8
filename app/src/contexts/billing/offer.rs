//! What stands in the place of a page whose module the tenant hasn't: an offer, or nothing where a flag hides it.

use super::labels;
use crate::frame::{actor, feature_of};
use crate::pages::Missing;
use crate::port::Erased;
use crate::ui::{EmptyState, LinkButton, Look, PageTitle};
use crate::words;
use domain::billing::{Feature, WAY_OUT};
use leptos::prelude::*;
use texts::keys;

/// What stands at a path in the place of its page; `None`: the page itself.
pub fn closed(path: &str) -> Option<AnyView> {
    let feature = feature_of(path)?;
    let entitlements = actor()?.entitlements;
    if entitlements.has(feature) {
        return None;
    }
    if !entitlements.shows(feature) {
        return Some(view! { <Missing/> }.erased());
    }
    let plan = entitlements.plan.map(|plan| plan.name).unwrap_or_default();
    Some(view! { <Offer feature plan/> }.erased())
}

#[component]
fn Offer(feature: Feature, plan: String) -> impl IntoView {
    let texts = words::texts();
    let name = texts.text(labels::feature(feature));
    let parts = vec![name.to_owned(), "Portico".to_owned()];
    view! {
        <PageTitle parts/>
        <h1 class="page-title">{name}</h1>
        <div class="section" data-offer=feature.as_str()>
            <p>{texts.fill(keys::billing::OFFER_TEXT, &[("feature", name), ("plan", &plan)])}</p>
            <EmptyState
                icon="package"
                title=texts.text(keys::billing::OFFER_TITLE)
                text=texts.text(keys::billing::NEXT_TEXT)
            >
                <LinkButton href=Signal::stored(WAY_OUT.to_owned()) look=Look::Primary>
                    {texts.text(keys::billing::OFFER_ACTION)}
                </LinkButton>
            </EmptyState>
        </div>
    }
}
