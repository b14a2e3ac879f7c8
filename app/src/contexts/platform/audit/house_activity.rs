//! What has happened in one's own tenant last, for whoever may read its log.

use super::line::Line;
use super::story::Story;
use crate::frame::actor;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, LinkButton};
use crate::words;
use domain::Page;
use domain::platform::{AuditLog, AuditRow};
use domain::policy::{self, Permission, Subject};
use leptos::prelude::*;
use texts::keys;

/// So much of it is shown.
const ROWS: u16 = 8;

/// What has happened in the house last.
#[component]
pub fn HouseActivity() -> impl IntoView {
    let Some(actor) = actor() else { return ().erased() };
    if policy::may(&actor, Permission::ReadAuditLog, &Subject::default()).is_err() {
        return ().erased();
    }
    let texts = words::texts();
    let tenant = actor.tenant_id;
    let log = if actor.holds(Permission::EnterAdmin) {
        format!("/admin/audit?tenant={tenant}")
    } else {
        "/client/audit".to_owned()
    };
    let ask = move || AuditLog { limit: Some(ROWS), tenant_id: Some(tenant), ..AuditLog::default() };
    let page = Known::new(|| (), move |()| port::call(ask()));
    view! {
        <section class="section" aria-labelledby="house-activity">
            <div class="section-head">
                <h2 class="t-md" id="house-activity">{texts.text(keys::homes::HOUSE_ACTIVITY)}</h2>
                <LinkButton href=log icon="scroll-text">{texts.text(keys::tenant::HISTORY)}</LinkButton>
            </div>
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
