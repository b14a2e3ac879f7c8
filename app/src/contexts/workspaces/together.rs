//! What colleagues do with a run: hand it over, and show it to each other.

use super::colleague_field::ColleagueField;
use crate::forms::{Form, OperationForm};
use crate::port::{Erased, Known};
use crate::ui::{Alert, Button, TextArea, Tone};
use crate::words;
use domain::kernel::{ExecutionId, PersonId};
use domain::workspaces::{AssignExecution, Colleague, ShareExecution};
use leptos::prelude::*;
use texts::keys;

/// Who looks after it.
#[component]
pub(super) fn Assign(
    id: ExecutionId,
    to: Option<PersonId>,
    colleagues: Known<Vec<Colleague>>,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AssignExecution>::new();
    form.on_answer(move |_, ()| changed.run(()));
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <ColleagueField
                id="run-assignee"
                label=texts.text(keys::workspaces::ASSIGN_TITLE)
                colleagues
                error=form.error("personId")
                or_nobody=Some(to)
            />
            <div class="actions">
                <Button r#type="submit" icon="handshake" busy=form.pending()>{texts.text(keys::workspaces::ASSIGN)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}

/// Shows it to a colleague.
#[component]
pub(super) fn Share(id: ExecutionId, colleagues: Known<Vec<Colleague>>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<ShareExecution>::new();
    let is_told = RwSignal::new(false);
    form.on_answer(move |_, ()| is_told.set(true));
    view! {
        <section class="section" aria-labelledby="run-share">
            <h2 class="t-md" id="run-share">{texts.text(keys::workspaces::SHARE_TITLE)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <ColleagueField
                    id="run-colleague"
                    label=texts.text(keys::workspaces::COLLEAGUE)
                    colleagues
                    error=form.error("personId")
                    or_nobody=None
                />
                <TextArea
                    form="share"
                    name="note"
                    label=texts.text(keys::workspaces::NOTE)
                    error=form.error("note")
                />
                <div class="actions">
                    <Button r#type="submit" icon="share-2" busy=form.pending()>{texts.text(keys::workspaces::SHARE)}</Button>
                </div>
            </OperationForm>
            <Show when=move || is_told.get()>
                <Alert tone=Tone::Success live=true>
                    <p>{texts.text(keys::workspaces::SHARE_DONE)}</p>
                </Alert>
            </Show>
        </section>
    }
    .erased()
}
