//! The list of jobs with its filter, and the tasks that failed for good.

use super::dead_letters::DeadLettersSection;
use super::jobs_table::JobsTable;
use super::labels;
use crate::lists::{Chips, ExportMenu, ListHead, Listed, Query, use_query};
use crate::port::{self, Erased, Known};
use crate::words;
use domain::Page;
use domain::platform::{JobRow, JobStatus, Jobs, ThingKind};
use leptos::prelude::*;
use texts::keys;

/// Rows on a page.
const ROWS: u16 = 25;

/// The list of jobs, and the tasks that failed for good.
#[component]
pub fn JobsPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let page = Known::new(move || query.get(), |query| port::call(ask(&query)));
    view! {
        <ListHead title=texts.text(keys::platform::JOBS_TITLE) intro=texts.text(keys::platform::JOBS_INTRO)/>
        <section class="section">
            <div class="toolbar">
                <Chips query member="status" label=texts.text(keys::platform::STATUS) values=statuses()/>
                <ExportMenu list=Signal::derive(move || query.with(whole))/>
            </div>
            <Listed page query follows=&[ThingKind::Job] rows=8 show=show/>
        </section>
        <DeadLettersSection/>
    }
}

fn show(query: Query, page: Page<JobRow>, changed: Callback<()>) -> AnyView {
    view! { <JobsTable query page changed/> }.erased()
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
