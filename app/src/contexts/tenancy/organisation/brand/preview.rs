//! What a colour makes of the accents, in both themes at once.

use crate::port::Erased;
use crate::ui::{Alert, Look, Tone};
use crate::words;
use domain::tenancy::{AccentTokens, BrandColour};
use leptos::html;
use leptos::prelude::*;
use texts::{Key, keys};

/// The preview of a colour.
#[component]
pub fn Preview(colour: RwSignal<BrandColour>) -> impl IntoView {
    let texts = words::texts();
    let tokens = Memo::new(move |_| colour.with(AccentTokens::of));
    let adjusted = move || match tokens.with(|tokens| tokens.adjusted) {
        true => view! { <Alert tone=Tone::Warning><p>{texts.text(keys::brand::ADJUSTED)}</p></Alert> }.erased(),
        false => view! { <p class="t-sm text-fg-muted">{texts.text(keys::brand::READABLE)}</p> }.erased(),
    };
    let light = Signal::derive(move || tokens.with(|tokens| tokens.light.clone()));
    let dark = Signal::derive(move || tokens.with(|tokens| tokens.dark.clone()));
    view! {
        <section class="section" aria-label=texts.text(keys::brand::PREVIEW)>
            <h2 class="t-md">{texts.text(keys::brand::PREVIEW)}</h2>
            <div aria-live="polite">{adjusted}</div>
            <div class="brand-samples">
                <Sample theme="light" title=keys::brand::PREVIEW_LIGHT tokens=light/>
                <Sample theme="dark" title=keys::brand::PREVIEW_DARK tokens=dark/>
            </div>
        </section>
    }
    .erased()
}

/// What stands in one theme. The tokens are set by the script: the policy of pages forbids attributes of style, and before
/// there is a script nobody can choose another colour to look at.
#[component]
fn Sample(theme: &'static str, title: Key, tokens: Signal<String>) -> impl IntoView {
    let texts = words::texts();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let tokens = tokens.get();
        if let Some(sample) = node.get() {
            let sample: &web_sys::HtmlElement = &sample;
            sample.style().set_css_text(&tokens);
        }
    });
    view! {
        <div class="card brand-sample" data-theme=theme node_ref=node>
            <h3 class="t-sm">{texts.text(title)}</h3>
            <p><span class=Look::Primary.class()>{texts.text(keys::brand::PREVIEW_BUTTON)}</span></p>
            <p><span class="link">{texts.text(keys::brand::PREVIEW_LINK)}</span></p>
            <p class="brand-mark">{texts.text(keys::brand::PREVIEW_MARK)}</p>
        </div>
    }
    .erased()
}
