//! Where a question is typed: the text, what goes along with it, and who answers.

use super::attached::{AttachButton, Attachments};
use super::keys_of_text::pressed;
use super::model_choice::ModelChoice;
use crate::forms::{Form, OperationForm};
use crate::frame::actor;
use crate::port::{Erased, Inside};
use crate::ui::{Button, Field, Look};
use crate::words;
use domain::Operation;
use domain::policy::{self, Permission, Subject};
use domain::workspaces::chat::Attachment;
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// The form of a question. Enter sends it.
#[component]
pub(super) fn Composer<O: Operation>(
    form: Form<O>,
    /// The field of the text, for who puts something into it.
    area: NodeRef<html::Textarea>,
    /// What the field is called.
    label: &'static str,
    /// The operation's other members.
    children: Inside,
) -> impl IntoView {
    let texts = words::texts();
    let attachments = RwSignal::new(Vec::<Attachment>::new());
    form.on_answer(move |_, _| attachments.set(Vec::new()));
    let (wrong, wrong_along) = (form.error("text"), form.error("attachments"));
    let may_read =
        actor().is_some_and(|actor| policy::may(&actor, Permission::ReadKnowledge, &Subject::default()).is_ok());
    // The form falls back on what is marked when it was sent, so that the choice holds for the next question too.
    let is_on = RwSignal::new(false);
    let from_documents = may_read.then(|| {
        view! {
            <label class="tick-line">
                <input
                    type="checkbox"
                    name="documents"
                    value="true"
                    checked=move || is_on.get()
                    on:change=move |event| is_on.set(event_target_checked(&event))
                />
                <span>{texts.text(keys::answers::FROM_DOCUMENTS)}</span>
            </label>
        }
    });
    let is_wrong = move || wrong.with(|wrong| wrong.is_some().then_some("true"));
    view! {
        <OperationForm form class="chat-composer">
            {children.show()}
            <Field id="chat-text" label hint=Some(texts.text(keys::chat::KEYS_HINT)) error=wrong>
                <textarea
                    class="input"
                    id="chat-text"
                    name="text"
                    rows="2"
                    dir="auto"
                    aria-describedby="chat-text-error chat-text-hint"
                    aria-invalid=is_wrong
                    node_ref=area
                    on:keydown=move |event| pressed(&event)
                ></textarea>
            </Field>
            <Attachments attachments error=wrong_along/>
            <div class="chat-send">
                <AttachButton attachments/>
                <ModelChoice/>
                {from_documents}
                <Button look=Look::Primary r#type="submit" icon="arrow-up" busy=form.pending()>
                    {texts.text(keys::chat::SEND)}
                </Button>
            </div>
        </OperationForm>
    }
    .erased()
}
