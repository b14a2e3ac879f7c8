//! Asks a question otherwise: a version of it beside the first one.

use super::conversation::Common;
use super::keys_of_text::pressed;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look, escaped};
use crate::words;
use domain::workspaces::chat::AskThread;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use texts::keys;

/// A button that opens the question as a form. It opens and asks without scripts.
#[component]
pub(super) fn EditQuestion(
    turn: u32,
    /// The turn that the question follows.
    parent: Option<u32>,
    question: String,
    /// Whether texts went along with it; they go along with its other versions too.
    has_attachments: bool,
    common: Common,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AskThread>::new();
    let (whole, area) = (NodeRef::<html::Details>::new(), NodeRef::<html::Textarea>::new());
    let navigate = use_navigate();
    form.on_answer(move |_, asked| {
        common.around.jump.set(Some(asked.turn));
        navigate(&format!("/client/chat/{}?at={}", asked.id, asked.turn), Default::default());
    });
    let opened = move |_| {
        let is_open = whole.get_untracked().is_some_and(|whole| whole.open());
        if let Some(area) = area.get_untracked().filter(|_| is_open) {
            let _ = area.focus();
        }
    };
    let id = format!("chat-version-{turn}");
    let error = form.error("text");
    let along = has_attachments.then(|| view! { <input type="hidden" name="attachmentsOf" value=turn.to_string()/> });
    let (error_id, is_wrong) = (format!("{id}-error"), move || error.with(|error| error.is_some().then_some("true")));
    view! {
        <details class="chat-edit" data-edit="" node_ref=whole on:toggle=opened>
            <summary class=Look::Quiet.class()>{texts.text(keys::chat::EDIT)}</summary>
            <OperationForm form class="chat-composer">
                <input type="hidden" name="thread" value=common.thread.to_string()/>
                <input type="hidden" name="parent" value=parent.unwrap_or_default().to_string()/>
                {along}
                <Field id=id.clone() label=texts.text(keys::chat::OTHER_QUESTION) hint=None error>
                    <textarea
                        class="input"
                        id=id
                        name="text"
                        rows="3"
                        dir="auto"
                        aria-describedby=error_id
                        aria-invalid=is_wrong
                        node_ref=area
                        on:keydown=move |event| pressed(&event)
                        inner_html=escaped(&question)
                    ></textarea>
                </Field>
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" icon="git-branch" busy=form.pending()>
                        {texts.text(keys::chat::ASK_OTHERWISE)}
                    </Button>
                </div>
            </OperationForm>
        </details>
    }
    .erased()
}
