//! What a run would send, and what it may take.

use crate::port::Erased;
use crate::ui::{CopyButton, Stat};
use crate::words;
use domain::templates::{Estimate, Rendered};
use domain::workspaces::readable_cost;
use leptos::prelude::*;
use texts::keys;

/// A prompt that is filled in with the template's own example.
#[component]
pub(super) fn Example(prompt: Rendered) -> impl IntoView {
    let texts = words::texts();
    view! {
        <section class="section" aria-labelledby="template-example">
            <h2 class="t-md" id="template-example">{texts.text(keys::templates::EXAMPLE)}</h2>
            <Prompt prompt/>
        </section>
    }
    .erased()
}

/// What goes to the model.
#[component]
pub(super) fn Prompt(prompt: Rendered) -> impl IntoView {
    let texts = words::texts();
    let system = prompt.system.map(|system| {
        view! {
            <p class="t-sm text-fg-muted">{texts.text(keys::templates::SYSTEM)}</p>
            <p class="said said-prompt" dir="auto">{system}</p>
        }
    });
    let text = prompt.text.clone();
    view! {
        {system}
        <p class="t-sm text-fg-muted">{texts.text(keys::templates::PROMPT)}</p>
        <p class="said said-prompt" dir="auto" data-prompt="">{text}</p>
        <CopyButton
            text=prompt.text
            label=texts.text(keys::templates::COPY_PROMPT)
            done=texts.text(keys::shell::COPIED)
        />
    }
    .erased()
}

/// What a run may take and cost.
#[component]
pub(super) fn Figures(estimate: Estimate) -> impl IntoView {
    let texts = words::texts();
    let cost = estimate.cost_micros_max.map(readable_cost);
    let model = estimate.model.map(|model| view! { <p class="t-sm"><code dir="ltr">{model}</code></p> });
    view! {
        <div class="stats" data-estimate="">
            <Stat
                label=texts.text(keys::templates::PROMPT_TOKENS)
                value=words::number(estimate.prompt_tokens.into())
            />
            <Stat
                label=texts.text(keys::templates::ANSWER_TOKENS)
                value=words::number(estimate.answer_tokens_max.into())
            />
            {cost.map(|cost| view! { <Stat label=texts.text(keys::templates::COST) value=cost/> })}
        </div>
        {model}
        <p class="t-sm text-fg-muted">{texts.text(keys::templates::ESTIMATE_HINT)}</p>
    }
    .erased()
}
