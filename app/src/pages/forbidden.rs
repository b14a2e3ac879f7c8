//! The page for those who may not enter.

use crate::port::{self, Erased};
use crate::ui::{Icon, PageTitle};
use crate::words;
use domain::policy::Denied;
use leptos::prelude::*;
use texts::keys;

/// Names the missing permission and says whom to ask.
#[component]
pub fn Forbidden(denied: Denied, tenant: String) -> impl IntoView {
    port::set_status(403);
    let texts = words::texts();
    let wire = denied.missing.as_str();
    view! {
        <PageTitle parts=vec![texts.text(keys::pages::FORBIDDEN_TITLE).to_owned(), "Portico".to_owned()]/>
        <div class="empty">
            <Icon name="lock"/>
            <h1 class="t-lg">{texts.text(keys::pages::FORBIDDEN_TITLE)}</h1>
            <p>{texts.fill(keys::pages::FORBIDDEN_TEXT, &[("tenant", &tenant)])}</p>
            <p>
                {words::permission(texts, wire)} " "
                <code class="key" dir="ltr">{wire}</code>
            </p>
            <div class="actions">
                <a class="btn btn-secondary" href="/account">{texts.text(keys::shell::ACCOUNT)}</a>
            </div>
        </div>
    }
    .erased()
}
