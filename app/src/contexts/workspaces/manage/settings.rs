//! What a workspace is called, who works in it, how long it keeps what was said, and putting it away.

use super::change::who_options;
use super::may_manage_all;
use crate::forms::{Confirm, Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field, Look, SelectField, TextField, Toasts};
use crate::words;
use domain::kernel::WorkspaceId;
use domain::workspaces::{ArchiveWorkspace, EditWorkspace, RestoreWorkspace, SetRetention, WorkspaceDetail};
use leptos::prelude::*;
use texts::keys;

const FORM: &str = "edit-workspace";

#[component]
pub(super) fn SettingsTab(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let (id, archived, is_main, days) = (detail.id, detail.archived, detail.is_main, detail.retention_days);
    let all = may_manage_all();
    view! {
        {(!archived).then(|| view! { <Edit detail changed/> })}
        {(all && !archived).then(|| view! { <Retention id days changed/> })}
        {(all && !is_main).then(|| view! { <PutAway id archived changed/> })}
    }
    .erased()
}

#[component]
fn Edit(detail: WorkspaceDetail, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<EditWorkspace>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::workspace::SAVED).to_owned());
        changed.run(());
    });
    let chosen = if detail.everybody { "true" } else { "false" };
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::workspace::EDIT)}</h2>
            <OperationForm form>
                <input type="hidden" name="id" value=detail.id.to_string()/>
                <input type="hidden" name="version" value=detail.version.to_string()/>
                <TextField form=FORM name="name" label=texts.text(keys::workspace::NAME) error=form.error("name") value=detail.name/>
                <TextField
                    form=FORM
                    name="purpose"
                    label=texts.text(keys::workspace::PURPOSE)
                    hint=texts.text(keys::workspace::PURPOSE_HINT)
                    error=form.error("purpose")
                    value=detail.purpose
                />
                <SelectField
                    form=FORM
                    name="everybody"
                    label=texts.text(keys::workspace::WHO)
                    error=form.error("everybody")
                    options=who_options()
                    chosen
                />
                <div class="actions">
                    <Button look=Look::Primary r#type="submit" busy=form.pending()>{texts.text(keys::workspace::SAVE)}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

#[component]
fn Retention(id: WorkspaceId, #[prop(optional_no_strip)] days: Option<u16>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<SetRetention>::new();
    let toasts = Toasts::get();
    form.on_answer(move |_, ()| {
        toasts.done(texts.text(keys::workspace::SAVED).to_owned());
        changed.run(());
    });
    let days = days.map(|days| days.to_string()).unwrap_or_default();
    view! {
        <section class="section prose">
            <h2 class="t-md">{texts.text(keys::workspace::RETENTION)}</h2>
            <p class="t-sm text-fg-muted">{texts.text(keys::workspace::RETENTION_TEXT)}</p>
            <OperationForm form>
                <input type="hidden" name="id" value=id.to_string()/>
                <Field
                    id="retention-days"
                    label=texts.text(keys::workspace::RETENTION_DAYS)
                    hint=Some(texts.text(keys::workspace::RETENTION_HINT))
                    error=form.error("days")
                >
                    <input
                        class="input"
                        id="retention-days"
                        name="days"
                        inputmode="numeric"
                        autocomplete="off"
                        dir="ltr"
                        value=days
                        aria-describedby="retention-days-error retention-days-hint"
                    />
                </Field>
                <div class="actions">
                    <Button r#type="submit" busy=form.pending()>{texts.text(keys::workspace::SAVE)}</Button>
                </div>
            </OperationForm>
        </section>
    }
    .erased()
}

#[component]
fn PutAway(id: WorkspaceId, archived: bool, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let (away, back) = (Form::<ArchiveWorkspace>::new(), Form::<RestoreWorkspace>::new());
    away.on_answer(move |_, ()| changed.run(()));
    back.on_answer(move |_, ()| changed.run(()));
    let id = id.to_string();
    let button = if archived {
        let (label, question) = (texts.text(keys::workspace::RESTORE), texts.text(keys::workspace::RESTORE_QUESTION));
        view! { <Confirm form=back id label question/> }.erased()
    } else {
        let (label, question) = (texts.text(keys::workspace::ARCHIVE), texts.text(keys::workspace::ARCHIVE_QUESTION));
        view! { <Confirm form=away id label question look=Look::Danger/> }.erased()
    };
    view! { <section class="section">{button}</section> }.erased()
}
