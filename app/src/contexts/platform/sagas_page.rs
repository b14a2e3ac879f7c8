//! The list of sagas with its filter.

use super::labels;
use super::sagas_table::SagasTable;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, Failed, Query, use_query};
use crate::port;
use crate::ui::{PageTitle, SkeletonTable};
use crate::words;
use domain::platform::{SagaStatus, Sagas};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of sagas.
#[component]
pub fn SagasPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Resource::new(move || query.get(), |query| port::call(ask(&query)));
    let changed = Callback::new(move |()| page.refetch());
    let title = texts.text(keys::platform::SAGAS_TITLE);
    let parts = [Some(title.to_owned()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::platform::SAGAS_INTRO)}</p>
            </div>
        </div>
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::platform::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Transition fallback=move || view! { <SkeletonTable rows=8 label=texts.text(keys::shell::LOADING)/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(page) => view! { <SagasTable query=query.get_untracked() page changed/> }.into_any(),
                        Err(refusal) => view! { <Failed refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Sagas {
    Sagas { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Sagas {
    Sagas {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        status: query.get("status").and_then(SagaStatus::parse),
        saga: None,
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &SagaStatus| (status.as_str(), words::texts().text(labels::saga(*status).2));
    SagaStatus::ALL.iter().map(name).collect()
}
