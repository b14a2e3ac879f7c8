//! The logo: what it is, and the control that takes another one. It needs a script, as every file that is sent.

use crate::forms::TakeAway;
use crate::port::{self, Erased};
use crate::ui::{Alert, Tone};
use crate::words;
use domain::tenancy::RemoveLogo;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// The logo, and the ways to change it.
#[component]
pub(super) fn LogoSection(logo: Option<String>, again: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let input = NodeRef::<html::Input>::new();
    let refusal = RwSignal::new(None::<String>);
    let choose = move |_| {
        let files = input.get_untracked().and_then(|input| input.files());
        let Some(chosen) = files.and_then(|files| port::choose(&files).into_iter().next()) else { return };
        spawn_local(async move {
            let sent = port::send_logo(chosen.key).await;
            port::forget_file(chosen.key);
            match sent {
                Ok(()) => again.run(()),
                Err(why) => refusal.set(Some(words::refusal(texts, &why))),
            }
        });
    };
    let present = logo.map(|url| {
        view! {
            <p><img class="brand-logo" src=url alt=texts.text(keys::brand::LOGO_PRESENT)/></p>
            <TakeAway<RemoveLogo>
                label=texts.text(keys::brand::LOGO_REMOVE)
                question=texts.text(keys::brand::LOGO_REMOVE_QUESTION)
                changed=again
            />
        }
    });
    view! {
        <section class="section">
            <h2 class="t-md">{texts.text(keys::brand::LOGO)}</h2>
            {present}
            {move || refusal.get().map(|why| view! { <Alert tone=Tone::Danger live=true><p>{why}</p></Alert> })}
            <div class="field">
                <label class="field-label" for="brand-logo">{texts.text(keys::brand::LOGO_CHOOSE)}</label>
                <input
                    id="brand-logo"
                    type="file"
                    accept="image/png,image/jpeg,image/webp"
                    node_ref=input
                    aria-describedby="brand-logo-hint"
                    on:change=choose
                />
                <p class="field-hint" id="brand-logo-hint">{texts.text(keys::brand::LOGO_HINT)}</p>
            </div>
        </section>
    }
    .erased()
}
