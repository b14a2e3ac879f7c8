//! The language whose texts are shown: the one that the address names, else that of the page.

use crate::lists::Query;
use crate::port::Erased;
use crate::words;
use domain::kernel::Language;
use leptos::prelude::*;
use texts::{Locale, keys};

/// The language that holds where the address names none.
pub(super) fn spoken() -> Language {
    Language::parse(words::texts().locale().code()).unwrap_or(Language::En)
}

/// The language whose texts are shown.
pub(super) fn shown(query: &Query, spoken: Language) -> Language {
    query.get("language").and_then(Language::parse).unwrap_or(spoken)
}

/// As documents declare it.
pub(super) fn locale(language: Language) -> Locale {
    Locale::parse(language.as_str()).unwrap_or_default()
}

/// The languages as a row of links.
#[component]
pub(super) fn Languages(query: Memo<Query>, spoken: Language) -> impl IntoView {
    let label = words::texts().text(keys::wordings::LANGUAGE);
    let chips: Vec<_> = Locale::ALL
        .into_iter()
        .map(|locale| {
            let is_shown = move || query.with(|query| shown(query, spoken).as_str() == locale.code());
            let href = move || query.with(|query| query.with("language", Some(locale.code())));
            view! {
                <a
                    class="chip"
                    href=href
                    data-noscroll=""
                    lang=locale.tag()
                    aria-current=move || is_shown().then_some("true")
                >
                    {locale.native_name()}
                </a>
            }
        })
        .collect();
    view! {
        <div class="chips" role="group" aria-label=label>
            <span class="chips-label">{label}</span>
            {chips}
        </div>
    }
    .erased()
}
