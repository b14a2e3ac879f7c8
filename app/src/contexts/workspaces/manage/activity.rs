//! What was done about a workspace, as the log has it.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{EmptyState, Event, Timeline};
use crate::words;
use domain::Page;
use domain::kernel::WorkspaceId;
use domain::platform::ThingKind;
use domain::workspaces::{WorkspaceActivity, WorkspaceActivityRow};
use leptos::prelude::*;
use texts::keys;

/// So much of it is shown.
const ROWS: u16 = 10;

#[component]
pub(super) fn Activity(id: WorkspaceId) -> impl IntoView {
    let ask = move || WorkspaceActivity { id, limit: Some(ROWS), cursor: None, sort: None };
    let page = Known::new(|| (), move |()| port::call(ask()));
    live::follow(page, &[ThingKind::Workspace]);
    view! {
        <section class="section">
            <h2 class="t-md">{words::texts().text(keys::workspace::ACTIVITY)}</h2>
            <Shown known=page rows=3 show=line/>
        </section>
    }
    .erased()
}

fn line(page: Page<WorkspaceActivityRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::workspace::NO_ACTIVITY_TITLE), texts.text(keys::workspace::NO_ACTIVITY));
        return view! { <EmptyState icon="activity" title text/> }.erased();
    }
    let events = page.data.into_iter().map(event).collect();
    view! { <Timeline events/> }.erased()
}

fn event(row: WorkspaceActivityRow) -> Event {
    let what = words::happened(words::texts(), &row.what);
    let who = row.actor_name.map(|name| view! { <bdi>{name}</bdi> });
    Event {
        is_current: false,
        what: view! { <span>{what}</span> }.erased(),
        about: view! { <span class="flex flex-wrap gap-2">{who}<Time at=row.at show=Show::Minute/></span> }.erased(),
    }
}
