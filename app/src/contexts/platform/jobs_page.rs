//! The list of jobs with its filter, and the tasks that failed for good.

use super::dead_letters::DeadLettersSection;
use super::jobs_table::JobsTable;
use super::labels;
use crate::frame::actor;
use crate::lists::{Chips, ExportMenu, Failed, Query, use_query};
use crate::port;
use crate::ui::{PageTitle, SkeletonTable};
use crate::words;
use domain::platform::{JobStatus, Jobs};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of jobs, and the tasks that failed for good.
#[component]
pub fn JobsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Resource::new(move || query.get(), |query| port::call(ask(&query)));
    let changed = Callback::new(move |()| page.refetch());
    let title = texts.text(keys::platform::JOBS_TITLE);
    let parts = [Some(title.to_owned()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div class="page-head">
            <div>
                <h1 class="page-title">{title}</h1>
                <p class="t-sm text-fg-muted">{texts.text(keys::platform::JOBS_INTRO)}</p>
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
                        Ok(page) => view! { <JobsTable query=query.get_untracked() page changed/> }.into_any(),
                        Err(refusal) => view! { <Failed refusal/> }.into_any(),
                    }
                })}
            </Transition>
        </section>
        <DeadLettersSection/>
    }
}

/// All pages of what the page asks.
fn whole(query: &Query) -> Jobs {
    Jobs { limit: None, cursor: None, ..ask(query) }
}

fn ask(query: &Query) -> Jobs {
    Jobs {
        limit: Some(ROWS),
        cursor: query.get("cursor").map(str::to_owned),
        status: query.get("status").and_then(JobStatus::parse),
        operation: None,
    }
}

fn statuses() -> Vec<(&'static str, &'static str)> {
    let name = |status: &JobStatus| (status.as_str(), words::texts().text(labels::job(*status).2));
    JobStatus::ALL.iter().map(name).collect()
}
