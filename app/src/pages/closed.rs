//! The page of a portal that is switched off.

use crate::port::{self, Erased};
use crate::ui::{Icon, PageTitle};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

/// Says that a portal is closed for now, and where else one can go.
#[component]
pub fn Closed(
    /// What the portal is called.
    name: Key,
) -> impl IntoView {
    port::set_status(503);
    let texts = words::texts();
    let title = texts.fill(keys::pages::CLOSED_TITLE, &[("portal", texts.text(name))]);
    view! {
        <PageTitle parts=vec![title.clone(), "Portico".to_owned()]/>
        <div class="empty">
            <Icon name="circle-pause"/>
            <h1 class="t-lg">{title}</h1>
            <p>{texts.text(keys::pages::CLOSED_TEXT)}</p>
            <div class="actions">
                <a class="btn btn-secondary" href="/account">{texts.text(keys::shell::ACCOUNT)}</a>
            </div>
        </div>
    }
    .erased()
}
