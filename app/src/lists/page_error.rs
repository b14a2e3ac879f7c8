//! What stands where a part of a page could not be loaded.

use crate::port::{self, Erased};
use crate::ui::{Alert, CopyButton, Tone};
use crate::words;
use domain::Refusal;
use leptos::prelude::*;
use texts::keys;

/// What happened, what is safe, a way to try again, and the id that support can find it by.
#[component]
pub fn Failed(
    refusal: Refusal,
    /// On a page that no code brings to life: without what has to be pressed.
    #[prop(optional)]
    still: bool,
) -> impl IntoView {
    port::set_status(refusal.status);
    let texts = words::texts();
    let sentence = words::refusal(texts, &refusal);
    let request = refusal.request_id.map(|id| {
        let copy = (!still).then(|| {
            let (label, done) = (texts.text(keys::shell::COPY), texts.text(keys::shell::COPIED));
            view! { <CopyButton text=id.clone() label done/> }
        });
        view! {
            <p class="plain request-id">
                <span>{texts.text(keys::pages::REQUEST_ID)}</span>
                <code dir="ltr">{id}</code>
                {copy}
            </p>
        }
    });
    view! {
        <Alert tone=Tone::Danger live=true title=texts.text(keys::pages::FAILED_TITLE).to_owned()>
            <p>{sentence}</p>
            {request}
            <p>
                <a class="link" href="" rel="external">{texts.text(keys::shell::RETRY)}</a>
            </p>
        </Alert>
    }
    .erased()
}
