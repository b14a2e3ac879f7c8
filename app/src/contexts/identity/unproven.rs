//! What somebody sees whose tenant demands a second factor that they haven't set up.

use crate::port::{self, Erased};
use crate::ui::{Icon, PageTitle};
use crate::words;
use domain::Refusal;
use leptos::prelude::*;
use texts::keys;

/// Says what is asked for and leads there. `refusal` is what the policy says.
#[component]
pub fn Unproven(refusal: Refusal, tenant: String) -> impl IntoView {
    port::set_status(403);
    let texts = words::texts();
    let title = texts.text(keys::security::DEMANDED_TITLE);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <div class="empty">
            <Icon name="shield-check"/>
            <h1 class="t-lg">{title}</h1>
            <p>{words::refusal(texts, &refusal)}</p>
            <p>{texts.fill(keys::security::DEMANDED_TEXT, &[("tenant", &tenant)])}</p>
            <div class="actions">
                <a class="btn btn-primary" href="/account/security">{texts.text(keys::security::DEMANDED_ACTION)}</a>
            </div>
        </div>
    }
    .erased()
}
