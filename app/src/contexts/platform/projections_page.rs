//! Projections and subscribers, how far they are behind, and the way to a rebuild.

use super::projections_table::ProjectionsTable;
use super::rebuild_dialog::RebuildDialog;
use super::subscribers_table::SubscribersTable;
use crate::frame::actor;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::PageTitle;
use crate::words;
use domain::platform::{Projections, ProjectionsReport, RebuildState};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use std::time::Duration;
use texts::keys;

/// How often the page looks again while a rebuild runs.
const SOON: Duration = Duration::from_secs(1);
/// And while none does.
const LATER: u32 = 10;

/// Projections and subscribers.
#[component]
pub fn ProjectionsPage() -> impl IntoView {
    let texts = words::texts();
    let report = Known::new(|| (), |()| port::call(Projections {}));
    let is_running = RwSignal::new(false);
    keep_fresh(report, is_running);
    let title = texts.text(keys::platform::TITLE);
    let actor = actor();
    let may_manage =
        actor.as_ref().is_some_and(|actor| policy::may(actor, Permission::ManageSystem, &Subject::default()).is_ok());
    let parts = [Some(title.to_owned()), actor.map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let refresh = Callback::new(move |()| report.refetch());
    let drawn = move |report: ProjectionsReport| {
        is_running.set(runs(&report));
        let ProjectionsReport { projections, subscribers } = report;
        view! {
            <ProjectionsTable projections may_manage/>
            <section class="section">
                <h2 class="t-md">{texts.text(keys::platform::SUBSCRIBERS)}</h2>
                <SubscribersTable subscribers may_manage refresh/>
            </section>
        }
        .erased()
    };
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <div>
            <h1 class="page-title">{title}</h1>
            <p class="t-sm text-fg-muted">{texts.text(keys::platform::INTRO)}</p>
        </div>
        <Shown known=report rows=4 show=drawn/>
        {may_manage.then(|| view! { <RebuildDialog refresh/> })}
    }
}

fn runs(report: &ProjectionsReport) -> bool {
    let states = report.projections.iter().filter_map(|row| row.last_rebuild.as_ref());
    states.into_iter().any(|rebuild| rebuild.state == RebuildState::Running)
}

/// Looks again: each second while a rebuild runs, and now and then otherwise. In the browser alone.
fn keep_fresh(report: Known<ProjectionsReport>, is_running: RwSignal<bool>) {
    Effect::new(move |_| {
        let beats = StoredValue::new(0_u32);
        let beat = move || {
            beats.update_value(|beats| *beats += 1);
            if is_running.get_untracked() || beats.get_value().is_multiple_of(LATER) {
                report.refetch();
            }
        };
        if let Ok(handle) = set_interval_with_handle(beat, SOON) {
            on_cleanup(move || handle.clear());
        }
    });
}
