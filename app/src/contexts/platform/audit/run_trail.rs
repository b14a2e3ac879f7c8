//! What the log has of one run, the first entry first, on the page of that run.

use super::base;
use super::line::Line;
use super::story::Story;
use crate::frame::actor;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, LinkButton};
use crate::words;
use domain::Page;
use domain::billing::Feature;
use domain::kernel::ExecutionId;
use domain::platform::{AuditLog, AuditRow, AuditSort};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// So much of it is shown.
const ROWS: u16 = 50;

/// From the prompt to what came of it: who did what, by which operation, and the way to each entry. Nothing for
/// whoever may not read the log.
#[component]
pub fn RunTrail(id: ExecutionId) -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    let may_read = policy::may(&actor, Permission::ReadAuditLog, &Subject::default()).is_ok();
    if !may_read || !actor.entitlements.has(Feature::AuditLog) {
        return ().erased();
    }
    let texts = words::texts();
    let ask = move || AuditLog {
        limit: Some(ROWS),
        sort: Some(AuditSort::At),
        thing_id: Some(id.0),
        tenant_id: Some(actor.tenant_id),
        ..AuditLog::default()
    };
    let page = Known::new(|| (), move |()| port::call(ask()));
    let whole = format!("{}/things/{id}", base());
    view! {
        <section class="section" aria-labelledby="run-trail">
            <div class="section-head">
                <h2 class="t-md" id="run-trail">{texts.text(keys::usage::TRAIL)}</h2>
                <LinkButton href=whole icon="history">{texts.text(keys::audit_log::THING_HISTORY)}</LinkButton>
            </div>
            <p class="t-sm text-fg-muted">{texts.text(keys::usage::TRAIL_TEXT)}</p>
            <Shown known=page rows=4 show=told/>
        </section>
    }
    .erased()
}

fn told(page: Page<AuditRow>) -> AnyView {
    let texts = words::texts();
    if page.data.is_empty() {
        let (title, text) = (texts.text(keys::audit_log::EMPTY_TITLE), texts.text(keys::audit_log::EMPTY_TEXT));
        return view! { <EmptyState icon="scroll-text" title text/> }.erased();
    }
    view! { <Story id=None lines=page.data.into_iter().map(Line::from).collect()/> }.erased()
}
