//! The form that gives a file another name.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Field};
use crate::words;
use domain::files::RenameFile;
use domain::kernel::FileId;
use leptos::prelude::*;
use texts::keys;

/// Gives a file another name.
#[component]
pub(super) fn RenameForm(id: FileId, name: String, on_done: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RenameFile>::new();
    form.on_answer(move |_, ()| on_done.run(()));
    let error = form.error("name");
    view! {
        <OperationForm form>
            <input type="hidden" name="id" value=id.to_string()/>
            <Field id="rename-name" label=texts.text(keys::files::NAME) hint=None error>
                <input
                    class="input"
                    id="rename-name"
                    name="name"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    value=name
                    aria-describedby="rename-name-error"
                    aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                />
            </Field>
            <div class="actions">
                <Button r#type="submit" icon="pencil" busy=form.pending()>{texts.text(keys::files::RENAME)}</Button>
            </div>
        </OperationForm>
    }
    .erased()
}
