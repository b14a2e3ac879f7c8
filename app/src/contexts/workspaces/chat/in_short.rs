//! A conversation in short, when somebody wants it: its own sentences, each leading to its turn.

use crate::lists::Failed;
use crate::port::{self, Erased};
use crate::ui::Look;
use crate::words;
use domain::Refusal;
use domain::kernel::ThreadId;
use domain::workspaces::chat::{SentenceOfThread, SummariseThread, ThreadSummary};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::keys;

/// Asked for whenever it is opened, so that it knows what was said last.
#[component]
pub(super) fn InShort(id: Memo<String>, at: Memo<Option<u32>>) -> impl IntoView {
    let told = RwSignal::new(None::<Result<ThreadSummary, Refusal>>);
    let asked = move |_| {
        let (id, at) = (id.get_untracked().parse::<ThreadId>(), at.get_untracked());
        if let Ok(id) = id {
            spawn_local(async move {
                let found = port::call(SummariseThread { id, at }).await;
                // Meanwhile the page may have gone.
                told.try_set(Some(found));
            });
        }
    };
    view! {
        <details class="confirm" data-in-short="" on:toggle=asked>
            <summary class=Look::Quiet.class()>{words::texts().text(keys::answers::SUMMARY)}</summary>
            <div aria-live="polite">{move || told.get().map(shown)}</div>
        </details>
    }
    .erased()
}

fn shown(told: Result<ThreadSummary, Refusal>) -> AnyView {
    let texts = words::texts();
    let sentences = match told {
        Ok(summary) => summary.sentences,
        Err(refusal) => return view! { <Failed refusal/> }.erased(),
    };
    if sentences.is_empty() {
        return view! { <p class="t-sm text-fg-muted">{texts.text(keys::answers::SHORT_ALREADY)}</p> }.erased();
    }
    let sentence = |(number, SentenceOfThread { turn, text, .. }): (usize, SentenceOfThread)| {
        let label = texts.fill(keys::answers::SOURCE_NUMBER, &[("number", &number.to_string())]);
        view! {
            <li dir="auto">
                <span>{text}</span>
                <a class="cite num" href=format!("#turn-{turn}") aria-label=label>{format!("[{number}]")}</a>
            </li>
        }
    };
    let sentences: Vec<_> = (1_usize..).zip(sentences).map(sentence).collect();
    view! {
        <p class="t-sm text-fg-muted">{texts.text(keys::answers::SUMMARY_OF_THREAD)}</p>
        <ul class="answer-said prose">{sentences}</ul>
    }
    .erased()
}
