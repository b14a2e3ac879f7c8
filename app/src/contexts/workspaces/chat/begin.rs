//! The first question of a conversation, with examples of what the model does well.

use super::composer::Composer;
use super::workspace_choice::WorkspaceChoice;
use crate::forms::Form;
use crate::port::{self, Erased, Known};
use crate::words;
use domain::templates::{TemplateQuestion, TemplateQuestions};
use domain::workspaces::chat::BeginThread;
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// What a conversation is good for, examples, and the first question.
#[component]
pub(super) fn Begin() -> impl IntoView {
    let texts = words::texts();
    let form = Form::<BeginThread>::new();
    let area = NodeRef::<html::Textarea>::new();
    let questions = Known::new(|| (), |()| port::call(TemplateQuestions::default()));
    view! {
        <section class="chat-start" aria-labelledby="chat-start">
            <h2 class="t-xl" id="chat-start">{texts.text(keys::chat::START_TITLE)}</h2>
            <p class="text-fg-muted prose">{texts.text(keys::chat::START_TEXT)}</p>
            <Transition fallback=|| ()>
                {move || Suspend::new(async move { examples(questions.await.unwrap_or_default(), area) })}
            </Transition>
        </section>
        <div class="chat-ask">
            <Composer form area label=texts.text(keys::chat::FIRST_QUESTION)>
                <WorkspaceChoice/>
            </Composer>
        </div>
    }
    .erased()
}

/// The examples of templates; nothing where there is none.
fn examples(questions: Vec<TemplateQuestion>, area: NodeRef<html::Textarea>) -> AnyView {
    if questions.is_empty() {
        return ().erased();
    }
    let questions: Vec<_> = questions.into_iter().map(|question| take(area, question)).collect();
    let label = words::texts().text(keys::chat::EXAMPLES);
    view! { <ul class="chat-examples" aria-label=label>{questions}</ul> }.erased()
}

/// An example, which goes into the field and isn't sent: people make it theirs first.
fn take(area: NodeRef<html::Textarea>, TemplateQuestion { name, text, .. }: TemplateQuestion) -> AnyView {
    let example = text.clone();
    let put = move |_| {
        if let Some(area) = area.get_untracked() {
            area.set_value(&example);
            let _ = area.focus();
        }
    };
    view! {
        <li>
            <button type="button" class="chat-example" dir="auto" title=name on:click=put>{text}</button>
        </li>
    }
    .erased()
}
