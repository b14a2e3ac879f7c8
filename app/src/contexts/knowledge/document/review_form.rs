//! What somebody who was asked says to a version: yes, or no and why.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, TextArea, Toasts};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::{ApproveDocument, RejectDocument};
use leptos::prelude::*;
use texts::keys;

/// Both answers. They work without scripts.
#[component]
pub(super) fn ReviewForm(id: DocumentId, version: u32, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (yes, no) = (Form::<ApproveDocument>::new(), Form::<RejectDocument>::new());
    let toasts = Toasts::get();
    yes.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::APPROVED).to_owned());
        changed.run(());
    });
    no.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::knowledge_pages::REJECTED).to_owned());
        changed.run(());
    });
    let which = move || {
        view! {
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
        }
    };
    view! {
        <div class="actions items-start">
            <OperationForm form=yes class="contents">
                {which()}
                <Button look=Look::Primary r#type="submit" icon="check" busy=yes.pending()>
                    {texts.text(keys::knowledge_pages::APPROVE)}
                </Button>
            </OperationForm>
            <details class="confirm">
                <summary class=Look::Secondary.class()>{texts.text(keys::knowledge_pages::REJECT)}</summary>
                <div class="confirm-body">
                    <OperationForm form=no>
                        {which()}
                        <TextArea
                            form="reject"
                            name="why"
                            label=texts.text(keys::knowledge_pages::WHY)
                            hint=texts.text(keys::knowledge_pages::WHY_HINT)
                            error=no.error("why")
                        />
                        <div class="actions">
                            <Button look=Look::Danger r#type="submit" busy=no.pending()>
                                {texts.text(keys::knowledge_pages::REJECT)}
                            </Button>
                        </div>
                    </OperationForm>
                </div>
            </details>
        </div>
    }
    .erased()
}
