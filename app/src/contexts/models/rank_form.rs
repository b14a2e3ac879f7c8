//! The form that gives a provider another place in the order, behind a button of its row.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look};
use crate::words;
use domain::models::RankModelProvider;
use leptos::prelude::*;
use texts::keys;

/// The button that opens the form.
#[component]
pub(super) fn RankForm(id: String, rank: u32, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RankModelProvider>::new();
    form.on_answer(move |_, _| changed.run(()));
    let control = format!("rank-{id}");
    view! {
        <details class="confirm">
            <summary class=Look::Secondary.class()>{texts.text(keys::models::CHANGE_RANK)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="id" value=id/>
                    <Field
                        id=control.clone()
                        label=texts.text(keys::models::RANK)
                        hint=Some(texts.text(keys::models::RANK_HINT))
                        error=form.error("rank")
                    >
                        <input class="input" id=control name="rank" inputmode="numeric" dir="ltr" value=rank.to_string()/>
                    </Field>
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::models::SAVE)}</Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}
