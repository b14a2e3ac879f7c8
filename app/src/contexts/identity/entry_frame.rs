//! What surrounds the pages through which people come in: one card in the middle.

use crate::frame::{PreferencesMenu, SkipLink};
use crate::marketing::Brand;
use crate::port::{Erased, Inside};
use crate::ui::{Alert, LinkButton, PageTitle, Tone};
use crate::words;
use leptos::prelude::*;
use leptos_meta::Html;
use texts::{Key, keys};

/// A page with one card.
#[component]
pub(super) fn EntryFrame(title: Key, children: Inside) -> impl IntoView {
    let title = words::texts().text(title);
    view! {
        <PageTitle parts=vec![title.to_owned(), "Portico".to_owned()]/>
        <Html {..} data-portal="marketing" data-density="comfortable"/>
        <SkipLink/>
        <div class="centered">
            <div class="corner flex gap-1"><PreferencesMenu/></div>
            <main id="main" class="sign-in" tabindex="-1">
                <Brand/>
                <div class="card">
                    <h1 class="t-lg">{title}</h1>
                    {children.show()}
                </div>
            </main>
        </div>
    }
    .erased()
}

/// A mail may be on its way; the page says so whether it is or not.
#[component]
pub(super) fn Sent(text: Key) -> impl IntoView {
    let texts = words::texts();
    view! {
        <Alert tone=Tone::Info title=texts.text(keys::entry::SENT_TITLE).to_owned() live=true>
            <p>{texts.text(text)}</p>
        </Alert>
        <ToSignIn/>
    }
    .erased()
}

/// The way to the sign-in page.
#[component]
pub(super) fn ToSignIn() -> impl IntoView {
    let texts = words::texts();
    view! {
        <div class="actions">
            <LinkButton href="/login".to_owned()>{texts.text(keys::entry::TO_SIGN_IN)}</LinkButton>
        </div>
    }
    .erased()
}
