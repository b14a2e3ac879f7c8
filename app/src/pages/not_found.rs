//! The pages for what isn't there.

use crate::port::{self, Erased};
use crate::ui::{Icon, PageTitle};
use crate::words;
use leptos::prelude::*;
use leptos_meta::Html;
use texts::keys;

/// The page behind an address that names nothing.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Html {..} data-portal="marketing" data-density="default"/>
        <main id="main" class="centered" tabindex="-1">
            <Missing/>
        </main>
    }
}

/// What stands in a page whose thing isn't there, or is another tenant's.
#[component]
pub fn Missing() -> impl IntoView {
    port::set_status(404);
    let texts = words::texts();
    view! {
        <PageTitle parts=vec![texts.text(keys::pages::NOT_FOUND_TITLE).to_owned(), "Portico".to_owned()]/>
        <div class="empty">
            <Icon name="search-x"/>
            <h1 class="t-lg">{texts.text(keys::pages::NOT_FOUND_TITLE)}</h1>
            <p>{texts.text(keys::pages::NOT_FOUND_TEXT)}</p>
            <div class="actions">
                <a class="btn btn-secondary" href="/">{texts.text(keys::shell::GO_HOME)}</a>
            </div>
        </div>
    }
    .erased()
}
