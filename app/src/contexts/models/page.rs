//! The services that models answer through: the platform's in the admin portal, one's own tenant's in the client portal.

use super::add_form::AddForm;
use super::providers_table::ProvidersTable;
use crate::lists::{ExportMenu, ListHead, Listed, Query, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Tone};
use crate::words;
use domain::models::{ModelProviderOf, ModelProviders};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// The services that models answer through.
#[component]
pub fn ModelsPage(of: ModelProviderOf) -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), move |query| port::call(ask(of, &query)));
    let added = RwSignal::new(None::<String>);
    let on_added = Callback::new(move |name: String| {
        added.set(Some(name));
        page.refetch();
    });
    let intro = match of {
        ModelProviderOf::Tenant => keys::models::INTRO_TENANT,
        ModelProviderOf::Platform => keys::models::INTRO_PLATFORM,
    };
    view! {
        <ListHead title=texts.text(keys::models::TITLE) intro=texts.text(intro)/>
        {move || added.get().map(|name| {
            view! {
                <Alert tone=Tone::Success live=true>
                    <p>{texts.fill(keys::models::ADDED, &[("name", &name)])}</p>
                </Alert>
            }
        })}
        <section class="section">
            <div class="toolbar">
                <ExportMenu list=Signal::derive(move || query.with(|query| whole(of, query)))/>
            </div>
            <Listed
                page
                query
                follows=&[ThingKind::ModelProvider]
                rows=2
                show=move |query, page, changed| view! { <ProvidersTable query page changed/> }.erased()
            />
        </section>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::models::ADD)}</h2>
            <AddForm of on_added/>
        </section>
    }
    .erased()
}

fn ask(of: ModelProviderOf, query: &Query) -> ModelProviders {
    ModelProviders { limit: Some(50), cursor: query.get("cursor").map(str::to_owned), of: Some(of) }
}

fn whole(of: ModelProviderOf, query: &Query) -> ModelProviders {
    ModelProviders { limit: None, cursor: None, ..ask(of, query) }
}
