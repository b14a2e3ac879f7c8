//! The form that has the whole index written again.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, Toasts};
use crate::words;
use domain::knowledge::ingestion::EmbedAnew;
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// Has every document of the tenant read and embedded again.
#[component]
pub(super) fn EmbedAnewForm(on_done: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EmbedAnew>::new();
    let fold = NodeRef::<html::Details>::new();
    form.on_answer(move |_, _| {
        Toasts::get().done(texts.text(keys::ingestion::ANEW_DONE).to_owned());
        // Folded away it no longer keeps the page from following what changes.
        if let Some(fold) = fold.get_untracked() {
            fold.set_open(false);
        }
        on_done.run(());
    });
    view! {
        <details class="confirm" node_ref=fold>
            <summary class=Look::Secondary.class()>{texts.text(keys::ingestion::ANEW)}</summary>
            <div class="confirm-body">
                <p class="t-sm">{texts.text(keys::ingestion::ANEW_TEXT)}</p>
                <OperationForm form>
                    <input type="hidden" name="all" value="true"/>
                    <Button look=Look::Primary r#type="submit" icon="refresh-cw" busy=form.pending()>
                        {texts.text(keys::ingestion::ANEW)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
