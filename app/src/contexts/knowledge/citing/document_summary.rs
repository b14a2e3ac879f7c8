//! A document in short, above its text.

use crate::lists::Shown;
use crate::live;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::citing::{DocumentSummary as Asked, Summary, SummarySentence};
use domain::platform::ThingKind;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::keys;

/// A few sentences of what readers see, each with the number that leads to its place; nothing where the text is short already.
#[component]
pub fn DocumentSummary(
    id: DocumentId,
    /// The version that is shown.
    version: u32,
) -> impl IntoView {
    let summary = Known::new(|| (), move |()| port::call(Asked { id }));
    live::follow_one(summary, &[ThingKind::Document], move || id.to_string());
    let path = use_location().pathname.get_untracked();
    view! { <Shown known=summary rows=1 show=move |summary| shown(summary, version, &path)/> }.erased()
}

fn shown(summary: Summary, version: u32, path: &str) -> AnyView {
    let texts = words::texts();
    if summary.version != Some(version) {
        return ().erased();
    }
    if summary.made_at.is_none() {
        return view! { <p class="t-sm text-fg-subtle" role="status">{texts.text(keys::answers::SUMMARY_WAITS)}</p> }
            .erased();
    }
    if summary.sentences.is_empty() {
        return ().erased();
    }
    let sentence = |(number, SummarySentence { text, from, to }): (usize, SummarySentence)| {
        let href = format!("{path}?version={version}&from={from}&to={to}");
        let label = texts.fill(keys::answers::SOURCE_NUMBER, &[("number", &number.to_string())]);
        view! {
            <li dir="auto">
                <span>{text}</span>
                <a class="cite num" href=href aria-label=label>{format!("[{number}]")}</a>
            </li>
        }
    };
    let sentences: Vec<_> = (1_usize..).zip(summary.sentences).map(sentence).collect();
    view! {
        <section class="section" aria-labelledby="document-summary" data-summary="">
            <h2 class="t-md" id="document-summary">{texts.text(keys::answers::SUMMARY)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::answers::SUMMARY_HINT)}</p>
            <ul class="answer-said prose">{sentences}</ul>
        </section>
    }
    .erased()
}
