use super::move_on::move_on;
use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, Toasts};
use crate::words;
use domain::Operation;
use domain::kernel::DocumentId;
use domain::knowledge::DocumentEdited;
use domain::knowledge::suggesting::{AcceptSuggestion, DismissSuggestion, Suggested};
use leptos::prelude::*;
use texts::keys;

/// Takes a suggestion, or dismisses it.
#[component]
pub(super) fn Settle(
    id: DocumentId,
    what: Suggested,
    /// Which row it is in.
    row: usize,
    /// Shows the document anew.
    changed: Callback<()>,
    /// Shows the suggestions anew.
    again: Callback<()>,
    /// Learns that it was settled for this document.
    settled: RwSignal<Option<DocumentId>>,
) -> impl IntoView {
    let texts = words::texts();
    let toasts = Toasts::get();
    let is_settled = move || {
        settled.set(Some(id));
        move_on(row);
    };
    let accept = Form::<AcceptSuggestion>::new();
    accept.on_answer(move |sent, edited| {
        toasts.done(accepted(&sent, &edited));
        is_settled();
        changed.run(());
    });
    let dismiss = Form::<DismissSuggestion>::new();
    dismiss.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::suggestions::DISMISSED).to_owned());
        is_settled();
        again.run(());
    });
    let accept = button(accept, (id, &what), (Look::Secondary, texts.text(keys::suggestions::ACCEPT)));
    let dismiss = button(dismiss, (id, &what), (Look::Quiet, texts.text(keys::suggestions::DISMISS)));
    view! {
        {accept}
        {dismiss}
    }
    .erased()
}

/// A button that settles it this way: a form, so that it does before scripts are there as well.
fn button<O: Operation>(
    form: Form<O>,
    (id, what): (DocumentId, &Suggested),
    (look, label): (Look, &'static str),
) -> AnyView {
    let (name, value) = member(what);
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name=name value=value/>
            <Button look r#type="submit" busy=form.pending()>{label}</Button>
        </OperationForm>
    }
    .erased()
}

/// What was done, and for a link where it stands now.
fn accepted(sent: &AcceptSuggestion, edited: &DocumentEdited) -> String {
    let texts = words::texts();
    if sent.tag.is_some() {
        return texts.text(keys::suggestions::TAGGED).to_owned();
    }
    texts.fill(keys::suggestions::LINKED, &[("version", &edited.version.to_string())])
}

/// The member of the operations that names it.
fn member(what: &Suggested) -> (&'static str, String) {
    match what {
        Suggested::Tag(tag) => ("tag", tag.clone()),
        Suggested::Link(to) => ("link", to.to_string()),
    }
}
