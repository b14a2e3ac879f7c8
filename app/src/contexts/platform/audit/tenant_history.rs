//! What was done to one tenant, newest first, on its page in the admin portal.

use super::line::Line;
use super::story::Story;
use crate::lists::Shown;
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, LinkButton};
use crate::words;
use domain::kernel::TenantId;
use domain::platform::{AuditLog, AuditRow};
use leptos::prelude::*;
use texts::keys;

/// So much of it is shown.
const LATEST: u16 = 20;

/// What was done to a tenant, and the way to everything that its people did.
#[component]
pub fn TenantHistory(id: TenantId) -> impl IntoView {
    let texts = words::texts();
    let ask =
        move || AuditLog { limit: Some(LATEST), thing_id: Some(id.0), tenant_id: Some(id), ..AuditLog::default() };
    let entries = Known::new(|| (), move |()| port::call(ask()));
    view! {
        <Shown known=entries rows=4 show={move |page| told(page.data)}/>
        <div class="actions">
            <LinkButton href=format!("/admin/audit/things/{id}") icon="history">
                {texts.text(keys::audit_log::THING_HISTORY)}
            </LinkButton>
            <LinkButton href=format!("/admin/audit?tenant={id}") icon="scroll-text">
                {texts.text(keys::tenant::HISTORY)}
            </LinkButton>
        </div>
    }
    .erased()
}

fn told(entries: Vec<AuditRow>) -> AnyView {
    let texts = words::texts();
    if entries.is_empty() {
        let (title, text) = (texts.text(keys::audit_log::EMPTY_TITLE), texts.text(keys::audit_log::EMPTY_TEXT));
        return view! { <EmptyState icon="scroll-text" title text/> }.erased();
    }
    view! { <Story id=None lines=entries.into_iter().map(Line::from).collect()/> }.erased()
}
