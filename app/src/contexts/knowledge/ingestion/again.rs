use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, Toasts};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::ingestion::RetryIngestion;
use leptos::prelude::*;
use texts::keys;

/// Has a document read again.
#[component]
pub(super) fn AgainButton(id: DocumentId, on_done: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RetryIngestion>::new();
    form.on_answer(move |_, ()| {
        Toasts::get().done(texts.text(keys::ingestion::AGAIN_DONE).to_owned());
        on_done.run(());
    });
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <Button look=Look::Secondary r#type="submit" icon="refresh-cw" busy=form.pending()>
                {texts.text(keys::ingestion::AGAIN)}
            </Button>
        </OperationForm>
    }
    .erased()
}
