//! What differs between a version and the draft, line by line.

use crate::port::Erased;
use crate::words;
use domain::kernel::{Difference, difference};
use domain::templates::PromptContent;
use leptos::prelude::*;
use texts::keys;

/// What the draft changes in the version that was published.
#[component]
pub(super) fn Changes(number: u32, published: PromptContent, draft: PromptContent) -> impl IntoView {
    let texts = words::texts();
    let title = texts.fill(keys::templates::CHANGES, &[("number", &number.to_string())]);
    let body = if published == draft {
        view! { <p class="text-fg-muted">{texts.text(keys::templates::NO_CHANGES)}</p> }.erased()
    } else {
        lines(&written(&published), &written(&draft))
    };
    view! {
        <section class="section" aria-labelledby="template-changes">
            <h2 class="t-md" id="template-changes">{title}</h2>
            {body}
        </section>
    }
    .erased()
}

/// Everything that a version says, as text with one thing a line.
fn written(content: &PromptContent) -> String {
    let mut lines = vec![content.system.clone().unwrap_or_default(), content.text.clone()];
    lines.extend(content.variables.iter().map(|variable| {
        let required = if variable.required { " *" } else { "" };
        let kind = variable.kind.as_str();
        let choices = variable.choices.join(" | ");
        format!("{{{{{}}}}} {kind}{required} {} {choices} = {}", variable.name, variable.label, variable.example)
    }));
    lines.extend(content.model.clone());
    lines.extend(content.max_tokens.map(|most| format!("max_tokens {most}")));
    lines.extend(content.temperature.map(|temperature| format!("temperature {temperature}")));
    lines.extend(super::method::written(&content.method));
    lines.extend(content.expects.clone());
    lines.join("\n")
}

fn lines(before: &str, after: &str) -> AnyView {
    let lines: Vec<_> = difference(before, after)
        .into_iter()
        .map(|line| match line.is {
            Difference::Same => view! { <div>{line.text}</div> }.erased(),
            Difference::Gone => view! { <del class="block">{line.text}</del> }.erased(),
            Difference::New => view! { <ins class="block">{line.text}</ins> }.erased(),
        })
        .collect();
    view! { <div class="said" dir="auto" data-changes="">{lines}</div> }.erased()
}
