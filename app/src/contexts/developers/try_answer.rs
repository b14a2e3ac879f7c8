//! What a call that was tried sent, and what came back.

use super::code::Code;
use crate::port::{Erased, Heard};
use crate::ui::{Alert, Fact, Facts, Tone};
use crate::words;
use domain::Refusal;
use leptos::prelude::*;
use texts::keys;

/// The request as a command, and the answer once it is there.
#[component]
pub(super) fn Answered(curl: String, heard: Option<Result<Heard, Refusal>>) -> impl IntoView {
    let texts = words::texts();
    let answer = heard.map(|heard| match heard {
        Ok(heard) => shown(heard),
        Err(refusal) => {
            let sentence = words::refusal(texts, &refusal);
            view! { <Alert tone=Tone::Danger live=true><p>{sentence}</p></Alert> }.erased()
        }
    });
    let request = texts.text(keys::developers::REQUEST);
    view! {
        <h3 class="t-sm font-medium">{request}</h3>
        <Code label=request text=curl/>
        {answer}
    }
    .erased()
}

fn shown(heard: Heard) -> AnyView {
    let texts = words::texts();
    let Heard { status, took_ms, headers, body } = heard;
    let took = texts.fill(keys::developers::TOOK, &[("ms", &took_ms.to_string())]);
    let tone = if status < 400 { "badge tone-success" } else { "badge tone-danger" };
    let headers: Vec<_> = headers
        .into_iter()
        .map(|(name, value)| view! { <dt><code dir="ltr">{name}</code></dt> <dd><code class="anywhere" dir="ltr">{value}</code></dd> })
        .collect();
    let label = texts.text(keys::developers::BODY);
    view! {
        <h3 class="t-sm font-medium">{texts.text(keys::developers::ANSWERED)}</h3>
        <Facts>
            <Fact name=texts.text(keys::developers::STATUS)><span class=tone id="try-status">{status}</span></Fact>
            <Fact name=texts.text(keys::developers::LATENCY)>{took}</Fact>
        </Facts>
        <details class="code-fold">
            <summary>{texts.text(keys::developers::HEADERS)}</summary>
            <dl class="facts">{headers}</dl>
        </details>
        {(!body.is_empty()).then(|| view! { <Code label=label text=body/> })}
    }
    .erased()
}
